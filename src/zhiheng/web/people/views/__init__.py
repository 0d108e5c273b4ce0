"""Pages of sign-in, accounts, people and organisations."""
