"""The page of coverage: what is in the graph, what is not, and why."""
