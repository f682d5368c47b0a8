"""Ways to every number of a report from its printed queries alone, by another engine and plain loops."""
