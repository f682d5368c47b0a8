"""Networks over REST: which there are, and each in every format."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import networkx as nx
import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from graph.iris import DEFAULT_BASE as BASE
from graph.network_files.choosing import NETWORKS
from graph.network_files.formats import FORMATS

ROOT = "/api/v1/projections"
MEETINGS = f"{ROOT}/municipalities-by-meetings"
ALE, EDET = f"{BASE}municipality/1440", f"{BASE}municipality/1462"


def test_networks_are_listed_with_what_they_mean_and_the_weights_there_are(client: TestClient) -> None:
    items = client.get(ROOT).json()["items"]
    assert [one["name"] for one in items] == list(NETWORKS)
    assert items[0]["meaning"] == "Two municipalities are tied when both were represented at one meeting."
    assert (items[0]["unit"], items[0]["weights"], items[0]["twoMode"]) == ("meetings", ["count", "newman"], False)
    assert {one["name"]: one["weights"] for one in items if one["twoMode"]} == {
        "organisations-and-projects": ["count"],
        "municipalities-and-networks": ["count"],
    }
    for one in items:
        assert client.get(one["href"]).status_code == 200
        assert client.get("/sparql", params={"query": one["query"]}).status_code == 200


def test_a_network_comes_as_node_link_json_unless_another_format_is_asked_for(client: TestClient) -> None:
    answer = client.get(MEETINGS)
    assert answer.headers["content-type"] == "application/json"
    graph = nx.node_link_graph(answer.json(), edges="edges")
    assert dict(graph.nodes(data="label")) == {ALE: "Ale", EDET: "Lilla Edet"}
    assert dict(graph.edges[ALE, EDET]) == {
        "weight": 2.0,
        "count": 2,
        "first_day": "2024-03-12",
        "last_day": "2024-09-03",
        "step": 4,
    }


def test_a_network_comes_in_every_format_under_a_name_of_its_own(client: TestClient) -> None:
    for ending, form in FORMATS.items():
        answer = client.get(MEETINGS, params={"format": ending.removeprefix(".")})
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, form.media_type)
        if ending != ".json":
            told = f'attachment; filename="municipalities-by-meetings{ending}"'
            assert answer.headers["content-disposition"] == told
    assert nx.parse_graphml(client.get(f"{MEETINGS}?format=graphml").content).edges[ALE, EDET]["count"] == 2
    assert nx.read_gexf(BytesIO(client.get(f"{MEETINGS}?format=gexf").content)).edges[ALE, EDET]["count"] == 2


def test_nodes_come_by_themselves_where_a_file_holds_one_table(client: TestClient) -> None:
    listed = client.get(f"{MEETINGS}?format=csv&part=nodes")
    assert [row["label"] for row in csv.DictReader(StringIO(listed.content.decode("utf-8-sig")))] == [
        "Ale",
        "Lilla Edet",
    ]
    assert listed.headers["content-disposition"].endswith('"municipalities-by-meetings-nodes.csv"')
    table = pq.read_table(BytesIO(client.get(f"{MEETINGS}?format=parquet&part=nodes").content))
    assert table.column("id").to_pylist() == [ALE, EDET]


def test_weights_and_period_are_those_asked_for(client: TestClient) -> None:
    people = client.get(f"{ROOT}/people-by-meetings?weights=newman").json()
    assert [tie["weight"] for tie in people["edges"]] == [1.5, 0.5, 0.5]
    autumn = client.get(f"{ROOT}/people-by-meetings?from=2024-09&to=2024").json()
    assert [tie["count"] for tie in autumn["edges"]] == [1]
    assert autumn["graph"]["first_day"] == "2024-09-01"


@pytest.mark.parametrize(
    ("address", "status", "detail"),
    [
        (f"{ROOT}/kommuner", 404, "There is no network kommuner: see those there are at "),
        (f"{ROOT}/organisations-on-the-ladder?from=2024", 400, "The ladder is of all time: "),
        (f"{ROOT}/organisations-and-projects?weights=newman", 400, "The ties of organisations-and-projects can only "),
        (f"{MEETINGS}?from=2024-02-31", 400, "2024-02-31 is no date: "),
        (f"{MEETINGS}?format=gexf&part=nodes", 400, "A file of gexf holds nodes and ties: "),
        (f"{MEETINGS}?kommun=1440", 422, "There is no parameter kommun here: "),
    ],
)
def test_what_there_is_not_is_told_in_a_sentence(client: TestClient, address: str, status: int, detail: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["detail"].startswith(detail)


def test_who_has_a_network_of_this_generation_is_told_so(client: TestClient) -> None:
    tag = client.get(MEETINGS).headers["etag"]
    assert client.get(MEETINGS, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(f"{MEETINGS}?format=gexf", headers={"If-None-Match": tag}).status_code == 200
