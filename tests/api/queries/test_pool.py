"""The pool with real workers on a real store: what is asked, what goes wrong, and who is not hurt by it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from api.queries.frames import Frame
from api.queries.pool import PoolLimits, QueryPool
from api.queries.question import (
    Answer,
    AskerGoneError,
    BusyError,
    MemoryLimitError,
    NotAcceptableError,
    Question,
    RemoteError,
    ResultLimitError,
    TimeLimitError,
    WorkerLostError,
)
from api.queries.worker_process import WorkerGoneError, WorkerProcess
from graph.generations import StoreError, StoreFolder
from graph.query_guard import QueryForbiddenError, QueryRefusedError, QuerySyntaxError

LIMITS = PoolLimits(workers=3, seconds=60.0, slow_after=0.2)
LIGHT = Question("SELECT (1 AS ?x) {}")
ENDLESS = Question("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
ALSO_ENDLESS = replace(ENDLESS, text=ENDLESS.text + " # too")

Work = Callable[[QueryPool], Awaitable[None]]


@pytest.fixture
def with_pool(built: Path) -> Callable[[PoolLimits, Work], None]:
    def run(limits: PoolLimits, work: Work) -> None:
        async def life() -> None:
            pool = QueryPool(StoreFolder(built).current(), limits)
            await pool.start()
            try:
                await work(pool)
            finally:
                await pool.close()

        asyncio.run(life())

    return run


WithPool = Callable[[PoolLimits, Work], None]


def rows(body: bytes) -> list[dict[str, str]]:
    bindings = json.loads(body)["results"]["bindings"]
    return [{name: value["value"] for name, value in row.items()} for row in bindings]


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.01)


def test_questions_of_all_forms_are_answered_in_the_formats_asked_for(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        table = await pool.ask(Question("SELECT ?n { VALUES ?n { 'Eva' 2 } }", results="text/csv"))
        assert table == Answer("text/csv", b"n\r\nEva\r\n2\r\n", 11, None, repeatable=True)
        yes = await pool.ask(Question("ASK { ?p a foaf:Person }"))
        assert json.loads(yes.body)["boolean"] is True
        triples = await pool.ask(Question("CONSTRUCT { <x:a> <x:b> 'c' } {}"))
        assert (triples.media_type, triples.body) == ("application/n-triples", b'<x:a> <x:b> "c" .\n')
        assert triples.size == len(triples.body)
        random = await pool.ask(Question("SELECT (RAND() AS ?r) {}"))
        assert not random.repeatable

    with_pool(LIMITS, work)


def test_a_variable_may_be_bound_beforehand(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        answer = await pool.ask(Question("SELECT ?x { BIND(?x AS ?y) }", bound={"x": "https://example.org/ö"}))
        assert rows(answer.body) == [{"x": "https://example.org/ö"}]

    with_pool(LIMITS, work)


@pytest.mark.parametrize(
    ("question", "error"),
    [
        (Question("SELECT"), QuerySyntaxError),
        (Question("DROP ALL"), QueryForbiddenError),
        (Question("SELECT * { SERVICE <http://127.0.0.1:9/> {} }"), QueryForbiddenError),
        (Question("SELECT * {" + "{" * 5000), QueryRefusedError),
        (Question("ASK {}", default_graphs=("no iri",)), QueryRefusedError),
        (Question("ASK {}", results=None), NotAcceptableError),
        (Question("DESCRIBE <x:a>", triples=None), NotAcceptableError),
    ],
)
def test_what_is_not_answered_is_told_and_the_worker_goes_on(
    with_pool: WithPool, question: Question, error: type[Exception]
) -> None:
    async def work(pool: QueryPool) -> None:
        with pytest.raises(error):
            await pool.ask(question)
        await pool.ask(LIGHT)
        assert (pool.counts.replaced, pool.counts.busy) == (0, 0)

    with_pool(LIMITS, work)


def test_a_server_that_may_be_called_is_and_one_that_gives_no_answer_is_told(with_pool: WithPool) -> None:
    called: list[str] = []

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            called.append(self.path)
            body = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"from there"}}]}}'
            self.send_response(200 if self.path == "/sparql" else 500)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    there = f"http://127.0.0.1:{server.server_port}"

    async def work(pool: QueryPool) -> None:
        answer = await pool.ask(Question(f"SELECT ?x {{ SERVICE <{there}/sparql> {{ ?s ?p ?x }} }}"))
        assert rows(answer.body) == [{"x": "from there"}]
        with pytest.raises(RemoteError, match=r"gave no answer .*: try again, or write SERVICE SILENT"):
            await pool.ask(Question(f"SELECT ?x {{ SERVICE <{there}/broken> {{ ?s ?p ?x }} }}"))
        with pytest.raises(QueryForbiddenError, match="which is not allowed here"):
            await pool.ask(Question(f"SELECT ?x {{ SERVICE <{there}/other> {{ ?s ?p ?x }} }}"))

    try:
        with_pool(replace(LIMITS, services=(f"{there}/sparql", f"{there}/broken")), work)
    finally:
        server.shutdown()
        server.server_close()
    assert called == ["/sparql", "/broken"]


def test_a_query_past_its_time_is_ended_and_its_worker_replaced(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        with pytest.raises(TimeLimitError, match=r"limit of 0\.3 seconds"):
            await pool.ask(ENDLESS)
        assert pool.counts.replaced == 1
        await asyncio.gather(*(pool.ask(LIGHT) for _ in range(9)))

    with_pool(replace(LIMITS, seconds=0.3), work)


def test_a_query_past_its_memory_is_ended(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        with pytest.raises(MemoryLimitError, match="limit of 64 megabytes"):
            await pool.ask(Question("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a"))
        await pool.ask(LIGHT)

    with_pool(replace(LIMITS, memory=64), work)


def test_an_answer_past_its_size_is_refused_and_leaves_no_file(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        spool = Path(pool.spool_folder)
        with pytest.raises(ResultLimitError, match="limit of 1 megabytes"):
            await pool.ask(Question("SELECT * { ?a ?b ?c . ?d ?e ?f }"))
        await until(lambda: pool.counts.replaced == 1 or not list(spool.iterdir()))
        await pool.ask(LIGHT)
        await until(lambda: not list(spool.iterdir()))

    with_pool(replace(LIMITS, result=1), work)


def test_a_large_answer_comes_in_a_file_of_its_own(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        everything = Question("SELECT * { ?s ?p ?o }", results="text/csv")
        first, second = [await pool.ask(everything) for _ in range(2)]
        assert first.file is not None
        assert second.file is not None
        assert first.file != second.file
        assert first.file.stat().st_size == first.size > 256 * 1024
        assert sorted(first.file.read_bytes().splitlines()) == sorted(second.file.read_bytes().splitlines())
        assert first.body == b""

    with_pool(LIMITS, work)


@pytest.mark.parametrize(("number", "error"), [(signal.SIGSEGV, WorkerLostError), (signal.SIGABRT, MemoryLimitError)])
def test_a_worker_that_dies_is_told_apart_by_its_cause_and_replaced(
    with_pool: WithPool, number: signal.Signals, error: type[Exception]
) -> None:
    async def work(pool: QueryPool) -> None:
        asked = asyncio.ensure_future(pool.ask(ENDLESS))
        await until(lambda: pool.counts.slow == 1)
        os.kill(next(pid for pid, worker in running(pool) if worker.slowed), number)
        with pytest.raises(error):
            await asked
        await asyncio.gather(*(pool.ask(LIGHT) for _ in range(6)))

    with_pool(LIMITS, work)


def running(pool: QueryPool) -> list[tuple[int, WorkerProcess]]:
    return [(worker.pid, worker) for worker in pool.workers]


def test_a_long_query_gives_way_and_its_worker_is_replaced_afterwards(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        asked = asyncio.ensure_future(pool.ask(ENDLESS))
        await until(lambda: pool.counts.slow == 1)
        (pid,) = [pid for pid, worker in running(pool) if worker.slowed]
        assert os.sched_getscheduler(pid) == os.SCHED_IDLE
        assert os.getpriority(os.PRIO_PROCESS, pid) == 19
        await asyncio.gather(*(pool.ask(LIGHT) for _ in range(20)))
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        await until(lambda: len(running(pool)) == 3 and pid not in dict(running(pool)))

    with_pool(LIMITS, work)


def test_a_long_query_waits_for_room_while_light_ones_are_answered(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        first = asyncio.ensure_future(pool.ask(ENDLESS))
        await until(lambda: pool.counts.slow == 1)
        second = asyncio.ensure_future(pool.ask(ALSO_ENDLESS))
        await until(lambda: pool.counts == replace(pool.counts, busy=1, slow=1, waiting=1))
        assert len(await asyncio.gather(*(pool.ask(LIGHT) for _ in range(20)))) == 20
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        await until(lambda: pool.counts == replace(pool.counts, busy=1, slow=1, waiting=0))
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)

    with_pool(LIMITS, work)


def test_a_long_query_begins_as_one_the_next_time(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        for _ in range(2):
            asked = asyncio.ensure_future(pool.ask(ENDLESS))
            await until(lambda: pool.counts.slow == 1)
            asked.cancel()
            await asyncio.gather(asked, return_exceptions=True)
        asked = asyncio.ensure_future(pool.ask(ENDLESS))
        await asyncio.sleep(0)
        assert pool.counts.slow == 1
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)

    with_pool(LIMITS, work)


def test_workers_that_died_idle_are_made_good(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        before = dict(running(pool))
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        await until(lambda: not before.keys() & dict(running(pool)).keys())
        assert len(await asyncio.gather(*(pool.ask(LIGHT) for _ in range(6)))) == 6
        await until(lambda: len(running(pool)) == 3)
        assert not before.keys() & dict(running(pool)).keys()

    with_pool(LIMITS, work)


def test_a_query_ends_when_whoever_asked_is_gone(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        async def gone() -> None:
            await until(lambda: pool.counts.slow == 1)

        with pytest.raises(AskerGoneError):
            await pool.ask(ENDLESS, gone)
        assert (pool.counts.slow, pool.counts.busy, pool.counts.replaced) == (0, 0, 1)

    with_pool(LIMITS, work)


def test_questions_wait_for_a_worker_and_too_many_are_sent_away(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        found = await asyncio.gather(*(pool.ask(LIGHT) for _ in range(12)), return_exceptions=True)
        refused = [one for one in found if isinstance(one, BusyError)]
        assert [str(one) for one in refused] == ["4 queries are waiting already: ask again in 5 seconds."] * 6
        assert pool.counts.waiting == 0
        await pool.ask(LIGHT)

    with_pool(replace(LIMITS, waiting=4), work)


def test_one_who_no_longer_waits_takes_no_worker_away(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        asked = [asyncio.ensure_future(pool.ask(LIGHT)) for _ in range(6)]
        await asyncio.sleep(0)
        for one in asked[3:]:
            one.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
        assert len(await asyncio.gather(*(pool.ask(LIGHT) for _ in range(6)))) == 6

    with_pool(LIMITS, work)


def test_a_graph_that_cannot_be_opened_is_told_in_a_sentence(tmp_path: Path) -> None:
    async def start() -> None:
        await QueryPool(tmp_path, LIMITS).start()

    with pytest.raises(StoreError, match="run samgraf build again"):
        asyncio.run(start())


def test_closing_ends_all_processes_and_removes_the_folder_of_answers(built: Path) -> None:
    async def life() -> tuple[list[int], Path]:
        pool = QueryPool(StoreFolder(built).current(), LIMITS)
        await pool.start()
        asked: list[Coroutine[Any, Any, Any]] = [pool.ask(ENDLESS)]
        tasks = [asyncio.ensure_future(one) for one in asked]
        await until(lambda: pool.counts.slow == 1)
        pids, folder = [pid for pid, _ in running(pool)], pool.spool_folder
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await pool.close()
        return pids, folder

    pids, folder = asyncio.run(life())
    assert len(pids) == 3
    assert not folder.exists()
    assert not [pid for pid in pids if Path(f"/proc/{pid}/cmdline").exists()]


async def gone_and_back(pool: QueryPool, numbers: list[int]) -> None:
    """Kill processes and wait until the pool has others for its workers."""
    pids = {pid for pid, _ in running(pool)}
    for number in numbers:
        os.kill(number, signal.SIGKILL)
    await until(lambda: len(running(pool)) == len(pids) and not pids & {pid for pid, _ in running(pool)})


def test_workers_that_end_while_nobody_asks_them_are_replaced_and_no_question_is_lost(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        await gone_and_back(pool, [pid for pid, _ in running(pool)])
        await asyncio.gather(*(pool.ask(LIGHT) for _ in range(6)))
        assert (pool.counts.replaced, pool.counts.busy) == (3, 0)

    with_pool(LIMITS, work)


def test_a_question_to_workers_that_were_killed_a_moment_ago_is_answered(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        for pid, _ in running(pool):
            os.kill(pid, signal.SIGKILL)
        await asyncio.gather(*(pool.ask(LIGHT) for _ in range(3)))

    with_pool(LIMITS, work)


def test_a_query_that_ends_two_workers_at_once_is_the_cause_itself(
    with_pool: WithPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = WorkerProcess.ask

    def ask_and_end(worker: WorkerProcess, question: Frame) -> asyncio.Future[Frame | None]:
        if question.head["text"] == "ASK {}":
            os.kill(worker.pid, signal.SIGSEGV)
        return ask(worker, question)

    async def work(pool: QueryPool) -> None:
        monkeypatch.setattr(WorkerProcess, "ask", ask_and_end)
        with pytest.raises(WorkerLostError, match="too complex"):
            await pool.ask(Question("ASK {}"))
        assert pool.counts.replaced == 2
        await pool.ask(LIGHT)

    with_pool(LIMITS, work)


def test_workers_come_back_after_what_starts_them_was_killed(with_pool: WithPool) -> None:
    async def work(pool: QueryPool) -> None:
        (pid, _), *_others = running(pool)
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
        parent = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("PPid:"))
        await gone_and_back(pool, [parent])
        await asyncio.gather(*(pool.ask(LIGHT) for _ in range(6)))

    with_pool(LIMITS, work)


def test_starting_a_worker_is_tried_until_it_works(with_pool: WithPool, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(pool: QueryPool) -> None:
        failures: list[Exception] = [OSError("no process more"), WorkerGoneError(9)]
        start = WorkerProcess.start

        async def start_at_times(*arguments: Any) -> WorkerProcess:
            if failures:
                raise failures.pop()
            return await start(*arguments)

        monkeypatch.setattr(WorkerProcess, "start", start_at_times)
        await gone_and_back(pool, [pid for pid, _ in running(pool)])
        assert not failures

    with_pool(LIMITS, work)


_ENDLESS_ALONE = """
import asyncio, sys, time
from pathlib import Path
from api.queries.pool import PoolLimits, QueryPool
from api.queries.question import Question

async def life():
    pool = QueryPool(Path(sys.argv[1]), PoolLimits(workers=2))
    await pool.start()
    asked = asyncio.ensure_future(pool.ask(Question(sys.argv[2])))
    while not pool.counts.slow:
        await asyncio.sleep(0.01)
    print(*(worker.pid for worker in pool.workers), flush=True)
    await asked

if __name__ == "__main__":
    asyncio.run(life())
"""


def test_no_worker_outlives_a_service_that_was_killed_however_busy_it_is(built: Path, tmp_path: Path) -> None:
    script = tmp_path / "alone.py"
    script.write_text(_ENDLESS_ALONE, encoding="utf-8")
    given = [sys.executable, str(script), str(StoreFolder(built).current()), ENDLESS.text]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(tmp_path)}
    with subprocess.Popen(given, stdout=subprocess.PIPE, text=True, env=environment) as service:
        assert service.stdout is not None
        pids = [int(pid) for pid in service.stdout.readline().split()]
        service.kill()
    assert len(pids) == 2
    asyncio.run(until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids)))


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"])
def test_a_full_disk_is_told_without_a_path_and_the_worker_goes_on(with_pool: WithPool, query: str) -> None:
    async def work(pool: QueryPool) -> None:
        for _, worker in running(pool):
            worker.spool.symlink_to("/dev/full")
        with pytest.raises(StoreError) as caught:
            await pool.ask(Question(query))
        assert str(caught.value) == "The answer could not be written (No space left on device): ask again."
        await pool.ask(LIGHT)
        assert pool.counts.replaced == 0

    with_pool(replace(LIMITS, slow_after=5), work)
