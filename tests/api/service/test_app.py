from __future__ import annotations

from starlette.testclient import TestClient


def test_the_service_says_that_it_lives_and_can_answer(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (200, "ready")
    assert ready.headers["cache-control"] == "no-store"


def test_it_measures_itself(client: TestClient) -> None:
    client.get("/sparql?query=ASK%7B%7D")
    lines = client.get("/metrics").text.splitlines()
    assert "samgraf_ready 1.0" in lines
    assert "samgraf_documents 2.0" in lines
    assert [
        line for line in lines if line.startswith('samgraf_requests_total{method="GET",route="/sparql",status="200"}')
    ]


def test_what_is_not_there_is_told_as_a_problem(client: TestClient) -> None:
    answer = client.get("/nowhere")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json() == {
        "type": "https://w3id.org/samgraf/problems#not-found",
        "title": "Not found",
        "status": 404,
        "detail": "There is nothing at /nowhere: see what there is at http://testserver/.",
    }


def test_a_person_is_told_so_on_a_page(client: TestClient) -> None:
    answer = client.get("/kartan?lang=sv", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert answer.headers["vary"] == "Accept, Accept-Language"
    assert "Grafen säger ingenting om /kartan." in answer.text
    assert 'href="http://testserver/?lang=sv"' in answer.text


def test_a_method_that_does_nothing_is_told_with_those_that_do(client: TestClient) -> None:
    answer = client.delete("/healthz")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.json()["detail"] == "DELETE does nothing here: use GET, HEAD."


def test_methods_are_named_once(client: TestClient) -> None:
    assert client.delete("/map").json()["detail"] == "DELETE does nothing here: use GET, HEAD."
