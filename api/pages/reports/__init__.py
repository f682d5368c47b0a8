"""The page on which a planner chooses a report, watches it being made, reads it and takes it along."""
