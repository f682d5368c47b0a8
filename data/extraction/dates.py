"""Swedish dates, periods and clock times in running text, as EDTF and, where certain, as days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache, lru_cache

from data.extraction.telling_words import words_of
from data.lexicon import any_of, either, table, words
from data.record import When

_REMEMBERED = 64  # sentences


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date at ``start`` to ``end`` of a text; ``year_given`` says whether its year stands there."""

    start: int
    end: int
    when: When
    year_given: bool


@dataclass(frozen=True, slots=True)
class TimeHit:
    """A clock time, or a span of time, at ``start`` to ``end`` of a text."""

    start: int
    end: int
    begins: time
    ends: time | None


@cache
def _month_numbers() -> dict[str, int]:
    return {word: int(number) for number, forms in table("calendar.months").items() for word in forms}


@cache
def _season_codes() -> dict[str, str]:
    return {word: code for code, forms in table("calendar.seasons").items() for word in forms}


@cache
def _pattern() -> re.Pattern[str]:
    month = either(_month_numbers())
    season = either(_season_codes())
    weekday = any_of("calendar.weekdays")
    day = r"[0-3]?\d(?::?[ea])?"
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"""(?<![\w/])(?:
        (?P<iso>(?P<iy>{year})-(?P<im>[01]\d)-(?P<id>[0-3]\d)(?:\s?(?:--|–|-|till)\s?(?:(?P<iy2>{year})-(?P<im2>[01]\d)-)?(?P<id2>[0-3]\d))?(?![\d-]))
        |(?P<packed>(?P<py>20\d\d)(?P<pm>[01]\d)(?P<pd>[0-3]\d)(?!\d))
        |(?P<dotted>(?P<dd>[0-3]?\d)[./](?P<dm>[01]?\d)[./](?P<dy>{year})(?!\d))
        |(?P<slash>(?P<sd>[0-3]?\d)(?:\s?[-–]\s?(?P<sd2>[0-3]?\d))?/(?P<sm>1[0-2]|0?[1-9])(?![\d/])(?:(?:[-–\s]|\s-)?(?P<sy>{year}|(?<=-)\d\d)(?![\d/.:]))?)
        |(?:(?:{weekday})\s(?:den\s)?|den\s)?(?P<named>(?P<nd>{day})(?:(?:,\s{day})+(?=\soch\s))?(?:\s(?P<nm1>{month})\.?)?(?:\s?(?:[-–]|och|till|t\.?o\.?m\.?|&)\s?(?:den\s)?(?P<nd2>{day}))?\s(?P<nm>{month})(?!\w)\.?(?:,?\s(?:(?P<ny>{year}|['’–-]\d\d)(?!\d|\s?{month})|(?P<nny>nästa\sår)(?!\w)))?)
        |(?P<week>(?:vecka|v\.?)\s?(?P<wn>[1-5]?\d)(?:[-–](?P<wn2>[1-5]?\d))?(?:[,\s]+(?P<wy>{year}))?(?![\d/.:]))
        |(?P<quarter>(?:(?P<qword>första|andra|tredje|fjärde|sista)\skvartalet|kvartal\s(?P<qn>[1-4])|Q(?P<qq>[1-4]))(?:\s(?P<qy>{year}))?)
        |(?P<half>(?P<hword>första|andra)\shalvåret(?:\s(?P<hy>{year}))?)
        |(?P<part>(?P<pword>början|mitten|slutet)\s(?:av|på)\s(?:(?P<pmonth>{month})(?:\s(?P<pmy>{year}))?|(?P<pyear>{year})|året|(?P<pseason>{season})(?:\s(?P<psy>{year}))?))
        |(?P<turn>årsskiftet(?:\s(?P<ty>{year})/(?P<ty2>{year}|\d\d))?)
        |(?P<season>(?:(?P<si>i)\s)?(?P<sword>{season})(?:\s?(?:-|–|/)?\s?(?P<syear>{year}|(?<=[vh]t)\d\d))?(?!\w))
        |(?P<monthyear>(?P<mym>{month})(?!\w)\.?(?:\s(?:(?P<myy>{year})(?!\d)|(?P<mny>nästa\sår)(?!\w)))?)
        |(?P<relative>i\s?(?:dag|morgon|övermorgon)(?!\w)|nästa\s(?:vecka|år|månad)|innan\smidsommar|till\sjul)
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


def find_dates(text: str, reference: date | None, *, forward: bool = False) -> list[DateHit]:
    """Return the dates and periods in ``text``, in order.

    A missing year is taken from ``reference`` (the meeting's date): the nearest such day, or the next one where
    ``forward`` is set. Without a reference the year stays open (EDTF ``XXXX``) and relative words give nothing.
    """
    return list(_found(text, reference, forward)) if may_hold_dates(text) else []


@lru_cache(_REMEMBERED)
def _found(text: str, reference: date | None, forward: bool) -> tuple[DateHit, ...]:
    hits = []
    for match in _pattern().finditer(text):
        reader = _READERS[_kind(match)]
        hit = reader(match, _Years(reference, forward))
        if hit is not None:
            hits.append(_uncertain(hit, text))
    return tuple(hits)


_DIGIT = re.compile(r"\d")


@cache
def _dating_words() -> frozenset[str]:
    """The words by which a date is known where no digit stands beside them."""
    return frozenset((*words("calendar.dating"), *_month_numbers(), *_season_codes()))


def may_hold_dates(text: str) -> bool:
    """Tell quickly of most texts that no date stands in them."""
    return _DIGIT.search(text) is not None or not _dating_words().isdisjoint(words_of(text))


def _kind(match: re.Match[str]) -> str:
    return next(name for name in _READERS if match[name] is not None)


@dataclass(frozen=True, slots=True)
class _Years:
    """Finds the year of a day that is given without one."""

    reference: date | None
    forward: bool

    def day(self, year: int | None, month: int, day: int) -> date | None:
        if year is None and self.reference is not None:
            year = self._nearest(self.reference, month, day)
        return _safe_date(year, month, day) if year else None

    def _nearest(self, reference: date, month: int, day: int) -> int:
        candidate = _safe_date(reference.year, month, day)
        if candidate is None:
            return reference.year
        behind = (reference - candidate).days
        return reference.year + (behind > (0 if self.forward else 183))

    def year(self, given: str | None) -> int | None:
        if given:
            digits = given.lstrip("'’–-")
            return int(digits) if len(digits) == 4 else 2000 + int(digits)
        return self.reference.year if self.reference else None


def _safe_date(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def _exact(match: re.Match[str], first: date, last: date | None, *, year_given: bool) -> DateHit:
    last = last if last and last >= first else first
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return DateHit(match.start(), match.end(), When(edtf, first, last), year_given)


def _loose(match: re.Match[str], edtf: str, *, year_given: bool) -> DateHit:
    return DateHit(match.start(), match.end(), When(edtf), year_given)


def _iso(match: re.Match[str], years: _Years) -> DateHit | None:
    year, month, day = int(match["iy"]), int(match["im"]), int(match["id"])
    first = _safe_date(year, month, day)
    if first is None:
        return None
    last = None
    if match["id2"]:
        last = _safe_date(int(match["iy2"] or year), int(match["im2"] or month), int(match["id2"]))
    return _exact(match, first, last, year_given=True)


def _packed(match: re.Match[str], years: _Years) -> DateHit | None:
    day = _safe_date(int(match["py"]), int(match["pm"]), int(match["pd"]))
    return _exact(match, day, None, year_given=True) if day else None


def _dotted(match: re.Match[str], years: _Years) -> DateHit | None:
    day = _safe_date(int(match["dy"]), int(match["dm"]), int(match["dd"]))
    return _exact(match, day, None, year_given=True) if day else None


def _days(
    match: re.Match[str], years: _Years, year: int | None, first: tuple[int, int], last: tuple[int, int]
) -> DateHit | None:
    """Return a day or a range of days; ``first`` and ``last`` are (month, day)."""
    if _safe_date(2024, *first) is None or _safe_date(2024, *last) is None:
        return None
    begins, ends = years.day(year, *first), years.day(year, *last)
    if begins and ends:
        if ends < begins:
            ends = _safe_date(ends.year + 1, ends.month, ends.day) or begins
        return _exact(match, begins, ends, year_given=year is not None)
    edtf = f"XXXX-{first[0]:02}-{first[1]:02}"
    if last != first:
        edtf += f"/XXXX-{last[0]:02}-{last[1]:02}"
    return _loose(match, edtf, year_given=False)


def _slash(match: re.Match[str], years: _Years) -> DateHit | None:
    given = match["sy"]
    month, day = int(match["sm"]), int(match["sd"])
    last = int(match["sd2"] or day)
    return _days(match, years, years.year(given) if given else None, (month, day), (month, last))


def _named(match: re.Match[str], years: _Years) -> DateHit | None:
    month = _month_numbers()[match["nm"].lower()]
    first_month = _month_numbers()[match["nm1"].lower()] if match["nm1"] else month
    if match["nm1"] and not match["nd2"]:
        return None
    day = int(re.sub(r"\D", "", match["nd"]))
    last = int(re.sub(r"\D", "", match["nd2"])) if match["nd2"] else day
    year = years.year(match["ny"]) if match["ny"] else None
    if match["nny"] and years.reference:
        year = years.reference.year + 1
    return _days(match, years, year, (first_month, day), (month, last))


def _week(match: re.Match[str], years: _Years) -> DateHit | None:
    year = years.year(match["wy"])
    number, last = int(match["wn"]), int(match["wn2"] or match["wn"])
    if year is None or not (1 <= number <= last <= 53):
        return None
    try:
        monday, sunday = date.fromisocalendar(year, number, 1), date.fromisocalendar(year, last, 7)
    except ValueError:
        return None
    if match["wy"] is None and years.reference and sunday < years.reference:
        return None
    return _loose(match, f"{monday.isoformat()}/{sunday.isoformat()}", year_given=bool(match["wy"]))


_ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "sista": 4}


def _months(year: int, first: int, last: int, mark: str = "") -> str:
    return f"{year}-{first:02}{mark}/{year}-{last:02}{mark}"


def _quarter(match: re.Match[str], years: _Years) -> DateHit | None:
    year = years.year(match["qy"])
    number = _ORDINALS[match["qword"].lower()] if match["qword"] else int(match["qn"] or match["qq"])
    return _loose(match, _months(year, number * 3 - 2, number * 3), year_given=bool(match["qy"])) if year else None


def _half(match: re.Match[str], years: _Years) -> DateHit | None:
    year = years.year(match["hy"])
    first = 1 if match["hword"].lower() == "första" else 7
    return _loose(match, _months(year, first, first + 5), year_given=bool(match["hy"])) if year else None


def _part(match: re.Match[str], years: _Years) -> DateHit | None:
    given = match["pmy"] or match["pyear"] or match["psy"]
    year = years.year(given)
    if year is None:
        return None
    word = match["pword"].lower()
    if match["pmonth"]:
        return _loose(match, f"{year}-{_month_numbers()[match['pmonth'].lower()]:02}~", year_given=bool(given))
    if match["pseason"]:
        return _loose(match, f"{year}-{_season_codes()[match['pseason'].lower()]}~", year_given=bool(given))
    first = {"början": 1, "mitten": 5, "slutet": 9}[word]
    return _loose(match, _months(year, first, first + 3, "~"), year_given=bool(given))


def _turn(match: re.Match[str], years: _Years) -> DateHit | None:
    year = years.year(match["ty"])
    return _loose(match, f"{year}-12~/{year + 1}-01~", year_given=bool(match["ty"])) if year else None


def _season(match: re.Match[str], years: _Years) -> DateHit | None:
    word = match["sword"].lower()
    if not match["syear"] and len(word) < 4:
        return None
    if not match["syear"] and not match["si"] and not word.endswith(("en", "n")):
        return None
    year = years.year(match["syear"])
    return _loose(match, f"{year}-{_season_codes()[word]}", year_given=bool(match["syear"])) if year else None


def _month_year(match: re.Match[str], years: _Years) -> DateHit | None:
    month = _month_numbers()[match["mym"].lower()]
    if match["myy"]:
        return _loose(match, f"{match['myy']}-{month:02}", year_given=True)
    if years.reference is None or (len(match["mym"]) < 4 and match["mym"].lower() != "maj"):
        return None
    year = years.reference.year + (match["mny"] is not None or month < years.reference.month)
    return _loose(match, f"{year}-{month:02}", year_given=False)


def _relative(match: re.Match[str], years: _Years) -> DateHit | None:
    reference = years.reference
    if reference is None:
        return None
    word = re.sub(r"\s+", " ", match.group().lower()).replace("i dag", "idag").replace("i morgon", "imorgon")
    day = {
        "idag": reference,
        "imorgon": reference + timedelta(days=1),
        "i övermorgon": reference + timedelta(days=2),
    }.get(word)
    if day:
        return _exact(match, day, None, year_given=False)
    if word == "nästa vecka":
        monday = reference - timedelta(days=reference.weekday()) + timedelta(days=7)
        return _loose(match, f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", year_given=False)
    if word == "nästa år":
        return _loose(match, f"{reference.year + 1}", year_given=False)
    if word == "nästa månad":
        following = reference.replace(day=1) + timedelta(days=calendar.monthrange(reference.year, reference.month)[1])
        return _loose(match, f"{following.year}-{following.month:02}", year_given=False)
    return None


_READERS: dict[str, Callable[[re.Match[str], _Years], DateHit | None]] = {
    "iso": _iso,
    "packed": _packed,
    "dotted": _dotted,
    "slash": _slash,
    "named": _named,
    "week": _week,
    "quarter": _quarter,
    "half": _half,
    "part": _part,
    "turn": _turn,
    "season": _season,
    "monthyear": _month_year,
    "relative": _relative,
}


def _uncertain(hit: DateHit, text: str) -> DateHit:
    """Mark a date with a question mark after it as uncertain: then no day is certain."""
    if not re.match(r"\s?\?", text[hit.end :]) or hit.when.start is None:
        return hit
    edtf = "/".join(f"{part}?" for part in hit.when.edtf.split("/"))
    return replace(hit, when=When(edtf))


_CLOCK = r"(?P<{0}h>[01]?\d|2[0-3])(?:[.:](?P<{0}m>[0-5]\d))?"
_TIMES = re.compile(
    rf"(?P<between>\bmellan\s)?(?P<kl>\b(?:kl\.?|klockan)\s?)?(?<![\d./-]){_CLOCK.format('a')}"
    rf"(?:\s?(?:[-–—]|till|(?(between)och|(?!))|\s)\s?{_CLOCK.format('b')})?(?![\d/]|\.\d|:\d|-\d)",
    re.IGNORECASE,
)


def find_times(text: str) -> list[TimeHit]:
    """Return the clock times in ``text``: after "kl", or written with minutes ("08.30-13:00")."""
    hits = []
    for match in _TIMES.finditer(text):
        if not match["kl"] and match["am"] is None:
            continue
        begins = time(int(match["ah"]), int(match["am"] or 0))
        ends = time(int(match["bh"]), int(match["bm"] or 0)) if match["bh"] else None
        if ends is not None and ends <= begins:
            ends = None
        hits.append(TimeHit(match.start(), match.end(), begins, ends))
    return hits


def with_times(when: When, hit: TimeHit | None) -> When:
    """Return ``when`` with the clock times of ``hit``."""
    return when if hit is None else replace(when, start_time=hit.begins, end_time=hit.ends)
