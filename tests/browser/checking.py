"""From pages to findings: axe-core on a page in the browser, html-validate on HTML as the service sends it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

FOLDER = Path(__file__).parent
_MODULES = FOLDER / "node_modules"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def accessibility_findings(page: Page) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA and good practice, a line for each rule and place."""
    page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate("tags => axe.run(document, {runOnly: tags})", _TAGS)
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:200]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@cache
def _axe() -> str:
    script = _MODULES / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is not installed: npm ci in tests/browser")
    return script.read_text(encoding="utf-8")


def html_findings(folder: Path, names: Iterable[str]) -> list[str]:
    """Return what html-validate finds in files of a folder, a line for each place."""
    program, node = _MODULES / "html-validate" / "bin" / "html-validate.mjs", shutil.which("node")
    if node is None or not program.is_file():
        pytest.skip("html-validate is not installed: npm ci in tests/browser")
    report = folder / "findings.json"
    command = [node, str(program), "--formatter", f"json={report}", "--config", str(FOLDER / "html-validate.json")]
    done = subprocess.run([*command, *(str(folder / name) for name in names)], capture_output=True, check=False)
    assert report.is_file(), done.stderr.decode()
    return [
        f"{Path(file['filePath']).name}:{message['line']}: {message['ruleId']}: {message['message']}"
        for file in json.loads(report.read_text(encoding="utf-8"))
        for message in file["messages"]
    ]
