"""What is said to people about score sheets and consensus, by noun."""
