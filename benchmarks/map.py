"""From a generated network to how long its picture takes: ours, sigma.js alone and plain pyvis in one browser."""

from __future__ import annotations

import http.server
import json
import random
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from math import cos, sin, tau
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser, Error, Page, sync_playwright

from api.pages.network_map.page import looks
from visualizations.standalone import VIS_NETWORK

SIGMA = Path(__file__).parents[1] / "api" / "pages" / "static" / "built" / "sigma.js"
PAGE = Path(__file__).parent / "map_page.html"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync")
COMMUNITIES = 80
PANNED = 4.0  # seconds


@dataclass(frozen=True, slots=True)
class Drawn:
    """How long a picture took from the data's arrival, in seconds, and how many frames a second panning has."""

    whole: float
    frames: float
    overview: float | None = None


def generated(nodes: int, ties: int, seed: int) -> dict[str, Any]:
    """Return a network of communities: nodes with a key and a place, ties as pairs of positions."""
    chance = random.Random(seed)
    community = [chance.randrange(COMMUNITIES) for _ in range(nodes)]
    members: list[list[int]] = [[] for _ in range(COMMUNITIES)]
    for node, one in enumerate(community):
        members[one].append(node)
    centres = [(cos(tau * one / COMMUNITIES) * 3000, sin(tau * one / COMMUNITIES) * 2200) for one in range(COMMUNITIES)]
    places = [tuple(chance.gauss(middle, 220) for middle in centres[one]) for one in community]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < ties:
        one = chance.randrange(nodes)
        other = chance.choice(members[community[one]]) if chance.random() < 0.9 else chance.randrange(nodes)
        if one != other:
            pairs.add((min(one, other), max(one, other)))
    return {"nodes": [(f"n{one}", *place) for one, place in enumerate(places)], "lines": sorted(pairs)}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine for as long as the block lasts."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def dragged(page: Page) -> float:
    """Return the frames a second while the view is dragged from a corner of it, where no node lies."""
    page.mouse.move(30, 30)
    page.mouse.down()
    page.mouse.move(34, 34)
    page.evaluate("count()")
    until = perf_counter() + PANNED
    step = 0
    while perf_counter() < until:
        step += 1
        page.mouse.move(60 + 25 * sin(step / 5), 60 + 25 * cos(step / 7))
    frames = page.evaluate("counted()")
    page.mouse.up()
    return float(frames)


def measured(browser: Browser, address: str, call: str, patience: float) -> Drawn | None:
    """Return what one kind of picture takes on a new page; None where it was not there in time."""
    page = browser.new_page(viewport={"width": 1240, "height": 840})
    page.set_default_timeout(patience * 1000)
    try:
        page.goto(f"{address}{PAGE.name}")
        page.wait_for_selector("html[data-ready]")
        page.evaluate(f"() => {{ measure.{call}.then((told) => (window.told = told)); }}")
        page.wait_for_function("window.told")
        told = {**page.evaluate("window.told"), "frames": dragged(page)}
    except Error:
        return None
    finally:
        page.close()
    return Drawn(**told)


def main(nodes: int, ties: int, rounds: int, patience: float) -> None:
    """Print how long each takes, the rounds by turns."""
    if not SIGMA.is_file():
        print("sigma.js was not built: run npm ci && npm run build in api/pages/assets.")
        return
    calls = {
        "samgraf": f"ours({json.dumps(looks())})",
        "sigma.js alone": "sigma()",
        "pyvis, physics off": "pyvis(false)",
        "pyvis, physics on": "pyvis(true)",
    }
    results: dict[str, list[Drawn | None]] = {name: [] for name in calls}
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        (folder / "network.json").write_text(json.dumps(generated(nodes, ties, 1)), encoding="utf-8")
        for file, name in ((PAGE, PAGE.name), (SIGMA, "sigma.js"), (VIS_NETWORK, "vis-network.js")):
            shutil.copy(file, folder / name)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        with served(folder) as address:
            for turn in range(rounds):
                for name, call in calls.items():
                    if turn == 0 or name != "pyvis, physics on":
                        results[name].append(measured(browser, address, call, patience))
        browser.close()
    _tell(results, patience)


def _tell(results: dict[str, list[Drawn | None]], patience: float) -> None:
    def middle(name: str, field: str) -> float | None:
        found = [getattr(one, field) for one in results[name] if one is not None]
        return median(found) if found and None not in found else None

    alone = middle("sigma.js alone", "whole")
    rows = []
    for name in results:
        overview, whole, frames = (middle(name, field) for field in ("overview", "whole", "frames"))
        ratio = f"{whole / alone:.2f}" if whole and alone else "–"
        seconds = f"{whole:.2f}" if whole else f"not within {patience:.0f}"
        rows.append((name, f"{overview:.2f}" if overview else "–", seconds, ratio, f"{frames:.1f}" if frames else "–"))
    print("| picture | overview, s | whole, s | to sigma.js | frames a second |\n|---|--:|--:|--:|--:|")
    for row in rows:
        print(f"| {' | '.join(row)} |")
