"""From what is typed (a place or body, days, parts, a language) to the choice that a report is made of."""

from __future__ import annotations

from collections.abc import Sequence

from graph.analytics.memberships import Period, PeriodRefusedError, period_between
from graph.analytics.scope import EVERYTHING, Scope, ScopeKind
from graph.index.kinds import ORGANISATIONS, Kind
from graph.index.naming import LONGEST_NAME, named
from graph.index.reading import Index
from graph.language import LANGUAGES
from graph.reports.choice import Choice
from graph.reports.making import parts_of
from ontology.errors import SamgrafError

_PREFIXES = ("municipality/", "county/", "organisation/")


class ChoiceRefusedError(SamgrafError):
    """What was asked for means nothing, or several things; the message says which and what to do."""


def chosen(
    index: Index, scope: str = "", first: str = "", last: str = "", language: str = "sv", parts: Sequence[str] = ()
) -> Choice:
    """Return the choice; ``first`` and ``last`` are days, months or years, ``scope`` as ``scope_named`` takes it.

    Raises ChoiceRefusedError and UnknownPartError.
    """
    if language not in LANGUAGES:
        raise ChoiceRefusedError(f"There are no reports in {language}: choose {' or '.join(LANGUAGES)}.")
    named_parts = parts_of(parts) if parts else ()
    return Choice(scope_named(index, scope), _period(first, last), language, named_parts)


def scope_named(index: Index, text: str) -> Scope:
    """Return the scope that a text means: "" or "all" for everything, else an IRI, its end, a code or a name.

    The end of an IRI is as municipality/1440, county/12 or organisation/ID. Raises ChoiceRefusedError.
    """
    text = text.strip()[:LONGEST_NAME]
    if text in ("", ScopeKind.ALL.value):
        return EVERYTHING
    numbers = named(index, f"{index.base}{text}" if text.startswith(_PREFIXES) else text, ORGANISATIONS)
    if not numbers:
        raise ChoiceRefusedError(
            f"There is no municipality, county or body {text}: write its name as the minutes do, or its code."
        )
    links = index.links(numbers)
    if len(numbers) > 1:
        several = ", ".join(index.relative(links[number].iri) for number in numbers[:5])
        raise ChoiceRefusedError(f"{text} means several things: choose one of {several}.")
    (one,) = links.values()
    return Scope(_kind(index.relative(one.iri), one.kind), one.iri)


def _kind(relative: str, kind: Kind | None) -> ScopeKind:
    if kind is Kind.MUNICIPALITY:
        return ScopeKind.MUNICIPALITY
    return ScopeKind.COUNTY if relative.startswith("county/") else ScopeKind.NETWORK


def _period(first: str, last: str) -> Period:
    try:
        return period_between(first.strip(), last.strip())
    except PeriodRefusedError as error:
        raise ChoiceRefusedError(str(error)) from error
