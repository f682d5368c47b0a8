"""Words of made-up minutes: frequent ones first, so that a text search finds much for some and little for others."""

from __future__ import annotations

import random
from collections.abc import Sequence

VERBS = (
    "utreda",
    "starta",
    "upphandla",
    "förlänga",
    "avsluta",
    "finansiera",
    "utvärdera",
    "samordna",
    "anta",
    "remittera",
)
THINGS = (
    "en gemensam handlingsplan", "den digitala plattformen", "kompetensutveckling för personalen", "öppettiderna",
    "en strategi för biblioteken", "avtalet om räddningstjänst", "ansökan om statsbidrag", "kollektivtrafiken",
    "samverkan om näringsliv", "en modell för kostnadsfördelning", "krisberedskapen", "välfärdsteknik i hemtjänsten",
    "bredbandsutbyggnaden", "skolskjutsarna", "en förstudie om e-arkiv", "klimatanpassning", "vattenförsörjningen",
    "en kampanj för läsfrämjande", "upphandling av litteratur", "reservkraft", "ett system för fjärrlån",
    "mottagandet av nyanlända", "utbildning i informationssäkerhet", "lantmäterisamverkan", "övergödningen",
)  # fmt: skip
MANNERS = (
    "under våren", "tillsammans med regionen", "enligt förslaget", "i alla medlemskommuner", "med start i höst",
    "efter dialog med länsstyrelsen", "inom befintlig ram", "i samråd med nämnderna", "på prov under ett år",
)  # fmt: skip
TITLES = (
    "Information från kommunerna", "Ekonomi och budget", "Verksamhetsplan", "Lägesrapport", "Remisser",
    "Kommande möten", "Rapport från arbetsgruppen", "Övriga frågor", "Uppföljning av beslut", "Omvärldsspaning",
)  # fmt: skip
REMARKS = (
    "Gruppen diskuterar läget och ser behov av fortsatt dialog mellan kommunerna.",
    "Erfarenheterna från förra året gås igenom och flera kommuner beskriver liknande utmaningar.",
    "Frågan har beretts i arbetsgruppen och underlaget skickades ut före mötet.",
    "Flera av de närvarande lyfter vikten av gemensamma mål och tydlig ansvarsfördelning.",
    "Tidplanen är stram men bedöms hålla om resurserna finns på plats efter sommaren.",
)
EVENTS = ("Konferens om", "Studiebesök om", "Utbildningsdag om", "Webbinarium om")
PLACES = ("stadshuset", "kommunhuset", "biblioteket", "konserthuset", "regionens hus")


def frequent(chance: random.Random, words: Sequence[str]) -> str:
    """Choose a word, the n-th of them n times as seldom as the first."""
    return chance.choices(words, [1 / rank for rank in range(1, len(words) + 1)])[0]


def undertaking(chance: random.Random) -> str:
    """Return what one may decide to do: a verb, a thing and how."""
    return f"{frequent(chance, VERBS)} {frequent(chance, THINGS)} {chance.choice(MANNERS)}"
