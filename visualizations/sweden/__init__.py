"""Sweden's municipalities and counties on a plane: their shapes, classes of what is measured, ties as curves."""
