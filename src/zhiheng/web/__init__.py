"""The platform: a Django site that keeps the state of an award and calls the library."""
