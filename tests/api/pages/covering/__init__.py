"""The page of coverage, piece by piece and whole."""
