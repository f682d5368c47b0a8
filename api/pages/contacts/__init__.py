"""The page that says whom to ask about a subject."""
