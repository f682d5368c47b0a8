"""The check of a query before it is parsed: what would end the process, and what would change the graph.

Oxigraph's parser and planner call themselves once for each level of nesting and for each link of a chain of
operators or joins. Deep enough, that runs out of stack, and the process is gone (tried with pyoxigraph
0.5.13: nested groups between 1,000 and 5,000, EXISTS before 1,000, chains of BIND or MINUS before 5,000, of
operators or triple patterns before 60,000).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ontology.errors import SamgrafError

MOST_LEVELS = 250
MOST_LINKS = 1_000
MOST_PATTERNS = 5_000
MOST_CHARACTERS = 1_000_000


class QueryRefusedError(SamgrafError):
    """A query that is not run as it is; rewrite it as the message says."""


class QueryForbiddenError(QueryRefusedError):
    """A query that would do what queries may not: change the graph, or call another server."""


class QuerySyntaxError(QueryRefusedError):
    """A query that is no SPARQL: ``line`` and ``column`` (from 1) say where, ``expected`` what could stand there."""

    def __init__(self, message: str, line: int, column: int, expected: tuple[str, ...]) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.expected = expected


@dataclass(frozen=True, slots=True)
class CheckedQuery:
    """A query that may be run; whether it names its own data set, and whether it answers the same each time."""

    text: str
    names_dataset: bool
    repeatable: bool


_QUIET = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\r\n]|\\.)*"'
    r"|'(?:[^'\\\r\n]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|#[^\r\n]*",
    re.DOTALL,
)
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_BRACKET = re.compile(r"<<|>>|[()\[\]{}]")
_LINK = re.compile(
    r"\|\||&&|[!+*/|^]|-(?=[\s(?$\d])|\b(?:UNION|OPTIONAL|MINUS|FILTER|BIND|VALUES|EXISTS|GRAPH|LATERAL|SERVICE)\b",
    re.IGNORECASE,
)
# what joins one triple pattern or group to the next; lists of values in IN and CONCAT count too
_JOINT = re.compile(r"[;,{]|\.(?!\d)")
_SERVICE = re.compile(r"(?<![?$:\w])SERVICE\b(?:\s*SILENT\b)?\s*(?:<(?P<target>[^<>]*)>)?", re.IGNORECASE)
_DATASET = re.compile(r"(?<![?$:\w])FROM\b", re.IGNORECASE)
_VOLATILE = re.compile(r"(?<![?$:\w])(?:NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# finding one of these anywhere takes a fifth of the time of a pattern; "address" is then looked into for nothing
_NOTABLE = (
    *("SERVICE", "FROM", "NOW", "RAND", "UUID", "BNODE"),
    *("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"),
)
_PROLOGUE = re.compile(r"\s*(?:PREFIX\s+[^\s:]*:\s*<>\s*|BASE\s*<>\s*|VERSION\s*\S+\s*)*", re.IGNORECASE)
_UPDATES = re.compile(r"(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)


def check_query(text: str, allowed_services: Collection[str] = ()) -> CheckedQuery:
    """Return what a query is, and that it may be run.

    ``allowed_services`` are the IRIs of servers that it may call. Raises QueryRefusedError where it is too long
    or too deep, QueryForbiddenError where it is an update or calls another server.
    """
    _check_size("is", len(text), MOST_CHARACTERS, "characters long: shorten it")
    if _is_plain(text):
        return CheckedQuery(text, names_dataset=False, repeatable=True)
    if "\\" in text:
        text = _unescaped(text)
    bare = _QUIET.sub(_emptied, text)
    if len(bare) > MOST_LEVELS:  # a shorter one cannot be too deep or too long
        _check_depth(bare)
    if _SERVICE.search(bare):
        _check_services(text, allowed_services)
    if _is_update(bare):
        raise QueryForbiddenError(
            "The query would change the graph, which only samgraf build does: "
            "ask with SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
    return CheckedQuery(text, _DATASET.search(bare) is not None, not _calls_out_or_changes(bare))


def _is_plain(text: str) -> bool:
    """Tell whether a query is too short to be too much, and has no word that would have to be looked into."""
    capitals = text.upper()
    return (
        len(text) <= MOST_LINKS
        and sum(map(text.count, "([{<")) <= MOST_LEVELS
        and "\\" not in text
        and not any(word in capitals for word in _NOTABLE)
    )


def _check_depth(bare: str) -> None:
    _check_size("is nested", _nesting(bare), MOST_LEVELS, "levels deep: write it flatter")
    advice = ": split it, or give the values as one VALUES block"
    if len(bare) > MOST_LINKS:
        _check_size("has", _count(_LINK, bare), MOST_LINKS, f"operators and clauses{advice}")
    if len(bare) > MOST_PATTERNS:
        _check_size("has", _count(_JOINT, bare), MOST_PATTERNS, f"patterns and list entries{advice}")


def _unescaped(text: str) -> str:
    """Decode codepoint escapes outside of strings and IRIs, where the parser does it itself (SPARQL 1.1, 19.2)."""
    pieces, at = [], 0
    for quiet in _QUIET.finditer(text):
        pieces += [_ESCAPED.sub(_character, text[at : quiet.start()]), quiet.group()]
        at = quiet.end()
    return "".join((*pieces, _ESCAPED.sub(_character, text[at:])))


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else match.group()


def _calls_out_or_changes(bare: str) -> bool:
    return _VOLATILE.search(bare) is not None or _SERVICE.search(bare) is not None


def _check_services(text: str, allowed: Collection[str]) -> None:
    """Raise QueryForbiddenError where a query calls a server that is not among the allowed ones."""
    for call in _SERVICE.finditer(_QUIET.sub(_emptied_but_iris, text)):
        target = call["target"]
        if target is None and allowed:
            raise QueryForbiddenError(
                "The query calls a server (SERVICE) by a variable or a prefixed name: give its whole address in <>."
            )
        if target not in allowed:
            raise QueryForbiddenError(
                "The query calls another server (SERVICE), which is not done: leave that part out."
                if not allowed
                else f"The query calls <{target}>, which is not allowed here: call {', '.join(sorted(allowed))}."
            )


def _check_size(verb: str, size: int, most: int, what: str) -> None:
    if size > most:
        raise QueryRefusedError(f"The query {verb} {size:,} (of at most {most:,}) {what}.")


def _count(pattern: re.Pattern[str], bare: str) -> int:
    return sum(1 for _ in pattern.finditer(bare))


def _emptied(match: re.Match[str]) -> str:
    """Replace what cannot nest by an empty token of its kind, so that its neighbours do not run together."""
    first = match.group()[0]
    return "<>" if first == "<" else " " if first == "#" else '""'


def _emptied_but_iris(match: re.Match[str]) -> str:
    return match.group() if match.group()[0] == "<" else _emptied(match)


def _nesting(bare: str) -> int:
    if sum(map(bare.count, "([{<")) <= MOST_LEVELS:
        return 0
    deepest = level = 0
    for bracket in _BRACKET.finditer(bare):
        if bracket.group() in _OPENING or bracket.group() == "<<":
            level += 1
            deepest = max(deepest, level)
        else:
            level = max(level - 1, 0)
    return deepest


def _is_update(bare: str) -> bool:
    prologue = _PROLOGUE.match(bare)
    return _UPDATES.match(bare, prologue.end() if prologue else 0) is not None
