"""An area of the tests: a cycle's 要点说明 as fields that save themselves, on a page of their own."""
