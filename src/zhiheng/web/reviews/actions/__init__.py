"""What is done with score sheets."""
