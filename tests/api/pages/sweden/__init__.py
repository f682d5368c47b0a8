"""The geographic map, piece by piece and whole."""
