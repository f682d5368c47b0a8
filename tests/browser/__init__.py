"""The pages in a real browser, over the graph of the enclosed minutes: from the click to the evidence."""
