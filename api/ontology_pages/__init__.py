"""The ontology at its own address: for programs as RDF, for people as documentation."""
