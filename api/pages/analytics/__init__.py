"""The pages on which a planner reads what the network of collaboration says: one for each analysis, one for all."""
