"""After the announcement: winners, their certificates and award money."""
