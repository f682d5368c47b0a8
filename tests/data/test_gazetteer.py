"""The gazetteer: which forms it knows, where it finds them, and what it leaves alone."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.forms import genitive, municipality_forms
from data.gazetteer import GazetteerHit, default_gazetteer
from data.places import Place, municipalities

GAZETTEER = default_gazetteer()


def found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.organisation.identifier) for hit in GAZETTEER.find(text)]


def only_hit(text: str) -> GazetteerHit:
    (hit,) = GAZETTEER.find(text)
    return hit


# Each name's forms reasoned by hand: s, x and z take no further s in the genitive.
@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Göteborg", "Göteborg, Göteborg kommun, Göteborgs kommun, Göteborg stad, Göteborgs stad"),
        ("Ale", "Ale, Ale kommun, Ales kommun, Ale stad, Ales stad"),
        ("Borås", "Borås, Borås kommun, Borås stad"),
        (
            "Lilla Edet",
            "Lilla Edet, Lilla Edet kommun, Lilla Edets kommun, Lilla Edet stad, Lilla Edets stad",
        ),
    ],
)
def test_a_municipality_takes_its_name_with_and_without_kommun_and_stad(name: str, forms: str) -> None:
    assert municipality_forms(name) == tuple(forms.split(", "))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Malmö", "Malmös"), ("Mönsterås", "Mönsterås"), ("Alx", "Alx"), ("Linz", "Linz"), ("KTH", "KTHs")],
)
def test_names_that_end_in_a_hissing_sound_take_no_genitive_s(name: str, expected: str) -> None:
    assert genitive(name) == expected


@pytest.mark.parametrize(
    ("form", "identifier"),
    [
        ("Göteborg", "municipality/1480"),
        ("Göteborgs stad", "municipality/1480"),
        ("Göteborgs Stad", "municipality/1480"),
        ("GÖTEBORGS STAD", "municipality/1480"),
        ("Göteborgs kommun", "municipality/1480"),
        ("Göteborgs kommuns", "municipality/1480"),
        ("GÖTEBORG", "municipality/1480"),
        ("Göteborgs", "municipality/1480"),
        ("  Göteborg ", "municipality/1480"),
        ("Malmö stad", "municipality/1280"),
        ("Helsingborg stad", "municipality/1283"),
        ("Vindelns kommun", "municipality/2404"),
        ("Upplands Väsby", "municipality/0114"),
        ("Upplands-Väsby", "municipality/0114"),
        ("Upplands\u00a0Väsby", "municipality/0114"),
        ("Upplands-Bro kommun", "municipality/0139"),
        ("Dals Ed", "municipality/1438"),
        ("Borås", "municipality/1490"),
        ("Borås Stad", "municipality/1490"),
        ("Alingsås kommun", "municipality/1489"),
        ("Ale kommun", "municipality/1440"),
        ("Falu kommun", "municipality/2080"),
        ("Region Gotland", "municipality/0980"),
        ("Gotlands län", "county/09"),
        ("Stockholms stad", "municipality/0180"),
        ("Stockholms län", "county/01"),
        ("Region Stockholm", "organisation/region-stockholm"),
        ("region Stockholm", "organisation/region-stockholm"),
        ("Skåne", "county/12"),
        ("Region Skåne", "organisation/region-skane"),
        ("Region Skånes", "organisation/region-skane"),
        ("Hallands", "county/13"),
        ("Kalmar", "municipality/0880"),
        ("Kalmar län", "county/08"),
        ("Region Kalmar län", "organisation/region-kalmar-lan"),
        ("Västra Götalandsregionen", "organisation/vastra-gotalandsregionen"),
        ("VGR", "organisation/vastra-gotalandsregionen"),
        ("Länsstyrelsen Skåne", "organisation/lansstyrelsen-12"),
        ("Länsstyrelsen i Skåne", "organisation/lansstyrelsen-12"),
        ("länsstyrelsen i Skåne län", "organisation/lansstyrelsen-12"),
        ("Länsstyrelsen i Hallands län", "organisation/lansstyrelsen-13"),
        ("Sveriges kommuner och regioner", "organisation/skr"),
        ("Sveriges Kommuner & Regioner", "organisation/skr"),
        ("SKL", "organisation/skr"),
        ("SKR:s", "organisation/skr"),
        ("GR:s", "organisation/goteborgsregionen"),
        ("KTHs", "organisation/kth"),
        ("KTH's", "organisation/kth"),
        ("INERA", "organisation/inera"),
        ("Havs- och vattenmyndigheten", "organisation/hav"),
        ("HaV", "organisation/hav"),
        ("ESF rådet", "organisation/esf-radet"),
        ("BiBK", "organisation/bibk"),
        ("BIBK", "organisation/bibk"),
    ],
)
def test_a_form_names_its_organisation(form: str, identifier: str) -> None:
    organisation = GAZETTEER.lookup(form)
    assert organisation is not None
    assert organisation.identifier == identifier


@pytest.mark.parametrize(
    "form",
    [
        "", " ", "kommunen", "Kommunen", "regionen", "Regionen", "Länsstyrelsen", "staden", "mark", "vara",
        "göteborg", "skr", "Skr", "Kb", "Gr", "gr", "Lund och Malmö", "Göteborgsområdet", "Göteborg.",
        "i Lund", "mark Kommun", "Region", "Storstockholm", "sveriges kommuner och regioner", "Hav",
    ],
)  # fmt: skip
def test_what_is_no_form_names_nothing(form: str) -> None:
    assert GAZETTEER.lookup(form) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mark på marken i marks härad", [("Mark", "municipality/1463")]),
        ("GR:s chefer och KTHs", [("GR", "organisation/goteborgsregionen"), ("KTH", "organisation/kth")]),
        ("Göteborgs stads förslag", [("Göteborgs stad", "municipality/1480")]),
        ("Göteborgs förslag", [("Göteborg", "municipality/1480")]),
        ("Borås förslag", [("Borås", "municipality/1490")]),
        ("Göteborgs universitet", [("Göteborgs universitet", "organisation/goteborgs-universitet")]),
        ("Högskolan i Borås", [("Högskolan i Borås", "organisation/hogskolan-i-boras")]),
        ("Malmö-Ystad", [("Malmö", "municipality/1280"), ("Ystad", "municipality/1286")]),
        ("Axiell/BTJ", [("Axiell", "organisation/axiell"), ("BTJ", "organisation/btj")]),
        ("Göteborgs\nstad", [("Göteborgs\nstad", "municipality/1480")]),
        ("Göteborgs\n\nstad", [("Göteborg", "municipality/1480")]),
        ("Lilla\nEdet", [("Lilla\nEdet", "municipality/1462")]),
        ("Region | Skåne", [("Skåne", "county/12")]),
        ("(Umeå)", [("Umeå", "municipality/2480")]),
        ("AF-kontoret", [("AF", "organisation/arbetsformedlingen")]),
        ("Alexandra och Talesund, KB3, SKRAF", []),
        ("en.person@Malmö.se, Malmö@example.org, www.Malmö.se", []),
        ("Mark- och miljödomstolen", []),
        ("Göteborg- och Boråstrafiken", [("Göteborg", "municipality/1480")]),
    ],
)
def test_names_are_found_at_their_words_and_nowhere_else(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("name", ["Ale", "Vara", "Mark", "Lund", "Sala", "Habo", "Kil", "Hjo", "Nora", "Boden"])
def test_a_place_that_is_also_a_word_or_a_name_is_ambiguous_until_it_is_qualified(name: str) -> None:
    bare, qualified = only_hit(f"Hälsning från {name}."), only_hit(f"Hälsning från {name} kommun.")
    assert (bare.ambiguous, bare.qualified) == (True, False)
    assert (qualified.ambiguous, qualified.qualified) == (False, True)


@pytest.mark.parametrize(
    ("form", "ambiguous", "qualified"),
    [
        ("Göteborg", False, False),
        ("Skåne", False, False),
        ("Göteborgs stad", False, True),
        ("Region Gotland", False, True),
        ("Skåne län", False, True),
        ("SKR", False, True),
        ("Kungliga biblioteket", False, True),
        ("Vision", True, False),
        ("Fackförbundet Vision", False, True),
    ],
)
def test_a_hit_says_how_sure_its_form_is(form: str, ambiguous: bool, qualified: bool) -> None:
    hit = only_hit(f"Vi hörde {form} i går.")
    assert (hit.form, hit.ambiguous, hit.qualified) == (form, ambiguous, qualified)


def test_a_hit_gives_the_form_of_the_reference_data_and_the_place_in_the_text() -> None:
    organisation = GAZETTEER.by_identifier("municipality/0114")
    assert organisation is not None
    assert GAZETTEER.find("i UPPLANDS-VÄSBYS ") == [
        GazetteerHit(2, 16, organisation, "Upplands Väsby", ambiguous=False, qualified=False)
    ]


def test_offsets_count_into_the_text_as_it_is_even_where_its_letters_are_decomposed() -> None:
    text = unicodedata.normalize("NFD", "På Öckerö möter Malmö stads chefer Växjös.")
    spans = [text[hit.start : hit.end] for hit in GAZETTEER.find(text)]
    assert [unicodedata.normalize("NFC", span) for span in spans] == ["Öckerö", "Malmö stad", "Växjö"]


def test_a_soft_hyphen_inside_a_word_hides_nothing() -> None:
    assert found("Göte\u00adborgs stad") == [("Göte\u00adborgs stad", "municipality/1480")]


def test_an_unknown_identifier_gives_nothing() -> None:
    assert GAZETTEER.by_identifier("municipality/9999") is None


def test_every_form_of_every_organisation_is_found_and_leads_back_to_it() -> None:
    for organisation in GAZETTEER.organisations:
        for form in organisation.forms:
            assert GAZETTEER.lookup(form) is organisation, form


SENTENCES = st.sampled_from(["{}", "Vi var i {}.", "({})", "Närvarande: {}, och fler", "- {}\n- övriga", "**{}**"])
MUNICIPALITIES = st.sampled_from(municipalities())


@given(MUNICIPALITIES, SENTENCES, st.integers(0, 4), st.sampled_from(["", "s", ":s"]), st.booleans())
def test_any_municipality_in_any_form_and_sentence_is_found_where_it_stands(
    place: Place, sentence: str, which: int, ending: str, shout: bool
) -> None:
    forms = municipality_forms(place.name)
    form = forms[which % len(forms)]
    written = form.upper() if shout else form
    ending = "" if ending == "s" and genitive(form) == form else ending
    text = sentence.format(written + ending)
    hit = only_hit(text)
    start = sentence.index("{}")
    assert (hit.start, hit.end, hit.organisation.identifier) == (
        start,
        start + len(written),
        place.identifier,
    )


@given(st.text(st.characters(exclude_categories=["Lu", "Lt", "Cs"]), max_size=200))
def test_text_without_capitals_yields_nothing(text: str) -> None:
    lowered = text.lower()
    assert GAZETTEER.find(lowered) == []


@given(st.text(max_size=200))
def test_hits_stand_in_order_apart_and_inside_any_text(text: str) -> None:
    ends = [0]
    for hit in GAZETTEER.find(text):
        assert ends[-1] <= hit.start < hit.end <= len(text)
        ends.append(hit.end)


def test_time_grows_in_step_with_the_text() -> None:
    def seconds(text: str) -> float:
        begin = time.perf_counter()
        GAZETTEER.find(text)
        return time.perf_counter() - begin

    line = "Göteborgs stad och Region Skåne möter SKR om mark i Mark, se www.Lund.se. "
    short = min(seconds(line * 100) for _ in range(3))
    assert min(seconds(line * 1000) for _ in range(3)) < 40 * short
