"""Checks of the SPARQL protocol that run against any endpoint: ours in the tests, the peers' in the benchmarks."""
