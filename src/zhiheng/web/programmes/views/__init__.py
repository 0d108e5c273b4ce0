"""The pages of programmes and cycles."""
