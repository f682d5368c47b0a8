"""From files to records: the minutes, the reference data, the readers and the extraction."""
