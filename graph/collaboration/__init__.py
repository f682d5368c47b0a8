"""From the index of a generation and a choice to the network of those who collaborate."""
