"""From the elements of a page to the bytes of a file, a module for each kind of format."""
