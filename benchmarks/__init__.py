"""How fast the graph works beside a named peer, measured in the same run."""
