"""The minutes with everything marked that the graph rests on."""
