"""What is done with experts, panels, pledges and conflicts, by noun."""
