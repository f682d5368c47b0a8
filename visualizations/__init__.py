"""What one looks at: overviews, maps, timelines, charts and reports."""
