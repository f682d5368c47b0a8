"""What happened and what is to come, by day: of everything, or of what concerns one thing."""
