"""Minutes of a made-up country as files in the layouts and formats of real ones, with their truth, and scores."""
