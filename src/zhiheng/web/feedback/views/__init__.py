"""The pages of feedback reports: those of the office, and the applicant's."""
