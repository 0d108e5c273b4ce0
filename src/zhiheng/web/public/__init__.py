"""Pages for everybody, off by default: award, rules, calendar, standard, notices, winners."""
