"""What a check is: a name, what it rests on, and a function that raises where an endpoint does otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import cleandoc

from tests.protocol.exchange import Endpoint, Reply

Run = Callable[[Endpoint], None]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that an endpoint does or does not. ``standard`` is False for what only this project promises."""

    name: str
    rests_on: str
    standard: bool
    run: Run

    def failure(self, endpoint: Endpoint) -> str | None:
        """Run the check; return why an endpoint fails it, None where it passes."""
        try:
            self.run(endpoint)
        except AssertionError as error:
            return str(error).splitlines()[0] if str(error) else "failed"
        except (ValueError, KeyError, SyntaxError) as error:  # the body is not what it says it is
            return f"the answer cannot be read ({type(error).__name__}: {str(error)[:60]})"
        return None


def check(registry: list[Check], *, promise: bool = False) -> Callable[[Run], Run]:
    """Register a function as a check; the first line of its docstring says what it rests on."""

    def register(run: Run) -> Run:
        rests_on = cleandoc(run.__doc__ or "").splitlines()[0]
        registry.append(Check(run.__name__.replace("_", "-"), rests_on, not promise, run))
        return run

    return register


def status_is(reply: Reply, *expected: int) -> None:
    """Demand one of some statuses."""
    assert reply.status in expected, f"status {reply.status}"
    assert reply.complete, "the answer is cut off"


def is_client_error(reply: Reply) -> None:
    """Demand that a request is refused as the client's mistake."""
    assert 400 <= reply.status < 500, f"status {reply.status}"


def same(found: object, expected: object) -> None:
    """Demand equality, and tell the difference in few words."""
    assert found == expected, f"{str(found)[:80]!r}, not {str(expected)[:80]!r}"
