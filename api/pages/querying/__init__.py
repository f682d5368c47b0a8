"""The page for SPARQL: a query in, its answer out as a table, a chart or a map."""
