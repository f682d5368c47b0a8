"""From the reference files to the organisations that they describe, each checked, its members resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import yaml

from data.forms import county_board_forms, county_forms, county_stem, municipality_forms
from data.places import Place, counties, municipalities
from data.record import OrganisationKind
from ontology.errors import SamgrafError

_SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_FORMS_FILE = "forms.yaml"
_AMBIGUOUS_FILE = "ambiguous.yaml"
_STATISTICS_SWEDEN = "SCB, Län och kommuner i kodnummerordning"
_COUNTY_BOARDS = "Förordning (2017:868) med länsstyrelseinstruktion"
_ORGANISATION_FIELDS = (
    "identifier",
    "label",
    "label_en",
    "kind",
    "forms",
    "former",
    "county",
    "members",
    "source",
)
_FIELDS = {_FORMS_FILE: ("identifier", "forms"), _AMBIGUOUS_FILE: ("form", "why", "means")}


class ReferenceDataError(SamgrafError):
    """A reference file that cannot be used; correct the entry that the message names."""


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that an organisation no longer bears; ``until`` is its last year, where known."""

    name: str
    until: int | None = None


@dataclass(frozen=True, slots=True)
class ReferenceOrganisation:
    """An organisation of the reference data.

    ``identifier`` is the path of its IRI ("municipality/1440", "organisation/skr"). ``forms`` are all the
    forms it is known by, label and former names too. ``code`` is a municipality's (four digits) or a county's
    (two); ``county`` the two digits of the county it belongs to; ``members`` are identifiers.
    """

    identifier: str
    kind: OrganisationKind
    label: str
    forms: tuple[str, ...]
    code: str | None
    county: str | None
    members: tuple[str, ...]
    source: str
    label_en: str | None = None
    former: tuple[FormerName, ...] = ()


@dataclass(frozen=True, slots=True)
class AmbiguousForm:
    """A form that is also something else: ``why`` says what.

    Where two organisations share the form, ``means`` is the identifier of the one that is usually meant.
    """

    form: str
    why: str
    means: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """All that the reference files say."""

    organisations: tuple[ReferenceOrganisation, ...]
    ambiguous: tuple[AmbiguousForm, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of one file, and where it stands, for a message that helps."""

    file: str
    path: str
    number: int
    fields: Mapping[str, object]

    def fault(self, what: str) -> ReferenceDataError:
        name = self.fields.get("identifier") or self.fields.get("form") or f"number {self.number}"
        return ReferenceDataError(f"In {self.path}, entry {name}: {what}.")

    def text(self, field: str) -> str:
        value = self.fields.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"give {field} as text (in quotation marks if it is a number)")
        return value

    def optional_text(self, field: str) -> str | None:
        return self.text(field) if field in self.fields else None

    def texts(self, field: str) -> tuple[str, ...]:
        values = self.fields.get(field, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            raise self.fault(f"give {field} as a list of texts (codes in quotation marks)")
        return tuple(values)


def read_reference(extra: Path | None = None) -> ReferenceData:
    """Read the package's reference files, and those of an operator's folder after them.

    Raises ReferenceDataError where an entry cannot be used.
    """
    folders: list[Traversable] = [files("data") / "reference"]
    if extra is not None:
        folders.append(_existing(extra))
    entries = [entry for folder in folders for entry in _entries(folder)]
    known = {organisation.identifier: organisation for organisation in _places()}
    for entry in entries:
        if entry.file not in (_FORMS_FILE, _AMBIGUOUS_FILE):
            _add(known, entry)
    for entry in entries:
        if entry.file == _FORMS_FILE:
            _add_forms(known, entry)
    ambiguous = [_ambiguous(entry, known) for entry in entries if entry.file == _AMBIGUOUS_FILE]
    return ReferenceData(tuple(_with_members(known, entries)), tuple(ambiguous))


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise ReferenceDataError(f"Give an existing folder of reference files; {folder} is not one.")
    return folder


def _entries(folder: Traversable) -> Iterator[_Entry]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            yield from _entries_of(file)


def _entries_of(file: Traversable) -> Iterator[_Entry]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times as fast, where built
    try:
        listed = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (both are safe)
    except UnicodeDecodeError as error:
        raise ReferenceDataError(f"Save {file} as UTF-8; byte {error.start} is not.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark is not None else ""
        raise ReferenceDataError(f"Correct {file}{line}: it is not valid YAML.") from error
    if not isinstance(listed, list):
        raise ReferenceDataError(f"Make {file} a list of entries, each beginning with a hyphen.")
    for number, fields in enumerate(listed, start=1):
        if not isinstance(fields, dict):
            raise ReferenceDataError(f"In {file}, entry number {number}: give fields as name and value.")
        entry = _Entry(file.name, str(file), number, fields)
        _check_fields(entry)
        yield entry


def _check_fields(entry: _Entry) -> None:
    allowed = _FIELDS.get(entry.file, _ORGANISATION_FIELDS)
    for field in entry.fields:
        if field not in allowed:
            raise entry.fault(f"{field} is no field here; use {', '.join(allowed)}")


def _places() -> Iterator[ReferenceOrganisation]:
    names = frozenset(place.name for place in municipalities())
    within: dict[str, list[str]] = {}
    for place in municipalities():
        within.setdefault(place.county, []).append(place.identifier)
        yield _place(place, municipality_forms(place.name), ())
    for place in counties():
        yield _place(place, county_forms(place.name, names), tuple(within[place.code]))
        yield _county_board(place)


def _place(place: Place, forms: tuple[str, ...], members: tuple[str, ...]) -> ReferenceOrganisation:
    return ReferenceOrganisation(
        place.identifier, place.kind, place.name, forms, place.code, place.county, members, _STATISTICS_SWEDEN
    )


def _county_board(county: Place) -> ReferenceOrganisation:
    forms = county_board_forms(county.name)
    return ReferenceOrganisation(
        f"organisation/lansstyrelsen-{county.code}",
        OrganisationKind.AGENCY,
        forms[0],
        forms,
        None,
        county.code,
        (),
        _COUNTY_BOARDS,
        label_en=f"County Administrative Board of {county_stem(county.name)}",
    )


def _add(known: dict[str, ReferenceOrganisation], entry: _Entry) -> None:
    organisation = _organisation(entry)
    if organisation.identifier in known:
        raise entry.fault("the identifier is taken; choose another, or add forms to it in forms.yaml")
    known[organisation.identifier] = organisation


def _organisation(entry: _Entry) -> ReferenceOrganisation:
    slug, label, former = entry.text("identifier"), entry.text("label"), _former(entry)
    county = entry.optional_text("county")
    if not _SLUG.fullmatch(slug):
        raise entry.fault("write identifier in lower-case letters a to z, digits and hyphens")
    if county is not None and county not in {place.code for place in counties()}:
        raise entry.fault(f"{county} is no county; give its two digits")
    return ReferenceOrganisation(
        identifier=f"organisation/{slug}",
        kind=_kind(entry),
        label=label,
        forms=_once(label, *entry.texts("forms"), *(name.name for name in former)),
        code=None,
        county=county,
        members=(),  # resolved when all files have been read: a member may stand in a later one
        source=entry.text("source"),
        label_en=entry.optional_text("label_en"),
        former=former,
    )


def _kind(entry: _Entry) -> OrganisationKind:
    try:
        return OrganisationKind(entry.text("kind"))
    except ValueError as error:
        raise entry.fault(f"kind must be one of {', '.join(OrganisationKind)}") from error


def _former(entry: _Entry) -> tuple[FormerName, ...]:
    """Read former names: a mapping of each to its last year, or to nothing where that is not known."""
    names = entry.fields.get("former", {})
    if not isinstance(names, dict) or not all(
        isinstance(name, str) and isinstance(until, int | None) for name, until in names.items()
    ):
        raise entry.fault("give former as names, each with the last year it was used")
    return tuple(FormerName(name, until) for name, until in names.items())


def _once(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(forms))


def _add_forms(known: dict[str, ReferenceOrganisation], entry: _Entry) -> None:
    organisation = known.get(entry.text("identifier"))
    if organisation is None:
        raise entry.fault("nothing has this identifier; write it as in municipality/1480 or organisation/skr")
    forms = _once(*organisation.forms, *entry.texts("forms"))
    known[organisation.identifier] = replace(organisation, forms=forms)


def _ambiguous(entry: _Entry, known: Mapping[str, ReferenceOrganisation]) -> AmbiguousForm:
    means = entry.optional_text("means")
    if means is not None and means not in known:
        raise entry.fault(f"nothing has the identifier {means}; write it as in organisation/skr")
    return AmbiguousForm(entry.text("form"), entry.text("why"), means)


def _with_members(
    known: Mapping[str, ReferenceOrganisation], entries: Iterable[_Entry]
) -> Iterator[ReferenceOrganisation]:
    by_name = {place.name: place.identifier for place in municipalities()}
    members = {
        f"organisation/{entry.fields['identifier']}": _members(entry, known, by_name)
        for entry in entries
        if "members" in entry.fields
    }
    for organisation in known.values():
        yield replace(organisation, members=members.get(organisation.identifier, organisation.members))


def _members(
    entry: _Entry, known: Mapping[str, ReferenceOrganisation], municipality_named: Mapping[str, str]
) -> tuple[str, ...]:
    """Resolve members: a municipality's name, another identifier, or a county for all its municipalities."""
    resolved: list[str] = []
    for member in entry.texts("members"):
        identifier = municipality_named.get(member, member)
        if identifier not in known:
            raise entry.fault(f"{member} is unknown; give a municipality's name or an identifier")
        county = known[identifier].kind is OrganisationKind.COUNTY
        resolved.extend(known[identifier].members if county else [identifier])
    return _once(*resolved)
