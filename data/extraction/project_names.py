"""Where the name of a project begins and ends: in a title, and in running text after a word for one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from data.extraction.layout import Layout
from data.extraction.organisation_names import OrganisationReader
from data.extraction.telling_words import may_hold, words_of
from data.lexicon import all_words, any_of, words
from data.record import OrganisationKind, Span

_LONGEST = 90
_REMEMBERED = 1024  # titles
_MOST_WORDS = 7
_PLACES = frozenset((OrganisationKind.COUNTY, OrganisationKind.MUNICIPALITY))
_TOKEN = re.compile(r"\S+")
_STOPS = ".,;:!?)"
_CLOSING = _STOPS + "\"”»'"
_DASH = re.compile(r"\s[–—-]\s")
_JOINTLY = frozenset(("tillsammans", "samverkan", "samarbete"))
_VERB = re.compile(r"[a-zåäö]{3,}(?:as|ades|ats|ade|erar)")
_VERB_ENDINGS = ("as", "ades", "ats", "ade", "erar")  # looked for first, as that is faster
_PROJECT_PREFIX = re.compile(r"[\w-]*(?:projekt|förstudie|pilot)(?:et|en)?(?:\s|:\s?)(?=\S)", re.IGNORECASE)


_INFINITIVE = re.compile(r"[A-ZÅÄÖ][a-zåäö]{1,6}a|Bo|Gå|Må")
_REFERENCE = re.compile(r"^\d{4}[-/]\d+\s+(?=[A-ZÅÄÖ])")  # the number of an application
_APPLICATION_TO = re.compile(
    r"^(?:Ansökan\s)?(?:[Tt]ill|[Hh]os)\s[^:]{3,60}:\s(?=[A-ZÅÄÖ])"
)  # "Ansökan till EU: Grön väg"
_BRACKETED = re.compile(r"\s\([^()]{3,40}\)$")
_PROJECT_AFTER = re.compile(r"(?:\s[–—-]|:)\s(?:[\w-]*projekt(?:et)?)\s(?=[A-ZÅÄÖ])", re.IGNORECASE)
# What the text begins with behind a title whose line end was lost: "Grön väg Projektet Grön väg, där Kil …".
_OPEN_TEXT = ("Projektet", "Förstudien", "Insatsen", "Satsningen", "Piloten")
_TEXT_BEHIND = re.compile(rf"\s(?=(?:{'|'.join(_OPEN_TEXT)})\s\w)")
_PROPER = re.compile(r"[A-ZÅÄÖ][\w]*[A-ZÅÄÖ]\w*(?:\s[A-ZÅÄÖ]\w*)*|[A-ZÅÄÖ]\w+(?:\s[A-ZÅÄÖ]\w+)+")
_OWN_NAME = re.compile(r"\s(?P<name>[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){0,3})$")


@cache
def before_name() -> re.Pattern[str]:
    """A word for a project with the beginning of its name, quoted or capitalised, after it."""
    cues = rf"(?<!\w)(?i:[\w-]{{0,30}}projektet|{any_of('projects.before_name')})\s"
    labels = rf"(?<!\w)(?i:{any_of('projects.title_labels')})\s?:\s"
    counted = r"(?<!\w)[Dd]elprojekt\s(?:[A-Z]|\d{1,2})[,:.]\s"
    return re.compile(
        rf"(?:{cues}|{labels}|{counted})(?:[\"”“'»«](?P<quoted>[^\"”“'»«\n]{{3,60}})[\"”“'»«]|(?P<name>[A-ZÅÄÖ][\w&-]+))"
    )


def may_name(text: str) -> bool:
    """Tell quickly of most texts that no word stands in them that ``before_name`` begins with."""
    if any(may_hold(path, text) for path in ("projects.before_name", "projects.title_labels")):
        return True
    return any(word.endswith("projektet") or word == "delprojekt" for word in words_of(text))


@cache
def _application() -> re.Pattern[str]:
    """A project's name with who applies for it: "Stigar för alla, sökande Kils byalag"."""
    return re.compile(
        r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s)?(?P<name>[A-ZÅÄÖ][^,.:;()\n]{2,60}?)(?:,|\s?\(|\s[–-])\s?"
        rf"(?i:{any_of('projects.applicants')})\s?:?\s(?:är\s)?(?=[A-ZÅÄÖ])"
    )


def application_at(text: str, start: int, end: int) -> Span | None:
    """Return where a sentence that names a project and its applicant has the project's name."""
    match = _application().match(text, start, end)
    return Span(match.start("name"), match.end("name")) if match else None


@cache
def _joining() -> frozenset[str]:
    return frozenset(words("projects.joining"))


@cache
def _after_name() -> frozenset[str]:
    """The words that no project's name goes on with: verbs, adverbs, and what begins a clause."""
    paths = (
        "headings.sentence.verbs",
        "verbs.reporting",
        "verbs.telling",
        "projects.roles",
        "projects.partner_cues",
        "projects.after_name",
    )
    found = {phrase.split()[0] for path in paths for phrase in all_words(path)}
    return frozenset(found - _joining())


def _is_verb(word: str) -> bool:
    return word.endswith(_VERB_ENDINGS) and _VERB.fullmatch(word) is not None


def goes_on(name: str) -> bool:
    """Say whether words that are to be a name hold one with which a sentence goes on ("Det finansieras av Kil och")."""
    first, *rest = name.split()
    if first.casefold() in words("headings.sentence.starts"):
        return True
    return any(word in _after_name() - _JOINTLY or _is_verb(word) for word in rest) or rest[-1:] == ["och"]


def name_in_text(layout: Layout, match: re.Match[str], organisations: OrganisationReader) -> Span:
    """Return the name that begins where ``before_name`` matched: by quotes or emphasis, else up to its verb."""
    if match["quoted"]:
        return Span(match.start("quoted"), match.end("quoted"))
    start = match.start("name")
    emphasised = layout.emphasis_end(start)
    if emphasised is not None:
        return Span(start, emphasised)
    return running_name(layout.flow, start, start + _LONGEST, organisations)


def running_name(text: str, start: int, end: int, organisations: OrganisationReader) -> Span:
    """Return the name that begins at ``start`` and goes on at most to ``end``: up to a verb, a stop or a dash."""
    line = _DASH.split(text[start : min(end, start + _LONGEST)].split("\n")[0])[0]
    found = list(_TOKEN.finditer(line))
    if not found:
        return Span(start, start)
    last = _last_word([token.group() for token in found], organisations)
    return Span(start, start + len(line[: found[last].end()].rstrip(_CLOSING)))


def _last_word(found: list[str], organisations: OrganisationReader) -> int:
    """Return the index of a name's last word, ``found`` being the words from its first on."""
    last = next((index for index, word in enumerate(found) if word[-1] in _STOPS), len(found) - 1)
    for index in range(1, min(last, len(found) - 1) + 1):
        word = found[index].strip(_STOPS + '"”(')
        if (
            found[index][0] == "("
            or word in _OPEN_TEXT
            or (word in _after_name() and not _belongs_to_name(found, index))
            or _is_verb(word)
            or _is_place(found, index, organisations)
            or _is_sum(found, index)
            or _is_addressed(found, index, organisations)
            or _is_shared(found, index, organisations)
            or _is_organisation(found, index, organisations)
        ):
            last = index - 1
            break
    if last >= _MOST_WORDS:
        last = next((index for index, word in enumerate(found) if index and not word[0].isupper()), len(found)) - 1
    while last > 0 and found[last].strip(_STOPS) in _joining():
        last -= 1
    return last


def _belongs_to_name(found: list[str], index: int) -> bool:
    """Whether a word for acting jointly is the name's own ("E-arkiv i samverkan"): nobody is named after it."""
    follows = index + 1 < len(found) and found[index + 1] in ("med", "mellan", "inom")
    return found[index].strip(_STOPS) in _JOINTLY and not follows


def _is_sum(found: list[str], index: int) -> bool:
    """Whether what a project is given begins there ("med 150 000 kr")."""
    return found[index] in ("med", "om", "på") and index + 1 < len(found) and found[index + 1][0].isdigit()


def _is_addressed(found: list[str], index: int, organisations: OrganisationReader) -> bool:
    """Whether "till" stands there and when or to whom something goes: "ansökan Ny start till nästa möte"."""
    if found[index] != "till" or index + 1 >= len(found):
        return False
    if index == 1 and _INFINITIVE.fullmatch(found[0]):
        return False  # "Flytta till Kil"
    following = found[index + 1].strip(_STOPS)
    return following in ("nästa", "kommande") or organisations.gazetteer.lookup(following) is not None


def _is_shared(found: list[str], index: int, organisations: OrganisationReader) -> bool:
    """Whether "med" stands there and with whom: "projektet Ny start med Högskolan Väst"."""
    if found[index] != "med" or index + 1 >= len(found):
        return False
    following = [word.strip(_STOPS) for word in found[index + 1 : index + 3]]
    return any(organisations.gazetteer.lookup(form) is not None for form in (following[0], " ".join(following)))


def _is_organisation(found: list[str], index: int, organisations: OrganisationReader) -> bool:
    """Whether an organisation of several words stands there, with which the text behind a lost line end begins."""
    if not found[index][0].isupper() or found[index - 1].strip(_STOPS) in _joining():
        return False
    named = [" ".join(found[index : index + length]) for length in (3, 2) if index + length <= len(found)]
    hits = [organisations.gazetteer.lookup(name.rstrip(_STOPS)) for name in named]
    return any(hit is not None and hit.kind not in _PLACES for hit in hits)  # "Vattenplan Uppsala län" is a name


def _is_place(found: list[str], index: int, organisations: OrganisationReader) -> bool:
    """Whether "i" or "och" and a municipality stand there: where a project is or who shares it, not its name."""
    if found[index] not in ("i", "på", "och") or index + 1 >= len(found):
        return False
    hit = organisations.gazetteer.lookup(found[index + 1].strip(_STOPS))
    return hit is not None and hit.kind is OrganisationKind.MUNICIPALITY


@cache
def _telling() -> frozenset[str]:
    paths = ("headings.sentence.verbs", "verbs.reporting", "verbs.deciding", "verbs.deciding_passive")
    single = {phrase for path in paths for phrase in words(path) if " " not in phrase}
    return frozenset(single | {"som", "genomförs", "drivs"})


def is_sentence(title: str) -> bool:
    """Say whether a title tells something, and so is no name."""
    return any(word.strip(_STOPS) in _telling() for word in title.split()[1:])


def is_never_a_name(name: str) -> bool:
    """Say whether a name is known to be no project's: what pays for them, or a subject of every meeting."""
    folded = name.casefold()
    return folded in words("projects.funds") or folded in words("efforts.never")


def is_only_a_noun(name: str) -> bool:
    """Say whether a name is no more than words for a project ("i projektet"), for what is told of any, and years."""
    return all(word in _only_nouns() or word.isdigit() for word in name.casefold().split())


@cache
def _only_nouns() -> frozenset[str]:
    return frozenset((*words("projects.nouns"), *words("projects.general"), *words("projects.after_name"), *_joining()))


@cache
def programme() -> re.Pattern[str]:
    """The name of a programme, as one word ("Nordlyftet")."""
    return re.compile(
        rf"(?<![\w-])(?!{any_of('projects.no_endings')}(?!\w))[A-ZÅÄÖ][\w-]{{3,40}}{any_of('projects.endings')}(?!\w)"
    )


@cache
def _standing() -> frozenset[str]:
    return frozenset(
        (*words("headings.agenda.openings"), *words("headings.agenda.endings"), *words("headings.agenda.labels"))
    )


@cache
def _standing_beginnings() -> tuple[str, ...]:
    phrases = (*words("headings.agenda.openings"), *words("headings.agenda.endings"))
    return tuple(f"{phrase} " for phrase in phrases)


def is_standing(title: str) -> bool:
    """Say whether a title is one that every meeting has, and so no project's name."""
    folded = title.casefold()
    return folded in _standing() or folded.startswith(_standing_beginnings())


def _is_own_word(name: str, end: int) -> bool:
    """Whether a word that says what is reported is the name's own: it only goes on from it ("Ny på vägen")."""
    return name[:end].strip().casefold() in words("projects.new") and name[end:].split()[0] in _joining()


@lru_cache(_REMEMBERED)
def project_name(title: str) -> tuple[str, tuple[str, ...]]:
    """Return a project's name as its item's title gives it, and the title's other forms of it.

    Words that only say what is reported ("Delrapport", "Lärdomar från") come off the front; what follows a colon
    or a dash is an explanation.
    """
    name = title
    changed = True
    while changed:
        changed = False
        for pattern in _report_words() if _any_report_word().match(name) else ():
            match = pattern.match(name)
            if match and len(name) - match.end() >= 3 and not _is_own_word(name, match.end()):
                name = name[match.end() :].lstrip(" –—-:")
                changed = True
    name = _APPLICATION_TO.sub("", _REFERENCE.sub("", name))
    named = programme().search(name)
    forms = [] if name == title else [name]
    if (bare := _BRACKETED.sub("", name)) != name:
        forms, name = [*forms, name], bare
    if (told := _PROJECT_AFTER.search(name)) is not None:
        forms, name = [*forms, name], name[told.end() :]  # "Insatser i hemmet – Projekt Grön väg"
    name = _TEXT_BEHIND.split(name, maxsplit=1)[0]
    short = re.split(r":\s|\s[–—-]\s|,\s|\s/\s(?=[A-ZÅÄÖ])", name)[0].strip()
    if named and named.start() == 0:
        own = _OWN_NAME.match(name, named.end()) if named.group().endswith(("programmet", "projektet")) else None
        short = own["name"] if own else named.group()  # "Chefsprogrammet Grön väg"
    if short != name:
        forms.append(name)
        rest = name[len(short) :].strip(" :–—-,")
        if _DASH.match(name, len(short)) and _PROPER.fullmatch(rest):
            forms.append(rest)  # "Regionalt samarbete – Grön Väg"
        if ":" in name and rest:
            forms.append(rest)
            if short.casefold() in words("projects.funds"):
                short = rest  # "Interreg: Grön väg"
    return short, tuple(form for form in dict.fromkeys(forms) if form != short)


@cache
def _any_report_word() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern in _report_words()), re.IGNORECASE)


@cache
def _report_words() -> tuple[re.Pattern[str], ...]:
    found = [
        re.compile(rf"{re.escape(word)}(?:\s|[:,]\s?)(?=\S)", re.IGNORECASE) for word in words("projects.report_words")
    ]
    return (*found, _PROJECT_PREFIX)
