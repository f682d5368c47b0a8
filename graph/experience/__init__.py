"""Who knows about a subject: from words to what minutes say of it, and to who had a part in that."""
