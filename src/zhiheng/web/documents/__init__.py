"""Documents (要点说明) on pages: the editor of those that save themselves, and how they look for reading and print."""
