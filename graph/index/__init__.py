"""What the build prepares for look-ups and search: one SQLite file a generation."""
