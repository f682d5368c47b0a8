"""Questions as people put them: understood by their words, and answered with the facts of the graph."""
