"""What templates of results use."""
