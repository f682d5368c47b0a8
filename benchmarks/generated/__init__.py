"""Made-up regional collaboration of twenty years, as large as one likes, to measure on."""
