"""The base of every error that the project raises on purpose."""


class SamgrafError(Exception):
    """Something the user can act on; the message is one sentence that says what to do."""
