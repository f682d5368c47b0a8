"""REST under /api/v1/: plain JSON and CSV for those who want no SPARQL."""
