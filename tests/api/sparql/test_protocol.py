from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.service.problems import Problem
from api.sparql.protocol import ProtocolRequest, read_request

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


def test_a_get_request_has_its_query_and_data_set_in_the_address() -> None:
    found = read_request(
        "GET", b"query=ASK%7B%7D&default-graph-uri=x:a&named-graph-uri=x:b&named-graph-uri=x:c", "", b""
    )
    assert found == ProtocolRequest("ASK{}", ("x:a",), ("x:b", "x:c"), None)


def test_a_posted_form_has_them_in_its_body() -> None:
    found = read_request("POST", b"format=xml", f"{FORM}; charset=UTF-8", b"query=ASK+%7B%7D&default-graph-uri=x:a")
    assert found == ProtocolRequest("ASK {}", ("x:a",), (), "xml")


@pytest.mark.parametrize(
    ("content_type", "body"),
    [(DIRECT, "ASK { ?å ?ä ?ö }".encode()), (f'{DIRECT}; charset="UTF-8"', "ASK { ?å ?ä ?ö }".encode())],
)
def test_a_query_posted_as_such_has_its_data_set_in_the_address(content_type: str, body: bytes) -> None:
    found = read_request("POST", b"default-graph-uri=x:a", content_type, body)
    assert found == ProtocolRequest("ASK { ?å ?ä ?ö }", ("x:a",), (), None)


def test_without_a_query_the_service_is_described() -> None:
    assert read_request("GET", b"", "", b"").query is None
    assert read_request("GET", b"query=", "", b"").query == ""


@pytest.mark.parametrize(
    ("method", "address", "content_type", "body", "status", "said"),
    [
        ("GET", b"query=a&query=b", "", b"", 400, "more than one query"),
        ("POST", b"query=a", DIRECT, b"b", 400, "more than one query"),
        ("POST", b"", FORM, b"x=y", 400, "no query"),
        ("POST", b"", "text/plain", b"ASK {}", 415, "set Content-Type"),
        ("POST", b"", "", b"ASK {}", 415, "set Content-Type"),
        ("POST", b"", "application/sparql-update", b"CLEAR ALL", 403, "updates are refused"),
        ("POST", b"", FORM, b"update=CLEAR+ALL", 403, "updates are refused"),
        ("GET", b"update=CLEAR+ALL", "", b"", 403, "updates are refused"),
        ("POST", b"", DIRECT, b"ASK { ?\xff }", 400, "not text in UTF-8"),
        ("POST", b"", f"{DIRECT};charset=none", b"ASK {}", 400, "UTF-8 is the only charset"),
        ("GET", b"query=%FF", "", b"", 400, "not URL-encoded UTF-8"),
        ("POST", b"", FORM, "query=å".encode(), 400, "not URL-encoded UTF-8"),
        ("GET", b"&".join([b"a=b"] * 2000), "", b"", 400, "not URL-encoded"),
    ],
)
def test_what_the_protocol_does_not_allow_is_told(
    method: str, address: bytes, content_type: str, body: bytes, status: int, said: str
) -> None:
    with pytest.raises(Problem) as caught:
        read_request(method, address, content_type, body)
    assert caught.value.status == status
    assert said in caught.value.detail


@given(st.binary(max_size=200), st.binary(max_size=200), st.sampled_from([FORM, DIRECT, "text/plain", ""]))
def test_whatever_comes_in_is_read_or_told(address: bytes, body: bytes, content_type: str) -> None:
    try:
        said: int | str | None = read_request("POST", address, content_type, body).query
    except Problem as problem:
        said = problem.status
    assert isinstance(said, str) or said in (400, 403, 415)
