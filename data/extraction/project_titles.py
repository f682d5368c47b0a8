"""An item's title in, whether its own words say that it names a project, and which of two names is the other's, out."""

from __future__ import annotations

import re
from functools import cache

from data.extraction.project_sayings import QUOTED
from data.lexicon import any_of

_APPLIED_FIRST = re.compile(r"^Ansökan\s(?:till|hos)\s[^:]{3,60}:\s[A-ZÅÄÖ]")
_STAGE = re.compile(r",\s(?:etapp|fas|steg)\s\d\b")  # "Gemensam växel, etapp 2"
_APPLIED = re.compile(r"\s[–—-]\s(?:[a-zåäö]+)?ansökan\s(?:till|hos)\s")  # "Grön väg – ansökan till Vinnova"


def says_project(title: str) -> bool:
    """Say whether a title names a project by a word in it: what it is, that it is applied for, or its stage."""
    if _labelled().match(title) or _by_kind().match(title):
        return True
    return any(sign.search(title) for sign in (_APPLIED, _APPLIED_FIRST, _STAGE))


@cache
def _nameless() -> re.Pattern[str]:
    """A title that speaks of a project without naming it ("Efter projektet", "Årets projekt", "Projektets ekonomi")."""
    noun = any_of("projects.nouns")
    return re.compile(rf"(?:[\w-]+\s(?:[a-zåäö]+\s)*)?{noun}\W*|{any_of('projects.of_the_project')}\s.*", re.IGNORECASE)


def only_speaks_of_one(title: str) -> bool:
    """Say whether a title speaks of a project without naming it."""
    inner = title[1:] if not title.isupper() else ""
    return inner.islower() and not any(mark in title for mark in '"”:–') and _nameless().fullmatch(title) is not None


@cache
def _labelled() -> re.Pattern[str]:
    """A title that a word for a project opens: "Projekt: Grön väg"."""
    after = r"(?:(?:\som\s[a-zåäö]+)?(?:\s?[:,]|\s[–-])\s|\s(?-i:(?=[A-ZÅÄÖ])))"
    return re.compile(rf"(?:nya?\s|nytt\s)?{any_of('projects.title_labels')}{after}", re.IGNORECASE)


@cache
def _by_kind() -> re.Pattern[str]:
    """A title that begins with what an effort is, which its name goes on with: "Övning Havsörn"."""
    return re.compile(rf"(?i:{any_of('projects.kinds_in_names')})\s[A-ZÅÄÖ]")


def is_quoted(name: str, title: str) -> bool:
    """Say whether a title has a name in quotation marks, so that it is nobody's ("Maria Kil")."""
    quoted = QUOTED.search(title)
    return quoted is not None and quoted["name"] == name


def names_more(name: str, inner: str) -> bool:
    """Say whether a title's name begins with one that the text uses and goes on with what is the name's too."""
    rest = name[len(inner) :]
    return name.startswith(f"{inner} ") and not rest.startswith(" till ")


def same_name(name: str, title: str) -> bool:
    """Say whether a name found in the text is that of the title, or a longer form of it."""
    return name.casefold() in title.casefold() or title.casefold() in name.casefold()
