"""From a choice to the report on it, part by part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.language.days import spoken_period
from graph.reports.choice import Choice
from graph.reports.material import Material
from graph.reports.model import Report, Section
from graph.reports.parts import PARTS
from ontology.errors import SamgrafError

Progress = Callable[[int, int, str], None]
"""Is told how many parts are done, of how many, and the name of the one that is being made."""


class UnknownPartError(SamgrafError):
    """A part was asked for that no report has."""


def parts_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return the parts that are wanted, in the order of the report; all where none is named.

    Raises UnknownPartError.
    """
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        raise UnknownPartError(f"A report has no part {unknown[0]}: choose among {', '.join(PARTS)}.")
    return tuple(name for name in PARTS if not names or name in names)


def silent(_done: int, _of: int, _name: str) -> None:
    """Tell nobody how far a report has come."""


def report_on(material: Material, progress: Progress = silent) -> Report:
    """Make the report; raises UnknownPartError, and what asking raises."""
    names = parts_of(material.choice.parts)
    sections: list[Section] = []
    for done, name in enumerate(names):
        progress(done, len(names), name)
        section = PARTS[name](material)
        if section is not None:
            sections.append(section)
    progress(len(names), len(names), "")
    days = sorted(row["day"] for row in material.rows("meetings-held") if "day" in row)
    words, choice = material.words, material.choice
    return Report(
        words["report_title"],
        material.scope_label,
        choice.language,
        material.scope_label,
        _spoken(material, choice),
        days[0] if days else "",
        days[-1] if days else "",
        material.surroundings.fingerprint,
        material.surroundings.version,
        material.surroundings.service,
        tuple(sections),
        material.quotes,
        material.queries,
    )


def _spoken(material: Material, choice: Choice) -> str:
    first, last = choice.period.first, choice.period.last
    words, language = material.words, choice.language
    if first is None and last is None:
        return words["period_all"]
    if first is None or last is None:
        day = (first or last or first).isoformat()  # type: ignore[union-attr]
        spoken = spoken_period(day, day, language)
        return words["period_from" if last is None else "period_to"].format(first=spoken, last=spoken)
    return spoken_period(first.isoformat(), last.isoformat(), language)
