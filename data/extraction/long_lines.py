"""Whole pages that a converter set as one line: where their lines would have begun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from data.extraction.given_names import is_given_name
from data.extraction.headings import opens_list
from data.lexicon import any_of, either, table, words

LONGEST = 320  # characters; a longer line is a paragraph at least, and may be a page


@cache
def _phrases() -> str:
    """Return the heading words of the opening block as they stand in running text, with a capital."""
    attendance = [f"headings.attendance.{kind}" for kind in table("headings.attendance")]
    labels = [f"headings.header.{kind}" for kind in table("headings.header")]
    functions = either(
        form for forms in table("headings.functions").values() for form in forms if form.startswith(_SPOKEN_OUT)
    )
    listed = any_of(*attendance, *labels, "headings.agenda.list", "headings.end_matter")
    return rf"(?:{functions}|{listed})".translate(_WITHOUT_DOTS)


@cache
def _heading() -> re.Pattern[str]:
    functions = any_of(*[f"headings.functions.{role}" for role in table("headings.functions")])
    follows = r"(?=\s*[:;]|\s(?:ärenden?|punkt(?:er)?|§§?)\s?\d[\d\s–-]*:|\s+[A-ZÅÄÖ]|\s+ande\s|\s*$)"
    inside = any_of("headings.agenda.labels")
    opens = rf"(?=[A-ZÅÄÖ])(?:(?i:{_phrases()})(?!\w){follows}|(?i:{functions})\s*[:;]|(?i:{inside}):\s)"
    # "ande" is what a common converter leaves of "Beslutande".
    return re.compile(rf"(?<=\s)(?:ande(?=\s+[A-ZÅÄÖ])|{opens})")


# Functions that head a list by themselves: their words are no post that somebody holds.
_SPOKEN_OUT = ("utses", "utsedd", "att ")
_COLON = re.compile(r"(?<=\s)[A-ZÅÄÖ][\wåäö]+(?:\s[a-zåäö]+)?:")  # perhaps a heading whose letters are garbled
_LIST_AFTER_STOP = re.compile(r"(?<=[.;]\s)[A-ZÅÄÖ][\wåäö]+(?:\s[a-zåäö]+){0,2}:\s")
_LONE_NUMBER = re.compile(r"\d{1,3}\s+(?=[^\W\d]{3})(?!\w+\s*(?:\.|:))")
_LONGEST_WORD = 20
_FEWEST_COUNTED = 3
_BARE = re.compile(r"(?<=\s)(?<!§\s)(?P<number>\d{1,3})\s(?=[A-ZÅÄÖ][a-zåäö]+)")
# Recognised letters lose their dots.
_WITHOUT_DOTS = str.maketrans({"å": "[åa]", "ä": "[äa]", "ö": "[öo]"})
_PAGE = re.compile(r"(?:\d{1,3}\s)?\d{1,3}\s?(?:\(\d{1,3}\)|av\s\d{1,3}|/\d{1,3}(?=\s))\s*")  # "2 2 (11) "
_ITEM = re.compile(r"(?<=[.!?:)\w]\s)(?:§\s?\d{1,3}\b(?!\s?[-–]\s?\d)|\d{1,2}\.\s(?=[A-ZÅÄÖ][a-zåäöA-ZÅÄÖ]))")
# The head of a page that holds items: "PROTOKOLL 4 (9) Direktionen 2016-05-25 § 25 Nästa möte …".
_PAGE_OF_ITEMS = re.compile(r"[^.:;]{0,40}?\b\d{1,3}\s?\(\d{1,3}\)\s[^.:;]{0,80}?§\s\d")
_PERSON_BEHIND = re.compile(r"\s(?P<given>[A-ZÅÄÖÉ][\w-]+)(?:\s[A-ZÅÄÖÉ][\w.-]*){1,3}\s?[,(]")
_LONGEST_TITLE = 110
_LEADS_ON = (" att", " som", " om", " när", " och", " av", " från", " till", " med", " för", " i", " på")
_SENTENCE = re.compile(r"(?<=[a-zåäö)]{2}[.!?]\s)(?=[A-ZÅÄÖ][a-zåäö]+\s[a-zåäö])")


@cache
def _told_after_stop() -> re.Pattern[str]:
    """A sentence on who was not there, behind a list on the same line."""
    return re.compile(rf"(?<=[.;]\s)(?=[A-ZÅÄÖ])(?i:{any_of('attendance.told.absent_before')})\s(?=[A-ZÅÄÖ])")


@cache
def _text_begins() -> re.Pattern[str]:
    """The first words of an item's text behind its title: who acts, and how ("Nämnden godkänner …")."""
    body = rf"[A-ZÅÄÖ]?\w*(?i:{any_of('organisations.bodies', 'organisations.pronouns')})"
    acts = (
        rf"(?:{any_of('verbs.deciding')}|{either(verb for verb in words('verbs.deciding_active') if ' ' not in verb)})"
    )
    approved = rf"(?i:{any_of('verbs.deciding_present')}|läggs|lades|\w+des)"
    papers = rf"(?i:{any_of('outcomes.definite_papers')})\s{approved}"
    older = r"Protokoll(?:et)?\s(?:nr|från|\d)[^.;]{0,60}?\s(?:läggs|lades|är|godkänns|godkändes)"
    chair = r"(?:Vice\sordföranden?|Ordföranden?)\s(?:[A-ZÅÄÖ][\w-]+\s){0,3}[a-zåäö]+(?:r|de|te)"
    following = r"Nästa\s[a-zåäö]+\s(?:hålls|är|blir|äger)"
    told = any_of("verbs.reporting", "verbs.giving", "verbs.telling", "verbs.opening_reports")
    person = rf"(?P<given>[A-ZÅÄÖÉ][\w-]+)(?:\s[A-ZÅÄÖÉ][\w-]*){{1,3}}\s{told}"
    return re.compile(
        rf"(?<=[\wåäö)]\s)(?=[A-ZÅÄÖ])(?:{body}\s{acts}|{papers}|{older}|{chair}|{following}|{person}"
        r"|Till\s(?:att\s)?(?:jämte\s\w+\s)?juster\w+\s\w+)(?!\w)"
    )


def _behind_titles(text: str) -> Iterator[int]:
    """Yield where an item's text begins right behind its title, with nothing between them."""
    for item in _ITEM.finditer(text):
        at = item.end()
        while begins := _text_begins().search(text, at, item.end() + _LONGEST_TITLE):
            if begins["given"] is None or is_given_name(begins["given"]):
                title = text[item.end() : begins.start()].strip()
                if title and not re.search(r"[.!?:]\s", title) and not title.endswith(_LEADS_ON):
                    yield begins.start()
                break
            at = begins.start() + 1


def split_points(text: str) -> list[int]:
    """Return where lines begin within one long line: at heading words, items and sentences.

    Empty for a line of ordinary length.
    """
    if len(text) <= LONGEST and not ("§" in text and _PAGE_OF_ITEMS.match(text)):
        if ". " not in text and "; " not in text:
            return []
        found = {match.start() for match in _LIST_AFTER_STOP.finditer(text) if opens_list(match.group())}
        if opens_list(text):
            found |= {match.start() for match in _told_after_stop().finditer(text)}
        return sorted(found)
    found = {match.start() for match in _SENTENCE.finditer(text)}
    found |= {match.start() for match in _heading().finditer(text) if not _names_somebody(text, match)}
    found |= {match.start() for match in _ITEM.finditer(text) if not _is_no_item(text, match)}
    found |= set(_behind_titles(text))
    found |= {match.start() for match in _COLON.finditer(text) if opens_list(match.group())}
    page = _PAGE.match(text) or _LONE_NUMBER.match(text)
    return sorted({*(point for point in found if point), *_counted(text), *((page.end(),) if page else ())})


def _names_somebody(text: str, heading: re.Match[str]) -> bool:
    """Whether a heading's word is rather a given name with the surname after it ("Dag Berg")."""
    return is_given_name(heading.group()) and re.match(r"\s+[A-ZÅÄÖ][a-zåäö]", text[heading.end() :]) is not None


def _is_no_item(text: str, item: re.Match[str]) -> bool:
    """Whether a number stands for something else than an item: it limits whom it stands behind ("§ 20 Eva Ek, …")."""
    person = _PERSON_BEHIND.match(text, item.end())
    listed = item.group().startswith("§") and person is not None and is_given_name(person["given"])
    return listed or _counts_something(text, item.start())


def is_page_number(text: str) -> bool:
    """Say whether a piece of a page set as one line is the number of the page."""
    return text.strip().isdigit()


def _counts_something(text: str, start: int) -> bool:
    """Whether the number that stands somewhere belongs to the word before it: "klockan 13 och 16."."""
    if text.rfind("(", 0, start) > text.rfind(")", 0, start):
        return True
    before = text[max(0, start - _LONGEST_WORD) : start].split()
    return bool(before) and before[-1].casefold() in words("headings.before_numbers")


def _counted(text: str) -> list[int]:
    """Return where numbers without a mark count items: those that go on by one from the first of a row."""
    rows: list[list[re.Match[str]]] = []
    for match in _BARE.finditer(text):
        if text[: match.start()].rstrip().endswith(",") or _counts_something(text, match.start()):
            continue
        number = int(match["number"])
        row = next((row for row in rows if int(row[-1]["number"]) + 1 == number), None)
        if row is not None:
            row.append(match)
        else:
            rows.append([match])
    longest = max(rows, key=len, default=[])
    return [match.start("number") for match in longest] if len(longest) >= _FEWEST_COUNTED else []
