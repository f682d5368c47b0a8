"""From the pictures of a report to SVG: networks as the map draws them, municipalities on a map of Sweden."""

from __future__ import annotations

from graph.collaboration.relations import UNKNOWN, Columns, Relations
from graph.collaboration.values import NODE_KINDS, STEPS, Connection, Sort, Tie
from graph.collaboration.values import Node as PlacedNode
from graph.index.kinds import KIND_OF_CLASS, Kind
from graph.language.numbers import NUMERALS, decimals_for
from graph.reports.model import CountryPicture, NetworkPicture
from visualizations.charts.style import FONT, WIDTH
from visualizations.drawing import Drawing, drawing_of
from visualizations.layout import Place, positions_of
from visualizations.rendering import rendered
from visualizations.reports.words import WORDS
from visualizations.svg import Sheet, svg_of
from visualizations.sweden.naming import names_on
from visualizations.sweden.picture import Measured, picture_of
from visualizations.theme import SURROUNDINGS, Scheme

_KINDS = {iri.rpartition("#")[2].rpartition("/")[2]: kind for iri, kind in KIND_OF_CLASS.items() if kind in NODE_KINDS}
_BANDS = {
    Scheme.LIGHT: ("#f1f3f5", "#cfe3f1", "#94c1e0", "#5a9bca", "#2873ab", "#0b4674"),
    Scheme.DARK: ("#20282f", "#24435d", "#2f6590", "#4790c4", "#83bde7", "#cde7fa"),
}
_SHEET = Sheet(WIDTH, 36.0, FONT, whole_legend=False)
_LETTER_SIZES = 56  # to the greater side of a map


def svg_of_network(picture: NetworkPicture, language: str, scheme: Scheme = Scheme.LIGHT) -> str:
    """Return a network as SVG, laid out and drawn as the service's own map."""
    words = WORDS[language]
    named = {**words.kinds, **words.step, "other": words.other_ties}
    return svg_of(drawing_of_network(picture), scheme, picture.description, named, _SHEET)


def drawing_of_network(picture: NetworkPicture) -> Drawing:
    """Return the drawing of a network; the same network is always drawn alike."""
    nodes = {
        node.iri: PlacedNode(
            node.iri,
            node.iri,
            number,
            _KINDS.get(node.kind, Kind.ORGANISATION),
            node.kind,
            node.label,
            "",
            round(node.weight),
        )
        for number, node in enumerate(picture.nodes, start=1)
    }
    ties = [
        Tie(link.one, link.other, Sort.LADDER, STEPS[link.step - 1], link.count, ())
        if link.step
        else Tie(link.one, link.other, Sort.DISCUSSED, "", link.count, ())
        for link in picture.links
    ]
    connections = [Connection(tie.source, tie.target, (tie,)) for tie in ties]
    places = _places(nodes, ties)
    return drawing_of(list(nodes.values()), connections, {key: places[node.number] for key, node in nodes.items()})


def _places(nodes: dict[str, PlacedNode], ties: list[Tie]) -> dict[int, Place]:
    """Return where nodes stand; how strongly two hang together is told from what ties them, whatever its sort."""
    columns = {sort: Columns() for sort in Sort}
    for tie in ties:
        one, other = nodes[tie.source].number, nodes[tie.target].number
        facts = [(UNKNOWN, UNKNOWN, 0)] * max(1, tie.weight)
        columns[Sort.DISCUSSED].add((one, other, ""), 0, facts)
    relations = Relations(
        {node.number: node for node in nodes.values()},
        {key: node.number for key, node in nodes.items()},
        columns,
        months={},
        undated=0,
        counties={},
        topics={},
        of_topic={},
        represented={},
    )
    return positions_of(relations)


def svg_of_country(picture: CountryPicture, language: str, scheme: Scheme = Scheme.LIGHT) -> str:
    """Return municipalities, coloured by their numbers, as SVG with a legend."""
    numerals = NUMERALS[language]
    drawn = picture_of(Measured(dict(picture.values)))
    decimals = decimals_for(value for _, value in picture.values)
    letters = max(drawn.view.width, drawn.view.height) // _LETTER_SIZES
    page = SURROUNDINGS[scheme]
    legend = [
        (one.band.number, _range(numerals.number(one.band.low, decimals), numerals.number(one.band.high, decimals)))
        for one in reversed(drawn.legend)
    ]
    return rendered(
        "reports/country.svg",
        picture=drawn,
        description=picture.description,
        names=names_on(drawn.view, drawn.shapes, letters),
        letters=letters,
        bands=_BANDS[scheme],
        legend=legend,
        legend_title=picture.legend,
        font=FONT,
        no_number=WORDS[language].no_number,
        ink=page.ink,
        ground=page.ground,
        border=page.line,
    )


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low}\N{EN DASH}{high}"
