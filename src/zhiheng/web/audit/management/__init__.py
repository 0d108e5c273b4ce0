"""Commands of Django that the platform does its own way."""
