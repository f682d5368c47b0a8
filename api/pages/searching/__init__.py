"""The page of a search, with answers to questions before what is found."""
