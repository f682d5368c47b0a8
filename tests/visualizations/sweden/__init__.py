"""The plane map of Sweden: where its places are, what its shapes are, how what is measured is parted."""
