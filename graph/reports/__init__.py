"""The graph to reports: what they say, whatever file they become."""
