"""The check of a query before it is parsed: what would end the process, and what would change the graph.

Oxigraph's parser and planner call themselves once for each level of nesting and for each link of a chain of
operators or joins. Deep enough, that runs out of stack, and the process is gone (tried with pyoxigraph
0.5.13: nested groups between 1,000 and 5,000, EXISTS before 1,000, chains of BIND or MINUS before 5,000, of
operators or triple patterns before 60,000).
"""

from __future__ import annotations

import re

from ontology.errors import SamgrafError

MOST_LEVELS = 250
MOST_LINKS = 1_000
MOST_PATTERNS = 5_000
MOST_CHARACTERS = 1_000_000


class QueryRefusedError(SamgrafError):
    """A query that is not run as it is; rewrite it as the message says."""


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
_SERVICE = re.compile(r"(?<![?$:\w])SERVICE\b", re.IGNORECASE)
_PROLOGUE = re.compile(r"\s*(?:PREFIX\s+[^\s:]*:\s*<>\s*|BASE\s*<>\s*|VERSION\s*\S+\s*)*", re.IGNORECASE)
_UPDATES = re.compile(r"(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)


def check_query(text: str) -> None:
    """Raise QueryRefusedError where a query is too long or too deep, an update, or calls another server."""
    _check_size("is", len(text), MOST_CHARACTERS, "characters long: shorten it")
    bare = _QUIET.sub(_emptied, text)
    _check_size("is nested", _nesting(bare), MOST_LEVELS, "levels deep: write it flatter")
    advice = ": split it, or give the values as one VALUES block"
    _check_size("has", _count(_LINK, bare), MOST_LINKS, f"operators and clauses{advice}")
    _check_size("has", _count(_JOINT, bare), MOST_PATTERNS, f"patterns and list entries{advice}")
    if _SERVICE.search(bare):
        raise QueryRefusedError("The query calls another server (SERVICE), which is not done: leave that part out.")
    if _is_update(bare):
        raise QueryRefusedError(
            "The query would change the graph, which only samgraf build does: "
            "ask with SELECT, ASK, CONSTRUCT or DESCRIBE."
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


def _nesting(bare: str) -> int:
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
