"""A table of a report and how it is to be shown, to a chart: a specification, and that to SVG and PNG."""
