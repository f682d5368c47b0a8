"""From what the map shows to files: CSV of its nodes and ties, and one HTML file that needs no network."""

from __future__ import annotations

from collections.abc import Iterator

from api.linked_data.addresses import Addresses
from api.pages.network_map.page import ways_in_words
from api.pages.network_map.panel import panel_of
from api.pages.network_map.source import MapSource
from api.pages.network_map.tables import parties_of, way_of
from api.pages.network_map.view import MapView
from api.pages.wording import wording
from graph.collaboration.relations import Relations
from graph.collaboration.values import Connection, Sort
from graph.index.kinds import class_name_of
from visualizations.spreadsheets import spreadsheet
from visualizations.standalone import Contents, ListedNode, ListedTie, Said, standalone

_QUOTES = 4
_MOST_QUOTED = 600  # ties with quotes in one file


def nodes_csv(view: MapView, relations: Relations, language: str) -> bytes:
    """Return everybody on the map: IRI, name, kind, county, number of connections and their weight, and the place."""
    t = wording(language)
    header = ("iri", "name", "kind", "county", "connections", "weight", "x", "y")
    rows = (
        (
            *(node.iri, node.label, t[f"kinds_{class_name_of(node.kind)}"], relations.counties.get(node.county, "")),
            *(view.degrees.get(node.key, 0), view.weights.get(node.key, 0), *view.places[node.key]),
        )
        for node in view.network.nodes
    )
    return spreadsheet(header, rows)


def ties_csv(view: MapView, language: str) -> bytes:
    """Return all ties, a row for each step of the ladder or sort between two."""
    words = ways_in_words(language)
    header = ("source", "sourceName", "target", "targetName", "tie", "tieName", "weight")
    rows = (
        (
            *(part for key in parties_of(tie, view) for part in (view.nodes[key].iri, view.nodes[key].label)),
            *(way_of(tie), words[way_of(tie)], tie.weight),
        )
        for one in view.connections
        for tie in one.ties
    )
    return spreadsheet(header, rows)


def standalone_html(view: MapView, generation: MapSource, language: str) -> str:
    """Return the map as one file: picture, tables, and the words of the minutes behind each tie."""
    t = wording(language)
    order = {node.key: position for position, node in enumerate(view.network.nodes)}
    names = ways_in_words(language)
    quoting, relations = _Quoting(generation), generation.relations
    ties = sorted(view.connections, key=lambda one: (one.leading.sort is not Sort.LADDER, -one.leading.weight))
    listed = []
    for position, one in enumerate(ties):
        source, target = parties_of(one.leading, view)
        ways = ", ".join(f"{names[way_of(tie)]} ({tie.weight})" for tie in one.ties)
        said = tuple(quoting.of(one)) if position < _MOST_QUOTED else ()
        ends = view.nodes[source].label, view.nodes[target].label
        listed.append(ListedTie((order[source], order[target]), *ends, ways, one.leading.weight, said))
    nodes = tuple(
        ListedNode(
            order[node.key],
            node.label,
            t[f"kinds_{class_name_of(node.kind)}"],
            relations.counties.get(node.county, ""),
            view.degrees.get(node.key, 0),
        )
        for node in view.network.nodes
    )
    words = {
        "picture": t["map_picture"],
        "ties": t["map_ties"],
        "nodes": t["map_nodes"],
        "find": t["map_find"],
        "who": t["map_who"],
        "how": t["map_how"],
        "times": t["map_times"],
        "says_so": t["mentioned"],
        "show": t["map_show_quotes"],
        "name": t["map_name"],
        "kind": t["kind"],
        "county": t["map_county"],
    }
    about = t["map_file_about"].format(meetings=sum(relations.months.values()) + relations.undated)
    return standalone(view.drawing(), Contents(t["map_title"], language, about, nodes, listed, words))


class _Quoting:
    """Finds the words of the minutes behind ties, as the panel shows them."""

    def __init__(self, source: MapSource) -> None:
        self._source = source
        self._addresses = Addresses(source.index.base, "")

    def of(self, one: Connection) -> Iterator[Said]:
        """Return a few quotes for what ties two."""
        panel = panel_of(self._source, self._addresses, one.source, one.target)
        proofs = [
            proof for group in (panel.groups if panel else ()) for entry in group.entries for proof in entry.proofs
        ]
        said = (Said(quote.words, quote.meeting or quote.source) for proof in proofs for quote in proof.quotes)
        yield from list(dict.fromkeys(said))[:_QUOTES]
