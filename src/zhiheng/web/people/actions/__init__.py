"""What is done with accounts, roles and organisations, one module a noun."""
