"""Names that no word calls a project: found by the signs around them, each with its probability."""

from __future__ import annotations

import math

import pytest

from data.extraction.likely_projects import Likely, Named, likely_projects, named_efforts, probability
from data.extraction.project_candidates import Candidate, Place
from data.lexicon import numbers
from data.record import Basis, Project, Span
from tests.data.extraction.reading import meeting_of, opened


def inferred(*items: str) -> list[Project]:
    return [project for project in meeting_of(*items).projects if project.evidence.basis is Basis.INFERRED]


def names(*items: str) -> list[str]:
    return [project.name for project in inferred(*items)]


def named_in(*items: str) -> dict[str, Named]:
    document = opened(*items)
    found = named_efforts(document.layout, document.items, document.organisations, document.people, document.mentions)
    return {named.candidates[0].name: named for named in found}


def signs(name: str, *items: str) -> frozenset[str]:
    return named_in(*items)[name].signs


def test_what_somebody_tells_of_and_others_share_is_likely_a_project() -> None:
    (project,) = inferred(
        "Omvärld\nKarin berättade om Gröna vågen, där Kil och Arvika lånar ut cyklar. Torsby betalar hälften."
    )
    assert project.name == "Gröna vågen"
    assert project.evidence.rule == "project-by-its-signs"
    assert project.evidence.confidence is not None
    assert 0.25 <= project.evidence.confidence < 1


def test_a_likely_project_has_its_participants() -> None:
    record = meeting_of(
        "Omvärld\nKarin berättade om Gröna vågen, där Kil och Arvika deltar. Torsby betalar hälften av kostnaden."
    )
    assert {part.participant.name for part in record.participations} == {"Kil", "Arvika", "Torsby"}


def test_what_a_word_calls_a_project_is_stated_wherever_else_it_is_named() -> None:
    record = meeting_of(
        "Omvärld\nKarin berättade om Gröna vågen, där Kil och Arvika deltar. Torsby betalar hälften.",
        "Ekonomi\nKil får pengar för projektet Gröna vågen.",
    )
    assert [(project.name, project.evidence.basis) for project in record.projects] == [("Gröna vågen", Basis.STATED)]


@pytest.mark.parametrize(
    "item",
    [
        "Omvärld\nKarin berättade om boken Gröna vågen. Den är läsvärd.",
        "Omvärld\nPersonal från Nordbygg visade en film.",
        "Omvärld\n*Se bifogad presentation* från Kil och Arvika, som deltar.",
        "Omvärld\nÖvningen pågår i Kil och Arvika, som samarbetar.",
        "Omvärld\nKarin berättade om Länsstrategin, där Kil och Arvika deltar.",
        "Omvärld\nKarin berättade om mässan den 14 maj, där Kil och Arvika deltar.",
        "Omvärld\nNästa steg diskuterades. Kil och Arvika samarbetar med Torsby.",
    ],
)
def test_what_is_no_project(item: str) -> None:
    assert names(item) == []


def test_a_name_in_an_item_that_every_meeting_has_is_found() -> None:
    assert names("Övrigt\nArbetet i Gröna vågen, som Kil driver ihop med Arvika, pågår. Torsby finansierar.") == [
        "Gröna vågen"
    ]


def test_a_title_in_capitals_is_named_as_the_text_names_it() -> None:
    (project,) = meeting_of(
        "GRÖNA VÅGEN\nKarin rapporterade från Gröna vågen. Torsby och Arvika deltar, Kil bidrar. Etapp två pågår."
    ).projects
    assert project.name == "Gröna vågen"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Karin berättade om Gröna vågen.", "told of"),
        ("Karin redogjorde därefter för Gröna vågen.", "told of"),
        ("Vi fick en lägesrapport från Gröna vågen.", "reported on"),
        ("Kil driver Gröna vågen.", "acted on"),
        ("Försöket Gröna vågen är nytt.", "after its kind"),
        ("Kil har en kurs, Gröna vågen.", "after a kind"),
        ("Under arbetsnamnet Gröna vågen prövas detta.", "after a naming verb"),
        ("Detta sker inom ramen för Gröna vågen.", "inside it"),
        ("Kil, Arvika och Gröna vågen tackade.", "in a list of names"),
        ("Vi fick besök från Gröna vågen.", "after a preposition"),
        ("Här nämns Gröna vågen, där man lånar.", "with a clause"),
        ("Här nämns Gröna vågen, där Kil deltar.", "with a clause on who shares it"),
        ("Här nämns Gröna vågen, ett sätt att låna.", "with an apposition"),
        ("Här nämns Gröna vågen, en kurs i lån.", "apposed by its kind"),
        ("Här nämns Gröna vågen – ett lån.", "before a dash"),
        ("Här nämns Gröna vågen: ett lån.", "before a colon"),
        ("Här nämns Gröna vågen (ett lån).", "before brackets"),
        ("Gröna vågen är ett sätt.", "is something"),
        ("Gröna vågen är ett försök.", "is its kind"),
        ("Gröna vågen startade i maj.", "goes its course"),
        ("Här undrar Gröna vågen. Sedan anmäler Gröna vågen detta. Gröna vågen levererar.", "acts itself"),
        ("Här nämns Gröna vågen, Gröna vågen igen.", "named again"),
        ("Här nämns Gröna vågen i Kil.", "organisation in the sentence"),
        ("Här nämns Gröna vågen i Kil och i Arvika.", "organisations in the sentence"),
        ("Här nämns Gröna vågen. Torsby kommer.", "organisation in what follows"),
        ("Här nämns Gröna vågen. Alla deltar.", "sharing in what follows"),
        ("Här nämns Gröna vågen. Det kostar 30 tkr.", "money in what follows"),
        ("Här nämns Gröna vågen. Försöket går bra.", "course in what follows"),
    ],
)
def test_a_sign_is_seen(text: str, sign: str) -> None:
    assert sign in signs("Gröna vågen", f"Omvärld\n{text}")


@pytest.mark.parametrize(
    ("item", "name", "sign"),
    [
        ("Gröna vågen\nHär nämns Gröna vågen.", "Gröna vågen", "title named inside a sentence"),
        ("Gröna vågen – ett lån\nVi talade.", "Gröna vågen", "title explained"),
        ("Utlåning\nVi talade.", "Utlåning", "title is a subject"),
        ("Gröna vågen\nTorsby kom.", "Gröna vågen", "organisation under the title"),
        ("Gröna vågen\nPiloten går bra.", "Gröna vågen", "kind under the title"),
        ("Skolstrategin\nVi talade.", "Skolstrategin", "ends as a paper, a group or a gathering"),
    ],
)
def test_a_sign_of_a_title_is_seen(item: str, name: str, sign: str) -> None:
    assert sign in signs(name, item)


def test_a_sign_is_not_seen_where_nothing_says_so() -> None:
    assert signs("Gröna vågen", "Omvärld\nHär nämns nu Gröna vågen.") == {
        "several words",
        "goes on in lower case",
        "inside a sentence",
    }


def test_the_organisation_that_a_name_may_be_is_none_that_its_sentence_names() -> None:
    assert "organisation in the sentence" not in signs("Kils vänner", "Omvärld\nHär nämns Kils vänner.")


def test_log_odds_are_the_sum_of_the_weights() -> None:
    weights = numbers("efforts.weights")
    odds = math.exp(weights["none"] + weights["told of"] + weights["with a clause"])
    assert probability(["told of", "with a clause"]) == pytest.approx(odds / (1 + odds))


def test_a_sign_without_a_weight_says_nothing() -> None:
    assert probability(["told of", "on a Tuesday"]) == probability(["told of"])


def test_of_two_names_that_overlap_the_likelier_is_kept() -> None:
    item = opened("Omvärld\nHär nämns Nya Gröna vågen.").items[0]
    longer = Candidate("Nya Gröna vågen", Span(10, 25), item, Place.INSIDE)
    shorter = Candidate("Gröna vågen", Span(14, 25), item, Place.INSIDE)
    strong = Named((shorter,), frozenset({"after its kind", "told of", "several words", "with a clause"}))
    weak = Named((longer,), frozenset({"after its kind", "told of", "several words"}))
    assert likely_projects([weak, strong], 0.1) == [Likely(shorter, probability(strong.signs))]


def test_what_is_less_likely_than_asked_for_is_left_out() -> None:
    item = opened("Omvärld\nHär nämns Gröna vågen.").items[0]
    named = Named((Candidate("Gröna vågen", Span(10, 21), item, Place.INSIDE),), frozenset({"told of"}))
    assert likely_projects([named], probability(["told of"]) + 0.01) == []
    assert len(likely_projects([named], probability(["told of"]))) == 1


def test_who_has_an_effort_is_not_the_effort() -> None:
    found = named_in("Omvärld\nKarin informerade om Gröna Hallands insats Reskompis, där Torsby deltar.")
    assert "Reskompis" in found
    assert "Gröna Hallands" not in found


def test_what_somebody_does_is_no_project_of_a_list() -> None:
    record = meeting_of("Pågående projekt\n*Bykollen* är avslutat.\n\n*Karin bjuder in Torsby till mötet*")
    assert [project.name for project in record.projects] == ["Bykollen"]
