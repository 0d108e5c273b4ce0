"""Pages of experts, panels, pledges and conflicts."""
