"""The OpenAPI document over the four enclosed minutes, as tools that know nothing of the project see it."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok
from schemathesis.python import asgi

from api.service.app import create_app
from api.settings import read_settings
from graph.build import build
from graph.steps import standard_steps

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def enclosed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("enclosed") / "store"
    build([ROOT / "data" / "minutes"], store, standard_steps())
    return store


@pytest.fixture(scope="module")
def session(enclosed: Path) -> Iterator[asgi.ASGIClient]:
    application: Any = create_app(read_settings(store=enclosed, workers=2))  # typed as Starlette types it, not as here
    with asgi.get_client(application) as opened:
        yield opened


@pytest.fixture(scope="module")
def document(session: asgi.ASGIClient) -> Any:
    return session.get("/api/v1/openapi.json").json()


def operations(document: Any) -> dict[str, Any]:
    return {
        f"{method.upper()} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def example_of(operation: Any) -> Any:
    """Return what an operation shows as its answer when all is well."""
    # what may take long shows the answer itself, not where it is being made
    answer = next(
        operation["responses"][code] for code in ("200", "202") if "content" in operation["responses"].get(code, {})
    )
    return answer["content"]["application/json"]["example"]


def test_the_document_is_openapi_3_1(document: Any) -> None:
    assert document["openapi"] == "3.1.0"
    validate(document)


def test_every_operation_is_told_of_and_shown_on_the_graph(document: Any) -> None:
    for path, operation in operations(document).items():
        assert operation["summary"], path
        assert operation["description"], path
        assert example_of(operation), path
        for parameter in operation.get("parameters", []):
            assert parameter.get("description") or parameter["schema"].get("description"), (path, parameter["name"])
    names = [operation["operationId"] for operation in operations(document).values()]
    assert len(set(names)) == len(names)
    assert {"list_meetings", "get_meeting", "list_agenda_items", "search", "neighbourhood", "overview"} <= set(names)


def test_examples_are_answers_of_the_graph(document: Any, session: asgi.ASGIClient) -> None:
    for asked, operation in operations(document).items():
        # projections and reports are made anew, so that their operations show the form of an answer instead
        path = asked.partition(" ")[2]
        identifiers = [one["example"] for one in operation.get("parameters", []) if "example" in one]
        for identifier in identifiers:
            answer = session.get(path.replace("{id}", identifier)).json()
            assert answer == example_of(operation)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_whatever_is_asked_is_answered_as_the_document_says(
    document: Any, session: asgi.ASGIClient, mode: GenerationMode
) -> None:
    """Every check of schemathesis."""
    config = schemathesis.Config.from_path(Path(__file__).with_name("schemathesis.toml"))
    schema = schemathesis.openapi.from_dict(document, config=config)
    known = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(known) == len(operations(document))
    asked = [operation.as_strategy(generation_mode=mode) for operation in known]

    @settings(
        max_examples=400,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(asked))
    def ask(case: Case[Any]) -> None:
        case.call_and_validate(session=session)

    ask()


def test_a_generated_client_reads_a_real_answer(
    document: Any, session: asgi.ASGIClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "config.yaml").write_text("post_hooks: []\npackage_name_override: samgraf_client\n", encoding="utf-8")
    generated = subprocess.run(
        [
            *(sys.executable, "-m", "openapi_python_client", "generate", "--fail-on-warning"),
            *("--path", "openapi.json", "--config", "config.yaml", "--output-path", "client"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert generated.returncode == 0, generated.stdout + generated.stderr
    monkeypatch.syspath_prepend(str(tmp_path / "client"))
    client_module = importlib.import_module("samgraf_client")
    meetings = importlib.import_module("samgraf_client.api.meetings.list_meetings")

    def answer(request: httpx.Request) -> httpx.Response:
        sent = session.get(request.url.raw_path.decode("ascii"))
        return httpx.Response(sent.status_code, content=sent.content, headers={"content-type": "application/json"})

    client = client_module.Client(base_url="http://samgraf.example")
    client.set_httpx_client(httpx.Client(base_url=client._base_url, transport=httpx.MockTransport(answer)))
    page = meetings.sync(client=client, municipality="Helsingborg", limit=1)
    assert (page.total, [item.label for item in page.items]) == (1, ["Kommundirektörmöte i Familjen Helsingborg"])
    assert page.items[0].held_by.label == "Familjen Helsingborg"
