"""The data set as a whole: described for data portals and for programs, and given as files."""
