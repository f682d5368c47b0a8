"""What a person's name looks like: its words, and where one begins and ends in a run of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from data.extraction.given_names import is_given_name, is_surname
from data.extraction.organisation_names import ends_as_organisation
from data.lexicon import all_words, either, words

# The parts of the lexicon whose words stand beside names where a converter lost the line ends.
_NAMELESS = ("attendance", "functions", "header", "paper", "end_matter", "meeting_words",
             "agenda.list", "agenda.openings", "agenda.endings")  # fmt: skip
PARTICLES = frozenset(
    [
        "af",
        "von",
        "v",
        "v.",
        "van",
        "de",
        "der",
        "da",
        "di",
        "do",
        "du",
        "dos",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "ter",
        "ten",
        "zu",
        "zum",
        "zur",
        "y",
        "mc",
        "mac",
    ]
)

_UPPER = r"A-ZÅÄÖÉÈÜØÆÁÀÂÍÓÔÚÝŠŽČĆĐŁŚŻÇÑÐÞĞİŞÎËÏÖ"
NAME_WORD = (
    rf"(?:[{_UPPER}][a-zåäö]{{0,4}}:(?:son|[a-zåäö])(?!\w)|[{_UPPER}]:[a-zåäö]+(?!\w)|[{_UPPER}][\w’'´`]*(?:\s?-\s?[{_UPPER}][\w’'´`]+|-[{_UPPER}](?!\w)|-(?![{_UPPER}])[\w’']+)*"
    rf"|[dDlO]['’][{_UPPER}]\w+|[aeAE]l-[{_UPPER}]\w+)"
)
_QUOTATION_MARKS = frozenset('"”“»')
_APOSTROPHES = ("'", "’")
_QUOTED = r"[\"”“»][A-ZÅÄÖ](?:[a-zåäö]+|-[A-ZÅÄÖ])[\"”“«]"
NICKNAME = re.compile(rf"\s(?P<quoted>{_QUOTED})(?=\s)")
"""What somebody is called, in quotation marks inside the full name."""
# Most words are of letters alone and end there, which needs no look at the other forms.
_PLAIN_LOWER = r"[a-uw-zåäö][a-zåäö]+(?![\w’'´`.-])"
_PLAIN_CAPITAL = rf"[{_UPPER}][a-zåäö]+(?![\w’'´`:]|\s?-)"
_WORD = re.compile(
    rf"{_PLAIN_LOWER}|{either(words('names.of_several_words'))}|{_PLAIN_CAPITAL}|{_QUOTED}(?=\s[{_UPPER}])|[{_UPPER}]\.|v\.(?=\s[{_UPPER}])|[^\W\d_]\w*-(?=\s(?:och|samt|eller)\b)|{NAME_WORD}|[^\W\d_][\w’'´`.-]*[\w’'´`]|[^\W\d_]"
)
_QUOTED_ALONE = re.compile(_QUOTED)
_NAME_WORD = re.compile(NAME_WORD)
_HYPHEN = re.compile(r"\s*-\s*")
_SPACE = re.compile(r"\s+")
_REMEMBERED = 16_384  # words
PRESENCE_MARK = "X"
"""What stands after a name, or in a column, where its bearer was there."""
_ONLY_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,4}")  # "MR Syd": letters that stand for something
_INITIAL = re.compile(rf"^[{_UPPER}]\.?$")
_SURNAME_ENDING = re.compile(
    r"(?:sson|sen|berg|ström|lund|gren|qvist|kvist|quist|dahl|dal|man|mann|ell|én|ius|blad|stedt|stad|feldt|felt|holm|hag|hagen"
    r"|löf|löv|rot|roth|bäck|beck|stam|vall|wall|mark|nder|sjö|näs|borg|hed|lind|rud|strand|land|fors|björk|skog|skiöld"
    r"|sköld|hult|ander|ing|ung|ner|ler|sten|malm|rud|ström|vik|wik|åker|edt|tén|ović|ovic|ić|ic|wski|ska|ski|nen|oğlu|zadeh|pour|ian)$"
)


_SURNAME_IN_CAPITALS = re.compile(
    rf"(?P<surname>(?:(?:DE|VON|AF)\s)?[{_UPPER}]{{4}}[{_UPPER}'’-]*(?:\s(?:[{_UPPER}'’-]{{2,}}|[a-z]{{2,3}}))*)\s"
    rf"(?P<given>[{_UPPER}][^\W\d_{_UPPER}]\S*(?:\s[{_UPPER}][^\W\d_{_UPPER}]\S*)*)"
)


_new = tuple.__new__  # half the time that a named tuple's own takes


class Word(NamedTuple):
    """One word of a text, at ``start`` to ``end``.

    A named tuple, as a text has thousands of them and a dataclass takes four times as long to make.
    """

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        text = self.text
        first = text[0]
        if first.isupper() or first in _QUOTATION_MARKS:
            return True
        second = text[1:2]
        return (second in _APOSTROPHES and text[2:3].isupper()) or (text.startswith("l-", 1) and text[3:4].isupper())


def split_words(text: str, offset: int = 0) -> list[Word]:
    """Return the words of ``text``; a spaced hyphen inside a double name ("Jean- Michel") holds it together."""
    if not offset:
        return [_new(Word, (match.group(), *match.span())) for match in _WORD.finditer(text)]
    return [_new(Word, (match.group(), offset + match.start(), offset + match.end())) for match in _WORD.finditer(text)]


def is_initial(word: str) -> bool:
    """Say whether ``word`` is a single capital letter, with or without its full stop."""
    return bool(_INITIAL.match(word))


@lru_cache(_REMEMBERED)
def looks_like_surname(word: str) -> bool:
    """Say whether ``word`` is a common Nordic surname or is built like one."""
    return is_surname(word) or (bool(_SURNAME_ENDING.search(word.casefold())) and len(word) > 4)


def is_abbreviation(word: str) -> bool:
    """Say whether ``word`` is several capitals, no part of a name that is written otherwise ("Eva Ek SPF")."""
    return len(word) > 1 and word.isupper() and word.replace("-", "").isalpha()


@lru_cache(_REMEMBERED)
def is_name_word(word: str) -> bool:
    """Say whether ``word`` could be part of a name by its letters alone."""
    if word in words("names.of_several_words"):
        return True
    return _NAME_WORD.fullmatch(word) is not None and not any(character.isdigit() for character in word)


def clean_name(text: str) -> str:
    """Return a name as it is spoken of: spaces folded, "ANNA EK" and "EK Anna" as "Anna Ek"."""
    text = _HYPHEN.sub("-", _SPACE.sub(" ", text)).strip(" ,.;:-–")
    if len(text) > 3 and text.isupper():
        return _capitalised(text)
    turned = _SURNAME_IN_CAPITALS.fullmatch(text)
    return f"{turned['given']} {_capitalised(turned['surname'])}" if turned else text


def plain_name(name: str) -> str:
    """Return a name without what may differ between a list and a signature: case and hyphens."""
    return name.casefold().replace("-", " ")


def _capitalised(text: str) -> str:
    return re.sub(
        r"[^\W\d_]+",
        lambda match: match.group().lower() if match.group().casefold() in PARTICLES else match.group().capitalize(),
        text,
    )


@cache
def _heading_words() -> frozenset[str]:
    """Return the words of headings, labels and titles of items: none of them is part of a name."""
    phrases = frozenset().union(*(all_words(f"headings.{section}") for section in _NAMELESS))
    found = {part for phrase in phrases for part in phrase.casefold().split() if len(part) > 2}
    return frozenset(word for word in found if not is_given_name(word) and not is_surname(word))


@lru_cache(_REMEMBERED)
def is_stop_word(word: str) -> bool:
    """Say whether a capitalised word ends a name: a heading's word, or one for an organisation ("…förbundet")."""
    folded = word.casefold().rstrip(".")
    if (
        folded in _heading_words()
        or folded in words("titles.acting")
        or folded.rsplit("-", 1)[-1] in words("organisations.never_names")
    ):
        return True
    return (ends_as_organisation(folded) or ends_as_organisation(folded.removesuffix("s"))) and not is_surname(folded)


def name_at(words: list[Word], start: int, *, limit: int = 5) -> int:
    """Return how many words from ``start`` on read as one person's name (0: none).

    A given name opens it; capitalised words, initials and particles continue it; a further given name after
    two words begins the next person if enough words follow.
    """
    if start >= len(words) or not words[start].capital:
        return 0
    if words[start].text.endswith(".") and is_initial(words[start].text):
        # "M. J. Ek": initials count where a name goes on after them
        length = name_at(words, start + 1, limit=limit)
        return length + 1 if length else int(start + 1 == len(words) - 1 and is_name_word(words[-1].text)) * 2
    if not is_name_word(words[start].text) or _ONLY_CONSONANTS.fullmatch(words[start].text):
        return 0
    if is_stop_word(words[start].text):
        return 0
    length = 1
    while start + length < len(words) and length < limit:
        word = words[start + length]
        following = words[start + length + 1] if start + length + 1 < len(words) else None
        if word.text.casefold() in PARTICLES and not word.capital:
            ahead = 1
            while following is not None and not following.capital and following.text in PARTICLES:
                ahead += 1
                following = words[start + length + ahead] if start + length + ahead < len(words) else None
            if following is None or not following.capital:
                break
            length += ahead + 1
            continue
        if not (is_name_word(word.text) or is_initial(word.text) or is_nickname(word.text)) or is_stop_word(word.text):
            break
        if (is_abbreviation(word.text) and not is_abbreviation(words[start].text)) or word.text == PRESENCE_MARK:
            break
        if length >= 2 and _opens_next(words, start + length):
            break
        length += 1
    return length


def is_nickname(word: str) -> bool:
    """Say whether ``word`` is what somebody is called, in quotation marks."""
    return word[0] in _QUOTATION_MARKS and _QUOTED_ALONE.fullmatch(word) is not None


def _opens_next(words: list[Word], index: int) -> bool:
    """Whether the word at ``index`` is the given name of a further person."""
    if index + 1 >= len(words) or not words[index + 1].capital:
        return False
    return is_given_name(words[index].text, nordic_only=True) and not looks_like_surname(words[index].text)


def full_names(text: str, given: frozenset[str] = frozenset(), words: Sequence[Word] = ()) -> Iterator[tuple[int, int]]:
    """Yield where running text holds a full name: a known given name and what continues it.

    ``given`` are further given names, in lower case: those of the people whom the document lists, say; ``words`` are
    those of the text, where they have been split already.
    """
    words = words or split_words(text)
    index = 0
    while index < len(words):
        length = _running_name(text, words, index, given) if words[index].capital else 0
        if length:
            yield words[index].start, words[index + length - 1].end
        index += max(length, 1)


def _running_name(text: str, words: Sequence[Word], index: int, given: frozenset[str]) -> int:
    first = words[index]
    listed = first.text.casefold() in given
    if not (listed or is_given_name(first.text.rstrip("."))):
        return 0
    if not listed and is_abbreviation(first.text) and index + 1 < len(words) and not words[index + 1].text.isupper():
        return 0  # "ULF Dalarna": letters that stand for something
    joined = [first]
    for word in words[index + 1 : index + 6]:
        gap = text[joined[-1].end : word.start]
        last = joined[-1].text
        if gap != " " or (last.endswith(".") and not is_initial(last) and last not in PARTICLES):
            break
        if joined[-1].text.endswith(".") and word.text.casefold() in given:
            break
        joined.append(word)
    length = name_at(joined, 0, limit=4)
    if length < 2:
        return 0
    strong = listed or is_given_name(first.text, nordic_only=True) or looks_like_surname(joined[length - 1].text)
    return length if strong else 0
