"""The SPARQL page, piece by piece and whole."""
