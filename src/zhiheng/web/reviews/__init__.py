"""Reviews: independent score sheets, what the panel agrees, and who goes on."""
