"""How one gets at the graph: the command line and the service."""
