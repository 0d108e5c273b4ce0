"""The pages of the committee's meeting, by noun."""
