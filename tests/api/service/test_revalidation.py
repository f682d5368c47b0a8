from __future__ import annotations

import pytest

from api.service.revalidation import names_tag


@pytest.mark.parametrize(
    ("header", "tag", "named"),
    [
        ('"a"', '"a"', True),
        ('W/"a"', '"a"', True),
        ('"b", W/"a"', 'W/"a"', True),
        ('"ab"', '"a"', False),
        ("a", '"a"', False),
        ("*", '"a"', False),
        ("", '"a"', False),
        (None, '"a"', False),
    ],
)
def test_a_tag_is_named_weak_or_not_and_whole(header: str | None, tag: str, named: bool) -> None:
    assert names_tag(header, tag) is named
