"""What the graph says as a network: projections, measures, and how sure one can be of them."""
