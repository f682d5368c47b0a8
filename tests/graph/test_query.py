from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store

from graph.query import Dataset, Table, ask_rows, run_query
from graph.query_guard import (
    MOST_LEVELS,
    CheckedQuery,
    QueryForbiddenError,
    QueryRefusedError,
    QuerySyntaxError,
    check_query,
)

FOAF_NAME = NamedNode("http://xmlns.com/foaf/0.1/name")


@pytest.fixture
def store() -> Store:
    made = Store()
    made.add(Quad(NamedNode("x:a"), FOAF_NAME, Literal("Anna"), NamedNode("x:g1")))
    made.add(Quad(NamedNode("x:b"), FOAF_NAME, Literal("Bo"), NamedNode("x:g2")))
    return made


def test_the_default_graph_is_the_union_and_prefixes_are_known(store: Store) -> None:
    assert ask_rows(store, "SELECT ?name ?x WHERE { ?p foaf:name ?name } ORDER BY ?name") == Table(
        ("name", "x"), ((Literal("Anna"), None), (Literal("Bo"), None))
    )


def test_a_prefix_of_the_query_wins(store: Store) -> None:
    text = "PREFIX foaf: <x:other#> SELECT ?n WHERE { ?p foaf:name ?n }"
    assert ask_rows(store, text).rows == ()


def test_yes_or_no_and_triples_are_answered_too(store: Store) -> None:
    yes = run_query(store, 'ASK { ?p foaf:name "Bo" }')
    assert isinstance(yes, QueryBoolean)
    assert bool(yes)
    triples = run_query(store, "CONSTRUCT { ?p <x:is> ?n } WHERE { ?p foaf:name ?n }")
    assert isinstance(triples, QueryTriples)
    assert {triple.object for triple in triples} == {Literal("Anna"), Literal("Bo")}
    with pytest.raises(QueryRefusedError, match="ask with SELECT"):
        ask_rows(store, "ASK {}")


def test_a_slip_in_the_syntax_is_told_with_its_place(store: Store) -> None:
    with pytest.raises(QueryRefusedError, match=r"not valid SPARQL \(line 2, column 10, expected ") as caught:
        run_query(store, "SELECT ?x WHERE {\n?x foaf: }")
    assert isinstance(caught.value, QuerySyntaxError)
    assert (caught.value.line, caught.value.column) == (2, 10)


def test_what_could_stand_there_is_told_in_plain_words(store: Store) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        run_query(store, "DESCRIBE")
    assert caught.value.expected == ("$", "*", ":", "<", "?", "a name")


def test_the_data_set_of_the_query_and_that_of_the_protocol_choose_the_graphs(store: Store) -> None:
    everyone, of_graphs = "SELECT ?n %s { ?p foaf:name ?n }", "SELECT ?n %s { GRAPH ?g { ?p foaf:name ?n } }"

    def names(text: str, dataset: Dataset | None = None) -> list[str]:
        answer = run_query(store, text, dataset)
        assert isinstance(answer, QuerySolutions)
        return sorted(one["n"].value for one in answer)

    assert names(everyone % "") == names(of_graphs % "") == ["Anna", "Bo"]
    assert names(everyone % "FROM <x:g1>") == ["Anna"]
    assert names(of_graphs % "FROM <x:g1>") == []
    assert names(everyone % "FROM NAMED <x:g2>") == []
    assert names(of_graphs % "FROM NAMED <x:g2>") == ["Bo"]
    assert names(everyone % "FROM <x:g1>", Dataset(default=("x:g2",))) == ["Bo"]
    assert names(everyone % "", Dataset(default=("x:g1", "x:g2"))) == ["Anna", "Bo"]
    assert names(of_graphs % "", Dataset(default=("x:g1",))) == []
    assert names(of_graphs % "FROM NAMED <x:g2>", Dataset(named=("x:g1",))) == ["Anna"]
    assert names(everyone % "", Dataset(named=("x:g1",))) == []
    assert names("SELECT ?n { ?from foaf:name ?n }") == ["Anna", "Bo"]
    with pytest.raises(QueryRefusedError, match="named by no IRI"):
        names(everyone % "", Dataset(default=("no iri",)))


def test_codepoint_escapes_are_decoded_before_the_query_is_checked(store: Store) -> None:
    assert ask_rows(store, "SELECT ?\\u006E { \\U0000003Fp foaf:name ?n }").rows != ()
    with pytest.raises(QueryForbiddenError, match="SERVICE"):
        run_query(store, "SELECT * { \\u0053ERVICE <http://localhost:1/> { ?s ?p ?o } }")


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("SERVICE <http://localhost:1/> {}", None),
        ("service\nsilent<http://localhost:1/> {}", None),
        ("SERVICE <http://localhost:2/> {}", "calls <http://localhost:2/>, which is not allowed here"),
        ("SERVICE <http://localhost:1/> {} SERVICE ?x {}", "by a variable"),
        ("SERVICE local:1 {}", "by a variable or a prefixed name"),
    ],
)
def test_only_the_servers_that_are_allowed_may_be_called(clause: str, said: str | None) -> None:
    text = f"SELECT * {{ {clause} }} # SERVICE <http://localhost:3/>"
    if said is None:
        assert check_query(text, ("http://localhost:1/",)) == CheckedQuery(text, names_dataset=False, repeatable=False)
    else:
        with pytest.raises(QueryForbiddenError, match=re.escape(said)):
            check_query(text, ("http://localhost:1/",))


@pytest.mark.parametrize("call", ["NOW()", "rand ( )", "UUID()", "STRUUID()", "BNODE()"])
def test_a_query_that_answers_differently_each_time_is_told(call: str) -> None:
    assert not check_query(f"SELECT ({call} AS ?x) {{}}").repeatable
    assert check_query(f'SELECT ("{call}" AS ?x) {{}}').repeatable


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "PREFIX x: <x:>\n# a remark\nDELETE WHERE { ?s ?p ?o }",
        'BASE <http://x/> prefix a: <b> clear all # "',
        "load <http://example.org/>",
        "WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "drop graph <x:g1>",
    ],
)
def test_an_update_is_refused_in_a_sentence(store: Store, text: str) -> None:
    with pytest.raises(QueryRefusedError, match="would change the graph"):
        run_query(store, text)
    assert len(store) == 2


def test_a_call_to_another_server_is_refused(store: Store) -> None:
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        run_query(store, "SELECT * WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }")


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * WHERE { ?s ?p ?o FILTER(?o != "INSERT { { { SERVICE") }',
        "SELECT * WHERE { ?s ?p ?service . ?update ?insert ?delete }",
        "# DROP ALL\nSELECT * WHERE { ?s ?p ?o }",
        'SELECT * WHERE { ?s ?p """a \\""" " ) \' ( # <\n}""" }',
        "SELECT * WHERE { ?s <http://x/insert#(((> ?o FILTER(?o < 3 && ?o > 1) }",
        f'SELECT * WHERE {{ ?s ?p "{"(" * 9000}" }}',
        f"SELECT * WHERE {{ ?s ?p ?o }} # {'{' * 9000}",
        f"SELECT * WHERE {{ VALUES ?o {{ {' '.join(map(str, range(9000)))} }} ?s ?p ?o }}",
    ],
)
def test_what_stands_in_texts_iris_and_remarks_does_not_count(store: Store, text: str) -> None:
    run_query(store, text)


def nested(open_: str, inner: str, close: str) -> Callable[[int], str]:
    return lambda n: f"SELECT * WHERE {{ ?s ?p ?o {open_ * n}{inner}{close * n} }}"


def chain(first: str, link: str, last: str = "") -> Callable[[int], str]:
    return lambda n: f"SELECT * WHERE {{ {first}{link * n}{last} }}"


SHAPES: dict[str, Callable[[int], str]] = {
    "groups": nested("{", "?s ?p ?o", "}"),
    "parentheses": lambda n: f"SELECT * WHERE {{ ?s ?p ?o FILTER({'(' * n}1{')' * n}) }}",
    "exists": nested("FILTER(EXISTS { ?s ?p ?o ", "", "})"),
    "subqueries": nested("{ SELECT * WHERE { ?s ?p ?o ", "", "}}"),
    "conditions": lambda n: f"SELECT * WHERE {{ ?s ?p ?o FILTER({'IF(1,' * n}1{',1)' * n}) }}",
    "paths": lambda n: f"SELECT * WHERE {{ ?s {'(^(' * n}<x:p>{'))*' * n} ?o }}",
    "lists": lambda n: f"CONSTRUCT {{ ?s ?p {'[ <x:p> ' * n}1{']' * n} }} WHERE {{ ?s ?p ?o }}",
    "triple terms": lambda n: f"SELECT * WHERE {{ {'<<( ?s ?p ' * n}1{')>>' * n} ?p ?o }}",
    "negations": chain("?s ?p ?o FILTER(", "!", "?o)"),
    "sums": chain("?s ?p ?o FILTER(1", " + 1", " > 2)"),
    "differences": chain("?s ?p ?o FILTER(1", " - 1", " > 2)"),
    "products": chain("?s ?p ?o FILTER(1", " * 1", " > 2)"),
    "alternatives": chain("?s ?p ?o FILTER(?o", " || ?o", ")"),
    "conditions together": chain("?s ?p ?o FILTER(?o", " && ?o", ")"),
    "path alternatives": chain("?s <x:p>", "|<x:p>", " ?o"),
    "unions": chain("{ ?s ?p ?o }", " UNION { ?s ?p ?o }"),
    "differences of groups": chain("?s ?p ?o", " MINUS { ?s ?p ?o }"),
    "filters": chain("?s ?p ?o", " FILTER(?o)"),
    "bindings": lambda n: f"SELECT * WHERE {{ ?s ?p ?o {' '.join(f'BIND(1 AS ?v{i})' for i in range(n))} }}",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_too_deep_or_long_to_be_parsed_is_refused(store: Store, shape: str) -> None:
    for size in (5_000, 60_000):
        with pytest.raises(
            QueryRefusedError, match=r"The query (is nested|has|is) .*: (write it flatter|split it|shorten)"
        ):
            run_query(store, SHAPES[shape](size))


@pytest.mark.parametrize("joint", [" . ?s ?p ?o", " ; ?p ?o", " , ?o", "{ ?s ?p ?o }"])
def test_too_many_patterns_are_refused(store: Store, joint: str) -> None:
    with pytest.raises(QueryRefusedError, match=r"patterns and list entries: split it"):
        run_query(store, chain("?s ?p ?o", joint)(60_000))


def test_a_query_longer_than_any_asked_is_refused(store: Store) -> None:
    with pytest.raises(QueryRefusedError, match=r"1,000,001 \(of at most 1,000,000\) characters"):
        run_query(store, "#" * 1_000_001)


DEEPEST = """
import threading
from pyoxigraph import Store
from graph.query import run_query
from graph.query_guard import QueryRefusedError
from tests.graph.test_query import SHAPES, deepest
def ask():
    for shape in SHAPES.values():
        list(run_query(Store(), shape(deepest(shape))))
thread = threading.Thread(target=ask)
thread.start()
thread.join()
print("alive")
"""


def deepest(shape: Callable[[int], str]) -> int:
    """Return the largest size of a shape that the guard lets through."""
    low, high = 1, 60_000
    while low < high:
        middle = (low + high + 1) // 2
        try:
            check_query(shape(middle))
            low = middle
        except QueryRefusedError:
            high = middle - 1
    return low


def test_the_deepest_that_is_let_through_ends_no_process() -> None:
    done = subprocess.run([sys.executable, "-c", DEEPEST], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "alive\n", "")


def test_ordinary_depth_is_let_through(store: Store) -> None:
    run_query(store, SHAPES["groups"](MOST_LEVELS - 1))
    with pytest.raises(QueryRefusedError, match=r"is nested 251 \(of at most 250\) levels deep: write it flatter"):
        run_query(store, SHAPES["groups"](MOST_LEVELS))


@given(st.text(alphabet="{}()[]<>\"'#\\ \n?ax:!|", max_size=200))
def test_the_guard_ends_on_any_text(text: str) -> None:
    worker = threading.Thread(target=lambda: _quietly(text), daemon=True)
    worker.start()
    worker.join(2)
    assert not worker.is_alive()


def _quietly(text: str) -> None:
    with contextlib.suppress(QueryRefusedError):
        check_query(text)


@pytest.mark.parametrize(
    "word", ["insert data {}", "Drop all", "load <x:y>", "clear all", "create graph <x:g>", "add <x:a> to <x:b>"]
)
def test_a_short_update_is_seen_as_well_as_a_long_one(word: str) -> None:
    for text in (word, f"PREFIX x: <x:> # {'å' * 2000}\n{word}"):
        with pytest.raises(QueryForbiddenError, match="would change the graph"):
            check_query(text)


PARTS = [
    "SELECT",
    "SERVICE",
    "from",
    "<x:from>",
    '"drop"',
    "Now()",
    "INSERT",
    "{",
    "}",
    "?with",
    "#",
    "\n",
    "\\u0046ROM",
]


@given(st.lists(st.sampled_from(PARTS)))
def test_a_short_query_is_told_the_same_as_when_it_is_long(parts: list[str]) -> None:
    def told(text: str) -> object:
        try:
            checked = check_query(text)
        except QueryRefusedError as error:
            return str(error)
        return checked.names_dataset, checked.repeatable

    text = " ".join(parts)
    assert told(text) == told(f"#{'å' * 2000}\n{text}")
