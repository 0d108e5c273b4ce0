"""What the benchmarks share: the seasons they run on, and how they time."""
