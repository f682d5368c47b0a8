"""Pages on what happened and what is to come: the timeline, and the list of promises to follow up."""
