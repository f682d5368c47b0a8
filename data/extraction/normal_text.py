"""Source text in, clean text out that knows where in the source each of its characters stands."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import ftfy.bad_codecs  # noqa: F401 (registers the forgiving codec used below)
from anyascii import anyascii

from data.lexicon import letters
from data.record import Span

# UTF-8 read as Windows-1252: a lead byte's character and the one to three that follow it.
_MOJIBAKE = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]{1,3}")
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_SPACES = frozenset(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\f\v\u2028\u2029"
)
_PLAIN = r"[\n\t -~\u00a1-\u00ac\u00ae-\u024f\u2013-\u201d\u2022\u2026]"  # characters that stand for themselves
_ALL_SOUND = re.compile(rf"{_PLAIN}*")
_SOUND = re.compile(rf"{_PLAIN}+(?={_PLAIN}|\Z)")  # the last before anything else may have an accent after it
_WORD = re.compile(r"[^\W\d_]{2,}")
_REFERENCE = re.compile(r"&(?:[a-zA-Z]{2,6}|#\d{2,4});")  # "&nbsp;", as converters leave it in Markdown
_BEYOND_LATIN = re.compile(r"(?=[^\W\d_])[^\x00-\u024f]")


@dataclass(frozen=True, slots=True)
class NormalText:
    """Clean text and, for each of its characters, the stretch of the source it came from.

    ``starts[i]`` and ``ends[i]`` are source positions of character ``i``, in Unicode code points; ``ends`` is None
    where each character is one of the source.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int] | None

    def source_span(self, start: int, end: int) -> Span:
        """Return where in the source the characters ``start`` to ``end`` (exclusive) stand."""
        last = end - 1
        return Span(self.starts[start], self.starts[last] + 1 if self.ends is None else self.ends[last])

    def kept(self, text: str, indices: Sequence[int]) -> NormalText:
        """Return ``text``, which is made of the characters at some indices of this one."""
        if self.ends is None:
            return NormalText(text, indices, None)
        starts, ends = map(self.starts.__getitem__, indices), map(self.ends.__getitem__, indices)
        return NormalText(text, tuple(starts), tuple(ends))


def normalise(source: str) -> NormalText:
    """Mend what machines did to the text: mojibake, references, combining letters, odd spaces, other scripts.

    One character of the result stands for one or more of the source (Unicode Standard Annex 15, form C, for
    letters that are written as two).
    """
    mended = {**_references(source), **_mojibake(source)}
    if not mended and _ALL_SOUND.fullmatch(source):
        return NormalText(source, range(len(source)), None)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(source):
        sound = _SOUND.match(source, position)
        if sound is not None and position not in mended:
            end = min((start for start in mended if position < start < sound.end()), default=sound.end())
            pieces.append(source[position:end])
            starts.extend(range(position, end))
            ends.extend(range(position + 1, end + 1))
            position = end
            continue
        replacement, width = mended.get(position) or _composed(source, position)
        for character in replacement:
            pieces.append(" " if character in _SPACES else character)
            starts.append(position)
            ends.append(position + width)
        position += width
    return NormalText(_without_lookalikes("".join(pieces)), tuple(starts), tuple(ends))


def _references(source: str) -> dict[int, tuple[str, int]]:
    """Return the character that each reference of HTML stands for, by position, with the reference's length."""
    found = ((match, html.unescape(match.group())) for match in _REFERENCE.finditer(source))
    return {match.start(): (character, len(match.group())) for match, character in found if len(character) == 1}


def _mojibake(source: str) -> dict[int, tuple[str, int]]:
    """Return the character that each garbled stretch stands for, by position, with the stretch's length."""
    found: dict[int, tuple[str, int]] = {}
    for match in _MOJIBAKE.finditer(source):
        for width in range(len(match.group()), 1, -1):
            character = _mended(match.group()[:width])
            if character is not None:
                found[match.start()] = (character, width)
                break
    return found


def _mended(garbled: str) -> str | None:
    """Return the one character that was read as ``garbled`` in Windows-1252 or Latin-1, if there is one."""
    for encoding in ("sloppy-windows-1252", "latin-1"):
        try:
            character = garbled.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if len(character) == 1:
            return character
    return None


def _composed(source: str, position: int) -> tuple[str, int]:
    character = source[position]
    if character in _DROPPED:
        return "", 1
    following = source[position + 1 : position + 2]
    if following and unicodedata.combining(following):
        composed = unicodedata.normalize("NFC", character + following)
        if len(composed) == 1:
            return composed, 2
    return character, 1


def _without_lookalikes(text: str) -> str:
    """Replace letters of other scripts inside words that are otherwise Latin, one for one."""
    if _BEYOND_LATIN.search(text) is None:
        return text
    return _WORD.sub(lambda match: _latin_word(match.group()), text)


def _latin_word(word: str) -> str:
    foreign = [character for character in word if ord(character) > 0x24F]
    if not foreign or len(foreign) * 2 > len(word):
        return word
    return "".join(character if ord(character) <= 0x24F else _latin_letter(character) for character in word)


def _latin_letter(character: str) -> str:
    """Return the Latin letter that looks like ``character``, else the one it is transliterated by, else itself."""
    known = letters("lookalikes.cyrillic_greek").get(character)
    if known:
        return known
    plain = anyascii(character)
    return plain if len(plain) == 1 and plain.isalpha() else character
