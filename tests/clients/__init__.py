"""Real clients against the running service: their answers are those of the engine itself on the same store."""
