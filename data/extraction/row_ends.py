"""Where a row of an attendance list ends that a converter or a secretary has run on: before what tells of others."""

from __future__ import annotations

import re
from functools import cache

from data.lexicon import any_of

_AND_I = re.compile(r",?\s(?:och|samt|o)\s(?:jag(?:\ssjälv)?|undertecknad)\s*\.?\s*\Z")  # "Eva Ek, Kil och jag"

# "Ej med: Eva Ek, Kil (sjuk). Ale svarade inte."
_SENTENCE_BEHIND = re.compile(r"(?<=\)\.\s)(?=[A-ZÅÄÖ][\w-]+\s[a-zåäö]+(?:de|te)\s(?:inte|ej)\s)")


def end_of_row(text: str, start: int, end: int) -> int:
    """Return where a row ends: before a sentence on others, a label of the front page, or the writer's "och jag"."""
    label = _label_at_end().search(text, start, end)
    end = others_told(text, start, label.start() if label else end)
    sentence = _SENTENCE_BEHIND.search(text, start, end)
    end = sentence.start() if sentence else end
    own = _AND_I.search(text, start, end)
    return own.start() if own else end


def others_told(text: str, start: int, end: int) -> int:
    """Return where, behind a list, a sentence begins that tells of others ("Dessutom deltog Eva Ek"); else ``end``."""
    others = _others_behind().search(text, start, end)
    return others.start() if others else end


@cache
def _others_behind() -> re.Pattern[str]:
    away = rf"[A-ZÅÄÖ][^.;:]{{0,80}}?\s{any_of('attendance.told.absent_after')}(?!\w)"  # "Kil och Ale deltog inte"
    return re.compile(
        rf"(?<=[.;]\s)(?:{tells_of_others().pattern}|{tells_who_sent().pattern}|{away}|Från\s[^.;:]{{3,60}}?\shade\s)"
    )


@cache
def tells_who_sent() -> re.Pattern[str]:
    """Return a pattern for a line that begins with who sent somebody, or nobody ("Kil och Ale företräds av Arvika")."""
    sent = any_of("attendance.told.standing_for")
    return re.compile(rf"[A-ZÅÄÖ][^.:;()]{{2,60}}?\s{sent}\s")


@cache
def tells_of_others() -> re.Pattern[str]:
    """Return a pattern for the words that begin a sentence on others than a list's ("Dessutom deltog")."""
    told = any_of(*(f"attendance.told.{words}_before" for words in ("absent", "guest", "present")))
    return re.compile(rf"(?i:{told})\s*:?\s(?=[A-ZÅÄÖ])")


@cache
def _label_at_end() -> re.Pattern[str]:
    """A label of the front page that stands behind a name with its numbers ("Eva Ek Paragrafer 3 - 7")."""
    return re.compile(rf"(?<=\w)\s+(?=[A-ZÅÄÖ])(?i:{any_of('headings.header.other')})\s[\d\s–-]*\d$")
