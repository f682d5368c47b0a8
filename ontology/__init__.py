"""What can be said: the terms of the graph, their definitions, shapes and rules."""
