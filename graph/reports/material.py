"""From the graph, asked by SPARQL, to what parts of a report are made of: rows, names, quotes, and what was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from graph.analytics.memberships import Ask, narrowed
from graph.analytics.scope import Scope, ScopeKind
from graph.language.phrases import phrases
from graph.reports.choice import Choice
from graph.reports.keeping import Kept
from graph.reports.model import Query, Quote, Thing

Rows = tuple[Mapping[str, str], ...]
_AT_ONCE = 500  # things named in one query
_TITLE = re.compile(r"^# title(?:@(?P<language>\w+))?: (?P<title>.*)$", re.MULTILINE)
_FOLDERS = ("graph.reports", "graph.analytics")
_COMMENTS = re.compile(r"^#.*\n", re.MULTILINE)
# what is asked for stands in each branch: otherwise the engine first reads all names that there are
_NAMES = """SELECT ?thing ?name ?holder ?day WHERE {
  {
    VALUES ?thing { %s }
    ?thing foaf:name|rdfs:label|skos:prefLabel|dcterms:title ?name FILTER(LANG(?name) IN ("", "%s"))
  }
  UNION
  { VALUES ?thing { %s } ?thing samv:heldBy/rdfs:label ?holder OPTIONAL { ?thing dcterms:date|samv:edtfDate ?day } }
}
ORDER BY ?thing ?name ?holder ?day"""
_QUOTES = """SELECT ?fact ?passage ?text ?start ?end ?document ?title ?day WHERE {
  VALUES ?fact { %s }
  ?fact prov:wasDerivedFrom ?passage .
  ?passage oa:hasSource ?document ; oa:exact ?text ; oa:start ?start ; oa:end ?end .
  OPTIONAL { ?document dcterms:title ?title }
  OPTIONAL { ?document samv:records/dcterms:date ?day }
}
ORDER BY ?fact ?document ?start ?end"""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a report is made: of which generation (its folder and fingerprint), by which version, for which service.

    ``service`` is the address, with a slash at its end, under which pages show what a report is about; empty where
    there is none, and then things have only their IRIs.
    """

    folder: Path
    fingerprint: str
    version: str
    base: str
    service: str = ""


class Material:
    """What parts ask for; each query is asked once, and all that gave figures are told at the end.

    Not to be shared by threads.
    """

    def __init__(self, ask: Ask, choice: Choice, surroundings: Surroundings) -> None:
        self.ask = ask
        self.choice = choice
        self.surroundings = surroundings
        self._queries: dict[str, Query] = {}
        self._answers: dict[str, Rows] = {}
        self._quotes: dict[tuple[str, str], Quote] = {}
        self._things: dict[str, Thing] = {}

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The phrases of reports in the language of this one."""
        return phrases("graph.reports", self.choice.language)

    @cached_property
    def kept(self) -> Kept:
        """What is kept with the generation of what took long to compute."""
        return Kept(self.surroundings.folder, self.surroundings.version)

    def text(self, name: str, scope: Scope | None = None) -> str:
        """Return a named query, of ``graph/reports/queries`` or ``graph/analytics/queries``, for scope and period.

        Measures of whole networks ask within another ``scope`` than the report's own.
        """
        within = self.choice.scope if scope is None else scope
        return narrowed(_COMMENTS.sub("", _template(name)), self.choice.period, within).strip()

    def narrowed(self, query: str, scope: Scope) -> str:
        """Return a query kept to a scope and to the report's period."""
        return narrowed(query, self.choice.period, scope)

    def rows(self, name: str, scope: Scope | None = None) -> Rows:
        """Ask a named query; its rows by variable. What asking raises passes on."""
        text = self.text(name, scope)
        self.query(name, scope)
        if text not in self._answers:
            self._answers[text] = tuple(self.ask(text))
        return self._answers[text]

    def count(self, name: str, of: str = "count") -> int:
        """Ask a named query of one row for a number, that of the variable ``of``."""
        return int(self.rows(name)[0][of])

    def query(self, name: str, scope: Scope | None = None) -> str:
        """Return the key (F1, F2 …) of a named query, by which tables point at it; it is told among the queries."""
        text = self.text(name, scope)
        if text not in self._queries:
            title = _title(_template(name), self.choice.language)
            self._queries[text] = Query(f"F{len(self._queries) + 1}", title, text)
        return self._queries[text].key

    @property
    def queries(self) -> tuple[Query, ...]:
        """All queries so far, in the order in which they were first pointed at."""
        return tuple(self._queries.values())

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotes so far, by their numbers."""
        return tuple(self._quotes.values())

    def quoted(self, facts: Iterable[str], most: int = 3) -> dict[str, tuple[int, ...]]:
        """Return for each fact (an IRI) the numbers of the first quotes that back it, at most ``most`` of them.

        Numbers go by the order in which facts are asked for; a passage that was quoted keeps its number.
        """
        wanted = tuple(dict.fromkeys(facts))
        found: dict[str, list[Mapping[str, str]]] = {fact: [] for fact in wanted}
        for some in _batches(wanted):
            for row in self.ask(_QUOTES % _iris(some)):
                known = found[row["fact"]]
                if len(known) < most and all(row["passage"] != one["passage"] for one in known):
                    known.append(row)
        return {fact: tuple(self._number(row) for row in rows) for fact, rows in found.items()}

    def _number(self, row: Mapping[str, str]) -> int:
        key = (row["document"], row["passage"])
        if key not in self._quotes:
            identifier = row["document"].removeprefix(self.surroundings.base).partition("/")[2]
            service = self.surroundings.service
            place = self.words["place"].format(start=row["start"], end=row["end"])
            address = f"{service}minutes/{identifier}?start={row['start']}&end={row['end']}#here" if service else ""
            self._quotes[key] = Quote(
                len(self._quotes) + 1,
                row["text"],
                row.get("title", identifier),
                row.get("day", ""),
                place,
                address or row["passage"],
            )
        return self._quotes[key].number

    def things(self, iris: Iterable[str]) -> dict[str, Thing]:
        """Return what IRIs are called, with the addresses of their pages; meetings by their body and day."""
        wanted = tuple(dict.fromkeys(iris))
        for some in _batches([iri for iri in wanted if iri not in self._things]):
            told: dict[str, Mapping[str, str]] = {}
            for row in self.ask(_NAMES % (_iris(some), self.choice.language, _iris(some))):
                if "holder" in row or row["thing"] not in told:
                    told[row["thing"]] = row
            for iri in some:
                self._things[iri] = Thing(iri, _label(told.get(iri), iri), self._address(iri))
        return {iri: self._things[iri] for iri in wanted}

    def thing(self, iri: str) -> Thing:
        """Return what an IRI is called."""
        return self.things((iri,))[iri]

    def _address(self, iri: str) -> str:
        base, service = self.surroundings.base, self.surroundings.service
        return f"{service}doc/{iri.removeprefix(base)}" if service and iri.startswith(base) else iri

    @cached_property
    def scope_label(self) -> str:
        """What the report is about, as one says it."""
        scope = self.choice.scope
        return self.words["scope_all"] if scope.kind is ScopeKind.ALL else self.thing(scope.iri).label


def _label(row: Mapping[str, str] | None, iri: str) -> str:
    if row is None:
        return iri
    if "holder" in row:
        return " ".join(f"{row['holder']} {row.get('day', '')}".split())
    return " ".join(row["name"].split())


def _batches(iris: Sequence[str]) -> Iterator[Sequence[str]]:
    return (iris[start : start + _AT_ONCE] for start in range(0, len(iris), _AT_ONCE))


def _iris(iris: Sequence[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _template(name: str) -> str:
    for folder in _FOLDERS:
        file = files(folder).joinpath("queries", f"{name}.rq")
        if file.is_file():
            return file.read_text(encoding="utf-8")
    raise KeyError(name)


def _title(template: str, language: str) -> str:
    titles = {found["language"] or "sv": found["title"] for found in _TITLE.finditer(template)}
    return titles.get(language, titles["sv"])
