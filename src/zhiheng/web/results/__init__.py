"""Who goes on after a phase, and the official result (综合评价): computed by the library, frozen by two persons."""
