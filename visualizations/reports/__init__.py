"""A report, in one language and complete, to the files in which it is read: a module a format."""
