"""From records to a graph, and what the graph says."""
