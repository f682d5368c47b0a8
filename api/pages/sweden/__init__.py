"""The geographic map: what the minutes say of each municipality, on a map of Sweden with its table."""
