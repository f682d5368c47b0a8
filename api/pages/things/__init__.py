"""Pages for things: from profiles to what planners read, the answer first, each fact with its proof."""
