"""From the figures of a report to the sentences that sum it up."""
