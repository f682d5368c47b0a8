"""A sentence in, whether it states a decision out: by its verbs, and by who is said to act."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from data.extraction.telling_words import may_hold, words_of
from data.lexicon import any_of, either, words

_ADVERBS = rf"(?:,?\s{any_of('outcomes.adverbs')},?)*"
_SUBORDINATE = re.compile(
    rf"\b(?:{any_of('outcomes.subordinators')}\s(?:[\wåäö]+\s){{0,3}}|som\s(?:[\wåäö]+\s){{0,1}})$", re.IGNORECASE
)
_SO_THAT_WE = re.compile(r"\bså\satt\s(?:vi|man|\w+(?:en|et))\s$", re.IGNORECASE)
_FOLLOWED = re.compile(
    r"\b(?:följde|följer|biföll|bifaller|godtog|antog)\s[^,.;]*?förslag(?:et)?\soch\s$", re.IGNORECASE
)  # "följde beredningens förslag och beslutade att …"
_OTHER_BODY = re.compile(rf"\b{any_of('outcomes.other_bodies')}\b", re.IGNORECASE)
_BY_ANOTHER = re.compile(rf"\bav\s(?:\w+\s)?{any_of('outcomes.other_bodies')}\b", re.IGNORECASE)
_DENIED = re.compile(rf"(?<!på )\b{any_of('outcomes.denials')}\b", re.IGNORECASE)
PROPOSED = re.compile(any_of("outcomes.proposals"), re.IGNORECASE)
ATT_INSIDE = re.compile(r"\batt\b")
MODAL = re.compile(rf"\b{any_of('outcomes.modals')}\b", re.IGNORECASE)
_PROPOSED_THAT = re.compile(r"^(?:Förslaget|Yrkandet|Motionen)\s(?:om\s)?att\s")  # "Förslaget att bilda … avslås"
_CONTRAST = re.compile(r"\bmen\b")
# "bordlades vid styrelsens möte i mars", "godkändes på förra mötet": decided another day.
_EARLIER = re.compile(
    r"\s(?:redan\s)?(?:vid|på|under)\s(?:det\s)?(?:\w+s\s)?(?:(?:förra|föregående|senaste)\s\w*(?:möte|sammanträde)"
    r"|\w*(?:möte|sammanträde)t?\s(?:i|den)\s)"
)
# What somebody is elected to do, where that stands first ("Att justera protokollet valdes Bo Ek").
_TASK = re.compile(
    r"^(?:till\s)?att\s(?:(?:jämte|tillsammans\smed)\s\w+\s)?(?:justera|leda|föra|skriva|underteckna)\b", re.I
)
_DONE_AND = re.compile(r"\b(?:har|hade)\s[^,]*?\soch\s$")  # "hade skickats ut och lades till handlingarna"
_ON = re.compile(rf"\b(?P<matter>{any_of('outcomes.matters', 'outcomes.papers')})\som\b", re.IGNORECASE)
_SUM = re.compile(r"\bom\s(?=\d)")  # "Budget om 640 tkr antogs"
_LONGEST_PASSIVE = 220  # characters of a sentence that decides by its verb alone
_DOING = r"(?:\w{2,}a|gå|se|ge|få|stå|slå|be|bli)\s"
_YES_TO_CLAUSE = rf"(?<!\w)(?:sa|sade|säger)\sja\still(?=\satt\s(?!{_DOING}))"  # "sa ja till att vägen byggs"
_PASSIVE = ("verbs.deciding_passive", "verbs.electing")
# The words without which a sentence needs no look for who decided, and what was answered or voted.
_NOUNS = frozenset(("beslut", "beslutspunkter"))
_DECIDES = frozenset(("beslöt", "beslutade", "beslutar"))
_ANSWERING = frozenset(
    [
        "sa",
        "sade",
        "säger",
        "slutade",
        "slutar",
        "blev",
        "röstad",
        "röstade",
        "röstads",
        "röstades",
        "vann",
        "valdes",
        "segrade",
        "gick",
        "föll",
    ]
)
_ELLIPSIS = "\ue000"  # a private character, which no phrase has
_MOST_BETWEEN = 5  # words between the two halves of "lades … till handlingarna"


def _any_phrase(*paths: str) -> str:
    """Return a regular expression for any phrase of some lists; an ellipsis stands for a few words or none."""
    found = either(phrase.replace(" … ", _ELLIPSIS) for path in paths for phrase in words(path))
    return found.replace(_ELLIPSIS, rf"\s(?:[^\s.;]+\s){{0,{_MOST_BETWEEN}}}?").replace("\\ ", r"\s")


def bodies() -> str:
    """Return a regular expression for those who meet, by the word for their body or by a pronoun."""
    return any_of("organisations.pronouns", "organisations.bodies")


def deciding_verbs() -> str:
    """Return a regular expression for what a body does when it decides without an "att"."""
    return _any_phrase("verbs.deciding_active")


def may_open(text: str) -> bool:
    """Tell quickly of most lines that no decisions follow them."""
    named = words_of(text)
    advises = may_hold("verbs.recommending", text) or "föreslår" in named
    return advises or may_hold("verbs.deciding", text) or not _NOUNS.isdisjoint(named)


@cache
def opener() -> re.Pattern[str]:
    """A line that only says that decisions follow ("Mötet beslutar", "Beslut:")."""
    verbs = any_of("verbs.deciding")
    advising = rf"\w*{bodies()}\s{any_of('verbs.recommending')}\s*:?$"
    led = rf"(?:[\w§.,:/ -]{{0,60}}?\s)?{verbs}(?:\s\w*{bodies()})?{_ADVERBS}"
    deciding_ = rf"{led}(?:,\s[^,.;:]{{3,60}},?)?(?:\sföljande\.)?\s*:?\s*(?:att)?\s*:?$"
    alone = r"(?:[\w-]+\s){0,2}beslut(?:spunkter)?(?:\s(?:i|på|från)\s\w+)?\s*:?$"
    return re.compile(rf"^(?:{advising}|{deciding_}|{alone})", re.IGNORECASE)


@cache
def advises_another() -> re.Pattern[str]:
    """A line by which a body decides what another is to decide ("Utskottet föreslår direktionen besluta")."""
    return re.compile(rf"\w*{bodies()}\sföreslår\s\w*{bodies()}\s(?:att\s)?besluta\s*:?$", re.IGNORECASE)


@cache
def label() -> re.Pattern[str]:
    """A label before a decision ("Beslut:", "Mötets beslut i frågan:")."""
    matter = r"(?:\s(?:i|på)\s\w+)?"
    numbered = r"beslut\s(?:nr\.?\s)?\d+(?:[:/.-]\d+)?\.?(?:\s*[:–-]\s*|\s+)(?-i:(?=[A-ZÅÄÖ]|att\s))"
    return re.compile(
        rf"^(?:[^|]{{0,200}}\|\s)?(?:{numbered}|(?:{any_of('outcomes.owners')}\s)?(?:beslut|vedtak){matter}\s*(?::\s*(?=\S)|(?=1\.\s)|\s[-–]\s(?=[A-ZÅÄÖ])|\s{{2,}}(?=[A-ZÅÄÖ]))"
        rf"|{any_of('outcomes.owners')}\sbeslut\s(?-i:(?=[A-ZÅÄÖ][a-zåäö]+\s))|{any_of('outcomes.impersonal_labels')}:\s(?=\S))",
        re.IGNORECASE,
    )


@cache
def deciding() -> re.Pattern[str]:
    """A verb of deciding, who decides and adverbs after it, and its "att"."""
    return re.compile(
        rf"(?:(?<!\w)(?:{any_of('verbs.deciding')}|bl(?:ev|ir)\s\w+s\sbeslut)(?P<by>\s(?:vi|man|\w*{bodies()}|(?-i:[A-ZÅÄÖ]{{2,6}})))?{_ADVERBS}(?:,\s[^,.;:]{{3,60}},)?(?:\sdels)?|^beslut{_ADVERBS}|{_YES_TO_CLAUSE})\s?:?\s+(?P<att>att)\s",
        re.IGNORECASE,
    )


@cache
def decides_over() -> re.Pattern[str]:
    """A line that begins with who decides and hands what it decides to another ("Nämnden beslutar föreslå")."""
    return re.compile(
        rf"\w*{bodies()}\s{any_of('verbs.deciding')}{_ADVERBS}\s{any_of('outcomes.openings')}(?!\w)", re.IGNORECASE
    )


@cache
def and_decided() -> re.Pattern[str]:
    """What those who agreed decided in the same sentence ("var eniga om att … och beslutade att …")."""
    return re.compile(rf"\soch\s{any_of('verbs.deciding')}{_ADVERBS}\s(?P<att>att)\s", re.IGNORECASE)


@cache
def _deciding_barely() -> re.Pattern[str]:
    """A decision whose "att" was lost or that takes a proposal as it stands ("Nämnden beslutar utse …").

    After a verb in the past ("beslutade") any infinitive is what was decided; after one in the present only those of
    the lexicon, as a noun may follow.
    """
    lost = any_of("outcomes.openings")
    return re.compile(
        rf"(?<!\w){any_of('verbs.deciding')}(?:{_ADVERBS}\s{lost}\s|(?<=[dt]e)\s[a-zåäö]{{3,}}a\s(?!om\b)|\s{any_of('outcomes.as_proposed')}(?!\w)|\s(?:i\senlighet\smed|enligt)\s\w+s\sförslag\b)",
        re.IGNORECASE,
    )


@cache
def attributed() -> re.Pattern[str]:
    """Who decided, behind what was decided ("Det blir färre möten, beslutade rådet")."""
    body = any_of("organisations.pronouns", "organisations.bodies", "outcomes.we")
    by = rf"(?:\s(?:\w*{body}|det))?(?:\s(?:också|även|enhälligt|därför))*"
    return re.compile(
        rf",\s(?:(?:{any_of('outcomes.so')}\s)?{any_of('outcomes.decided')}{by}\s*[.!]?$|{any_of('outcomes.decided_alone')}\s*[.!]?$"
        rf"|(?:så\s)?{any_of('outcomes.decided')}(?:\s\w*{body}|\sdet)?(?=,\s))",
        re.IGNORECASE,
    )


@cache
def so_it_was() -> re.Pattern[str]:
    """A sentence by which what was proposed in the one before is decided ("Så blev det.")."""
    body = rf"\w*{bodies()}\sbeslut(?:ar|ade)\s(?:så|det)|Så\s(?:blir|blev)\s(?:också\s)?\w*{bodies()}s\sbeslut"
    return re.compile(rf"^(?:{any_of('outcomes.so_it_was')}|{body})(?!\w)[^.]{{0,30}}[.!]?$", re.IGNORECASE)


@cache
def found_by_chair() -> re.Pattern[str]:
    """What the chair finds that the body has decided ("finner att nämnden bifaller förslaget")."""
    return re.compile(
        rf"^(?P<asked>\w*ordföranden?\sfråga(?:r|de)\som\s[^.;]*?\s(?:finner|fann)\satt\sså\s(?:sker|skett|är\sfallet))"
        rf"|(?<!\w)(?:finner|fann)\s(?:\w+\s){{0,2}}?att\s(?P<found>\w*{bodies()}\s(?:{deciding_verbs()}|har\s\w+|{any_of('outcomes.found')})(?!\w))",
        re.IGNORECASE,
    )


@cache
def _yes_or_no() -> re.Pattern[str]:
    """What those who meet say yes or no to, and what a vote came to."""
    body = any_of("organisations.pronouns", "organisations.bodies", "outcomes.we")
    answer = any_of("outcomes.yes_or_no")
    return re.compile(
        rf"(?<!\w)(?:sa|sade|säger)\s\w*{body}\s{answer}(?!\w)|^\w*{body}\s(?:sa|sade|säger)\s{answer}(?!\w)"
        rf"|^(?:Det\s)?(?:slutade|slutar)\smed\s(?:ett\s)?{answer}(?!\w)|^Det\sblev\s(?:ett\s)?{answer}\still\satt\s"
        rf"|(?<!\w)röstades?\s(?:det\s)?{answer}(?!\w)|^(?:alla|samtliga|en\smajoritet)\sröstade\s(?:för|{answer}\still)(?!\w)"
        rf"|^(?:Efter|Vid|Genom)\s(?:\w+\s)?{any_of('outcomes.votes')}\s(?:blev|vann|valdes|segrade|gick|föll)(?!\w)",
        re.IGNORECASE,
    )


@cache
def _body_decides() -> re.Pattern[str]:
    """A body that decides on something, with no clause of what ("Efter en stund beslöt styrgruppen tolv")."""
    return re.compile(rf"(?<!\w)(?:beslöt|beslutade|beslutar)\s\w*{bodies()}\s(?!att\b)", re.IGNORECASE)


@cache
def _election() -> re.Pattern[str]:
    """An election that only names its result ("Val av justerare: Eva Ek")."""
    return re.compile(r"^val av \w[\w ]{3,40}?\s?[:–]\s?(?-i:[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ])", re.IGNORECASE)


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any_phrase(*_PASSIVE)}(?!\w)", re.IGNORECASE)


@cache
def _active() -> re.Pattern[str]:
    """A body at the head of a sentence that decides without an "att" ("Styrgruppen godkände dagordningen")."""
    we = any_of("verbs.deciding_of_us")
    first = r"(?:\w+\s[^.,;]{0,60}?\soch\s)?"
    turned = rf"[^.,;:]{{3,60}}?\s(?:{we})\s(?:man|vi|\w*{bodies()})\s(?!att\b)"  # "Efter viss tvekan antog man taxan"
    commissioned = rf"[^.,;:]{{3,60}}?\s(?:fick|får)\s\w*{bodies()}s\suppdrag\satt"
    return re.compile(
        rf"^(?:(?:\w*{bodies()}\s{first}{deciding_verbs()}|(?:vi|man)\s{we})(?!\w)|{turned}|{commissioned})",
        re.IGNORECASE,
    )


@cache
def _present() -> re.Pattern[str]:
    """A short sentence opened by a definite noun that decides by a passive ("Protokollet godkänns")."""
    verbs = any_of("verbs.deciding_present")
    papers, sent = any_of("outcomes.standing_papers"), any_of("outcomes.sent_out")
    plain = r"(?:(?!\s(?:som|eftersom|då|vilket|medan)\s)[^.;]){0,150}"
    summed = r"\d[\d ]{0,12}\s(?:kr|kronor|tkr|mkr|miljoner)|Medel"
    definite = rf"(?!{any_of('outcomes.no_nouns')}\s)[A-ZÅÄÖ]\w*(?:en|et|na|n|t|rna)"
    what = rf"Följande\s\w+|\d{{4}}\sårs\s\w+|{summed}|(?:Ärende|Punkt)\s\d+|(?i:(?:{sent}\s)?{papers})|{definite}"
    behind = rf"(?!\s(?:i?från))(?:[^.;]{{0,90}}|{plain})[.]?$"
    return re.compile(rf"^(?:{what})\s(?P<before>[^.,;]{{0,60}}?\s)??{verbs}(?!\w){behind}")


@cache
def _turned_round() -> re.Pattern[str]:
    """A decision with its verb first ("Avslås.", "Därmed fastställs taxan"), or that tells an office what to do."""
    verbs, decided = any_of("verbs.deciding_present"), any_of("outcomes.impersonal")
    opening = r"(?:Därmed|Härmed|Därefter|I\sövrigt|Med\s(?:den|det|dessa|detta|denna)\s[^.,;]{1,40}?)"
    matter = rf"[^.;]{{3,80}}?(?<!ska)(?<!att)\s{verbs}\s(?i:{any_of('outcomes.matters')})\b"
    after = rf"(?:Efter|Till|Under)\s[^.,;]{{3,60}}?\s(?i:{verbs}|{decided})\s\w+(?:en|et|na|n|t)\b"
    then = rf"[^.;]{{3,120}},\s(?:därefter|därmed|i\sövrigt|sedan)\s{verbs}\s\w"
    led = rf"{matter}|{then}|{after}|{opening}\s{verbs}\s\w+(?:en|et|na|n|t)\b"
    office = rf"\w*(?i:{any_of('outcomes.offices')})\s{any_of('verbs.commissioned')}\s"
    word = any_of("outcomes.one_word")
    thanked = r"(?i:tackar|tackade)\sför\s(?:informationen|redovisningen|rapporten|föredragningen|dragningen)\b"
    return re.compile(
        rf"(?=[A-ZÅÄÖ])(?:(?i:{word})\s(?:med|på|enligt|då|eftersom|till)\b|(?i:{verbs})(?!\w)(?!\sav\b)|(?i:{decided})\s(?!att\b)|{led}|{office}|{thanked})"
    )


@cache
def _approved() -> re.Pattern[str]:
    """A standing paper that is said to be approved, with no verb ("Kallelse och dagordning godkända.")."""
    papers = any_of("outcomes.standing_papers")
    return re.compile(
        rf"{papers}(?:\soch\s\w+)?(?:\s[\w-]+){{0,3}}?\s{any_of('outcomes.approved')}[.]?$", re.IGNORECASE
    )


@cache
def _put_off() -> re.Pattern[str]:
    """A matter that has to wait ("Frågan flyttas till nästa möte")."""
    matters = any_of("outcomes.matters")
    around = rf"(?:skjuts|skjuter|sköts|sköt)\s{matters}\s(?:upp|fram)\s"
    return re.compile(rf"(?:^|,\s){matters}\s{any_of('outcomes.put_off')}\s|\s{around}", re.IGNORECASE)


def _papers() -> str:
    """Return a regular expression for the papers of a meeting, with an article and without."""
    return any_of("outcomes.definite_papers", "outcomes.standing_papers")


def _approving() -> str:
    """Return a regular expression for what is done to them."""
    return rf"(?:{any_of('verbs.deciding_present')}|godkändes|fastställdes|l(?:ägg|ade)s\still\shandlingarna)"


@cache
def _after_comma() -> re.Pattern[str]:
    """A paper that is approved behind what is said of it ("Inget att tillägga, anteckningarna godkänns")."""
    named = rf"[^.;]{{0,40}}{_papers()}[^.;]{{0,40}},\s(?:den|det|de)"
    return re.compile(rf"^(?:[^.;]{{3,80}},\s{_papers()}|{named})\s{_approving()}[.]?$", re.IGNORECASE)


@cache
def aside() -> re.Pattern[str]:
    """What somebody says or does behind the approval of a paper ("Dagordningen godkänns och Bo anmäler …")."""
    somebody = r"och\s(?-i:(?=[A-ZÅÄÖ][\w-]+\s(?:[A-ZÅÄÖ][\w-]+\s)?[a-zåäö]+(?:r|de)\s))"
    behind = (
        rf"(?:,\s(?:men|(?:frågan|punkten|ärendet)(?=\s[^.;]*?\stas))\s|,?\s{somebody}|,?\sefter\satt\s(?-i:[A-ZÅÄÖ]))"
    )
    return re.compile(rf"^(?P<own>{_papers()}\s{_approving()}){behind}", re.IGNORECASE)


def is_reported(before: str, *, turned: bool = False) -> bool:
    """Say whether the words before "beslutar att" show that the minutes only tell of somebody's decision.

    Where the body stands behind its verb the sentence is ``turned``, as only a main clause is: what stands before it
    is another clause ("Med anledning av att anbudet är dyrt beslutar nämnden att …").
    """
    if _SO_THAT_WE.search(before):
        return False
    before = _FOLLOWED.sub("", before)
    own = before.rpartition(" så ")[2]  # "Ingen använder listan så nätverket beslöt …"
    others = not turned and (_SUBORDINATE.search(before) or _OTHER_BODY.search(before))
    return bool(others or _DENIED.search(own))


def _reported(before: str) -> bool:
    """Whether the words before a verb show that the minutes only tell of somebody's decision."""
    if _TASK.match(before):
        return False
    before = _DONE_AND.sub("", before)
    before = _SUM.sub("på ", _ON.sub(r"\g<matter> på", before))
    return bool(_SUBORDINATE.search(before) or _OTHER_BODY.search(before) or _CONTRAST.search(before))


@lru_cache(maxsize=4)
def takes_none(text: str) -> bool:
    """Whether a document says that those who meet decide nothing; asked for each of its items."""
    folded = text.casefold()
    return any(phrase in folded for phrase in words("verbs.no_decisions"))


def _may_act(text: str) -> bool:
    """Tell quickly of most texts that no body acts in them."""
    acts = any(may_hold(path, text) for path in ("verbs.deciding_active", "verbs.deciding_of_us"))
    return acts or "uppdrag" in words_of(text)


def decides_alone(text: str) -> bool:
    """Whether a sentence decides by its verb, with no "att" after it."""
    if _turned_round().match(text):
        return len(text) <= _LONGEST_PASSIVE and not _BY_ANOTHER.search(text)
    named = words_of(text)
    if (_may_act(text) and _active().match(text)) or any(sign().match(text) for sign in (_election, _approved)):
        return True
    if ("," in text and _after_comma().match(text)) or _put_off().search(text):
        return True
    if not _ANSWERING.isdisjoint(named) and _yes_or_no().search(text):
        return True
    by_body = _body_decides().search(text) if not _DECIDES.isdisjoint(named) else None
    if by_body and not (_reported(text[: by_body.start()]) or _EARLIER.match(text, by_body.end() - 1)):
        return True
    barely = _deciding_barely().search(text) if may_hold("verbs.deciding", text) else None
    if barely:
        return not (_reported(text[: barely.start()]) or _DENIED.search(text[: barely.start()]))
    present = _present().match(text)
    if present:
        before = present["before"] or ""
        before = before.removeprefix("om ").removeprefix("att ") if _PROPOSED_THAT.match(text) else before
        return not (
            MODAL.search(before) or PROPOSED.search(before) or ATT_INSIDE.search(before) or _BY_ANOTHER.search(text)
        )
    passive = _passive().search(text) if any(may_hold(path, text) for path in _PASSIVE) else None
    if passive is None or len(text) > _LONGEST_PASSIVE or _BY_ANOTHER.search(text, passive.end()):
        return False
    if _EARLIER.match(text, passive.end()):
        return False
    return not _reported(text[: passive.start()])
