"""From answers of named queries to the facts that several parts of a report tell of."""
