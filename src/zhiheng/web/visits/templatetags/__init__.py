"""What pages of other areas show of visits."""
