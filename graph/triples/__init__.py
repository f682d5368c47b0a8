"""From resolved records to quads: one module for each named graph, one for each kind of fact."""
