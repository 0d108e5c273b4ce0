"""Site visits (现场评审): team and plan, the notice with challenges, issues, the record, integrity feedback."""
