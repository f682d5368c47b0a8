"""The commands of the command line, one module each; the graph's modules are loaded when a command runs."""
