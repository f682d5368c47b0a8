"""A sentence in, the name that it gives a joint effort by its words out."""

from __future__ import annotations

import re
from functools import cache

from data.extraction.project_lists import LIST_MARK
from data.extraction.project_names import application_at, goes_on
from data.extraction.telling_words import may_hold, stands_in, words_of
from data.lexicon import any_of, any_word
from data.record import Span

QUOTED = re.compile(r"[\"”“»](?P<name>[A-ZÅÄÖ][^\"”“«]{2,50})[\"”“«]")
# The last words of a stretch, from a capital on: the longest first, each looked at.
_WORDS_BEFORE = re.compile(r"(?<![\w-])(?=[A-ZÅÄÖ](?P<last>[\w-]*(?:\s[\w-]+){0,4})$)")
_OPENING = 500  # letters below a title, in which it is told what the title is
# What goes on behind its first letter: "Stora å-projektet", but no "ESF-projektet", which a name follows.
_HYPHENED = r"[a-zåäö]+(?:\s[a-zåäö]+)?-projektet(?!\s[A-ZÅÄÖ\"”])"
# The words without which a sentence needs no look for what they tell.
_NAMING = frozenset(("heter", "kallas", "namnet"))
_CALLING = frozenset(("namnet", "dagligt", "kallar"))
_JOINTLY = frozenset(("tillsammans", "ihop"))
_BEING = frozenset(("är", "var", "blir"))
_GOES_BY = r"(?:under\snamnet|i\sdagligt\stal|kallar\s(?:vi\s)?det|med\snamnet)"


def _described(kinds: str, articles: str = "ett|en") -> str:
    """Return a regular expression for a few words that end with a kind of project ("ett treårigt läsprojekt")."""
    return rf"(?:{articles})\s(?:[^\s.,;]+\s){{0,3}}?[\w-]*(?:{kinds})(?!\w)"


@cache
def defining() -> re.Pattern[str]:
    """What says that a thing is a project: "är ett treårigt läsprojekt"."""
    return re.compile(rf"\s(?:är|var|blir)\s(?:ett|en)\s(?:[^\s.,;]+\s){{0,4}}?[\w-]*{any_of('projects.kinds')}(?!\w)")


@cache
def _defined() -> re.Pattern[str]:
    """A name at the head of a sentence that says that it is a project."""
    return re.compile(rf"(?P<name>[A-ZÅÄÖ][\w-]+(?:\s[\w-]+){{0,4}}?){defining().pattern}")


@cache
def _told() -> re.Pattern[str]:
    """A name of any words with what it is, or what it is with its name: "om Teknik i byn, ett nytt projekt för"."""
    kind = _described(any_of("projects.kinds"))
    name = r"[A-ZÅÄÖ][\w-]+(?:\s[\w-]+){0,4}?"
    return re.compile(
        rf"\s(?:om|från|i|kring|med)\s(?P<name>{name}),\s{kind}"
        rf"|(?<!\w)(?:{kind}|(?i:[\w-]*{any_of('projects.kinds')})(?:et|en|n))\s(?:om|för|kring)\s[^,.;:()]{{3,80}},"
        rf"\s(?P<late>{name})(?:[.;]|,\s(?:som|där|med)\s)"
    )


@cache
def _second() -> re.Pattern[str]:
    """One of the projects just counted: "Två delprojekt är i gång. … Det andra heter Grön väg"."""
    name = r"[A-ZÅÄÖ][\w-]+(?:\s[\w-]+){0,5}?"
    which = r"(?:Det|Den)\s(?:ena|första|andra|tredje|sista)"
    return re.compile(rf"{which}\s(?:heter|kallas)\s(?P<name>{name})(?=[.,;:]|\soch\s)")


@cache
def apposed() -> re.Pattern[str]:
    """A name with what it is after its comma: "berättade om Ung kraft, ett sommarprojekt för"."""
    kind = _described(any_of("projects.kinds"))
    return re.compile(rf"(?<=[a-zåäö]\s)[\"”“]?(?P<name>[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){{0,3}})[\"”“]?,\s{kind}")


@cache
def _apposed_first() -> re.Pattern[str]:
    """The same at the head of a sentence: "Trygg i byn, ett tvåårigt samarbete med Kil"."""
    kind = _described(rf"{any_of('projects.kinds')}|samarbete")
    return re.compile(rf"(?P<name>[A-ZÅÄÖ][\w-]+(?:\s[\w-]+){{0,4}}?),\s{kind}")


@cache
def _spoken_of() -> re.Pattern[str]:
    """What a name before its comma is said to be, as known: ", treårsförsöket som", ", det arbete som"."""
    kinds = any_of("projects.kinds", "projects.wider_kinds")
    return re.compile(
        rf",\s(?:[\w-]*{kinds}(?:en|et|n|t)\s(?:som|om|där|med)|(?:det|den)\s(?:\w+\s)?[\w-]*{kinds}\s(?:som|där|om|för))\s"
    )


@cache
def _given() -> re.Pattern[str]:
    """What is said to be called so ("Vattenvägen kallas det projekt där …", "det som nu heter Språklyftet")."""
    kinds = any_of("projects.kinds", "projects.wider_kinds")
    kind = rf"(?:det|den|ett|en)\s(?:\w+\s){{0,3}}?[\w-]*{kinds}(?:et|en|t|n)?(?!\w)"
    name = r"[A-ZÅÄÖ][\w-]+(?:\s[\w-]+){0,4}?"
    return re.compile(
        rf"(?P<name>{name})\s(?:kallas|heter|är\snamnet\spå)\s{kind}"
        rf"|(?:det|den)\ssom\s(?:nu|numera|i\sdag)\s(?:heter|kallas)\s(?P<late>[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]*){{0,3}})"
    )


@cache
def called() -> re.Pattern[str]:
    """What a project is called, after what it is: "har sedan 2018 ett samarbete, Modersmål på nätet, där …"."""
    kind = _described(rf"{any_of('projects.kinds')}|samarbete", "ett|en|sitt|sin")
    return re.compile(rf"(?<!\w){kind},\s(?P<name>[A-ZÅÄÖ][^,.;:()]{{2,60}}),\s(?:som|där|med|vars)\s")


@cache
def _goes_by() -> re.Pattern[str]:
    return re.compile(_GOES_BY, re.IGNORECASE)


@cache
def _by_name() -> re.Pattern[str]:
    """What an effort goes by ("Projektet – vi kallar det Ny start –", "något liknande under namnet Steget")."""
    kinds = any_of("projects.kinds")
    name = r"(?P<name>[A-ZÅÄÖ][\w&-]+(?:\s[A-ZÅÄÖ\d][\w&-]*){0,4})"
    return re.compile(
        rf"(?i:(?:\w*(?:{kinds})(?:et|en|t|n)?\b|samarbete\w*|liknande|(?<!\w)(?:gemensamt|tillsammans))[^.;:]{{0,40}}?)\s?{_GOES_BY}\s[*_\"”]*{name}"
    )


@cache
def _of_title() -> re.Pattern[str]:
    """What the text below a title says of it without naming it: "Drivs av Kil", "Kil leder, Ale är med"."""
    begins = r"(?:^\W*|[.!?]\s+|\n\W*)"
    kinds = any_of("projects.kinds", "projects.studied")
    noun = rf"(?:[A-ZÅÄÖ][\w-]*)?(?i:{kinds})(?:et|en|n)"
    done = any_of("projects.done_to_it")
    who = r"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+|\s(?:kommun|stad|län))*"
    sent = r"(?:är|har|blev)\s(?:nu\s)?(?:inskickad|inlämnad|insänd|beviljad|beviljats|skickats\sin|lämnats\sin)"
    return re.compile(
        rf"{begins}(?i:{done})\s(?:av|med|till|genom|från|gemensamt|ihop|tillsammans)(?!\w)"
        rf"|^\W*(?:{noun}|Projektgruppen)\s"
        rf"|^\W*[A-ZÅÄÖ][\w-]+\s(?:gemensamma|nya|stora)\s[\w-]*(?i:{kinds})(?!\w)"
        rf"|{begins}Med\s(?:är|finns)\s(?=[A-ZÅÄÖ])"
        rf"|{begins}(?:Arbetet|{noun})\s{done}\s"
        rf"|{begins}{who}\s(?:leder|projektleder|äger|samordnar|driver),\s"
        rf"|{begins}Ansökan(?:\s(?:till|hos)\s[^.\n]{{2,60}}?)?\s{sent}(?!\w)"
    )


@cache
def by_its_noun() -> re.Pattern[str]:
    """A sentence that begins with a word for a project and goes on with what it does ("Projektet har fått …")."""
    noun = rf"(?:[A-ZÅÄÖ][\w-]*)?(?i:{any_of('projects.kinds')})(?:et|en|n)"
    return re.compile(rf"(?:^\W*|[.!?]\s+|\n\W*){noun}\s(?!där|som|om|för|i\s)[a-zåäö]")


def speaks_of_title(text: str) -> bool:
    """Say whether the text below a title speaks of a project that the title must be the name of."""
    return _of_title().search(text, 0, _OPENING) is not None


@cache
def _branded() -> re.Pattern[str]:
    """A word whose ending makes it the name of an effort wherever it stands ("Ungdomslyftet")."""
    ending = rf"[\w-]{{1,40}}{any_of('projects.brand_endings')}"
    return re.compile(rf"(?P<name>[A-ZÅÄÖ](?<![\w-].)(?:{ending}|{_HYPHENED}))(?!\w)")


@cache
def _doing() -> re.Pattern[str]:
    """A name of several capitalised words at the head of a sentence, of which what only projects do is told."""
    name = r"[A-ZÅÄÖ][\w-]+(?:(?:\s[\w-]+){0,3}?\s[A-ZÅÄÖ][\w-]+|,\s[A-ZÅÄÖ][\w-]+(?:\s[\w-]+){0,4},)"
    return re.compile(rf"(?P<name>{name})\s{any_of('projects.doing')}(?!\w)")


@cache
def _shared() -> re.Pattern[str]:
    """What somebody does together with others ("Regionen driver Grön väg tillsammans med Kil och Ale")."""
    name = r"[A-ZÅÄÖ][\w-]+(?:\s(?:[a-zåäö]+\s)?[\w-]+){0,3}?"
    return re.compile(
        rf"(?<!\w){any_of('projects.sharing_verbs')}\s[\"”“]?(?P<name>{name})[\"”“]?\s(?:tillsammans|ihop)\smed\s(?=[A-ZÅÄÖ])"
    )


@cache
def _where() -> re.Pattern[str]:
    """What several take part in ("berättade om Grön väg där Kil och Ale är piloter")."""
    name = r"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ\d][\w-]*){0,3}"
    return re.compile(
        rf"(?<!\w)(?:om|i|kring|för)\s(?P<name>{name}),?\sdär\s[A-ZÅÄÖ][^.;:]{{2,60}}?\s{any_of('projects.taking_part')}(?!\w)"
    )


def said_name(text: str, sentence: Span, *, titled: bool) -> Span | None:
    """Return the name that a sentence of ``text`` gives an effort; in a title (``titled``) by few words alone."""
    own = text[sentence.start : sentence.end]
    quoted = QUOTED.search(text, sentence.start, sentence.end)
    applied = application_at(text, sentence.start, sentence.end) if may_hold("projects.applicants", own) else None
    if applied is not None:
        return applied
    if quoted is not None and stands_in("projects.of_efforts", own):
        return Span(*quoted.span("name"))
    if titled:
        return None
    said = _said(text, sentence)
    if said is not None:
        return Span(*said.span("name"))
    return _known_name(text, sentence)


def _known_name(text: str, sentence: Span) -> Span | None:
    """Return the name of what is spoken of as an effort that those who meet know."""
    own = text[sentence.start : sentence.end]
    parted, named = "," in own, not _NAMING.isdisjoint(words_of(own))
    for pattern in (*([_given()] if named else ()), *([_told()] if parted else ())):
        given = pattern.search(text, sentence.start, sentence.end)
        if given is not None and not (given.lastgroup == "late" and goes_on(given["late"])):
            return Span(*given.span(given.lastgroup or 0))
    counted = _second().search(text, sentence.start, sentence.end) if named else None
    opening = max(0, sentence.start - _OPENING)
    if counted is not None and any_word("projects.nouns").search(text, opening, sentence.start):
        return Span(*counted.span("name"))
    spoken = _spoken_of().search(text, sentence.start, sentence.end) if parted else None
    before = _WORDS_BEFORE.finditer(text, sentence.start, spoken.start()) if spoken else ()
    names = (Span(match.start(), match.end("last")) for match in before)
    return next((name for name in names if not goes_on(text[name.start : name.end])), None)


def _said(text: str, sentence: Span) -> re.Match[str] | None:
    start, end = sentence.start, sentence.end
    own = text[start:end]
    spoken = words_of(own)
    told = [
        *([called] if "," in own else []),
        *([_shared] if not _JOINTLY.isdisjoint(spoken) else []),
        *([_where] if "där" in spoken else []),
    ]
    named = next(filter(None, (said().search(text, start, end) for said in told)), None)
    if named is None and not _CALLING.isdisjoint(spoken) and _goes_by().search(text, start, end):
        named = _by_name().search(text, start, end)
    if named is not None:
        return named
    mark = LIST_MARK.match(text, start, end)
    begin = mark.end() if mark else start
    defined = _defined().match(text, begin, end) if not _BEING.isdisjoint(spoken) else None
    if defined is None and text.find(", e", start, end) >= 0:
        defined = _apposed_first().match(text, begin, end)
        if defined is None or goes_on(defined["name"]):
            defined = apposed().search(text, start, end)
    if (found := defined or _branded().search(text, start, end)) is not None:
        return found
    return _doing().match(text, begin, end) if may_hold("projects.doing", own) else None
