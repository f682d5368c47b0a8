"""Pages for people: templates, their words in Swedish and English, their style."""
