"""What is known of one thing: from the index to a profile of it, a module for each kind."""
