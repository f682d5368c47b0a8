"""Search over names, titles, outcomes and passages, forgiving of how one types."""
