"""From If-None-Match and an entity tag to whether the client has the answer already (RFC 9110, section 13.1.2)."""

from __future__ import annotations


def names_tag(if_none_match: str | None, tag: str) -> bool:
    """Tell whether a header names a tag, weak or not; what ``*`` means is for the caller to say."""
    named = {one.strip().removeprefix("W/") for one in (if_none_match or "").split(",")}
    return tag.removeprefix("W/") in named
