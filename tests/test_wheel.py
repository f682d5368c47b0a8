"""The wheel: built from the checkout, installed where the checkout is out of sight, and put to work."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from graph.evaluation.gold import read_gold

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MADE_BEFORE = ROOT / "api" / "pages" / "assets"
"""What assets of the pages are made from, which an installed service does without."""
PACKAGES = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command with nothing of the surroundings but a path to the system's tools; return its output."""
    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.iterdir()
    return built


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with the wheel, and a folder that has nothing to do with it."""

    environment: Path
    work: Path

    def python(self, code: str) -> str:
        return run(self.environment / "bin" / "python", "-c", code, cwd=self.work)

    def samgraf(self, *arguments: str) -> str:
        return run(self.environment / "bin" / "samgraf", *arguments, cwd=self.work)

    def rows(self, example: str) -> list[dict[str, str]]:
        answer = self.samgraf("query", "--example", example, "--format", "csv")
        return list(csv.DictReader(io.StringIO(answer)))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel alone; the dependencies are those of the running environment.

    A path that stands in a .pth file has its own .pth files left unread, so an editable install stays out of sight.
    """
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=False, symlinks=True)
    python = environment / "bin" / "python"
    here = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=environment).strip())
    there = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    (here / "dependencies.pth").write_text("\n".join(there), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", "--ignore-installed", wheel, cwd=environment)
    installed = Installed(environment, tmp_path_factory.mktemp("elsewhere"))
    installed.samgraf("build")
    return installed


def test_the_modules_in_use_are_those_of_the_wheel(installed: Installed) -> None:
    code = f"import json, sys, {', '.join(PACKAGES)}\n"
    code += f"print(json.dumps([[m.__file__ for m in ({', '.join(PACKAGES)})], sys.path]))"
    files, path = json.loads(installed.python(code))
    assert [Path(file).is_relative_to(installed.environment) for file in files] == [True] * len(PACKAGES)
    assert not [entry for entry in path if entry and Path(entry) == ROOT]


def test_the_script_says_the_version_of_the_project(installed: Installed) -> None:
    assert installed.samgraf("--version") == f"samgraf {PROJECT['project']['version']}\n"


def test_the_enclosed_minutes_are_read_and_answer(installed: Installed) -> None:
    enclosed = sorted(path.stem for path in (ROOT / "data" / "minutes").glob("*.md"))
    assert [row["document"] for row in installed.rows("documents")] == enclosed
    gold = read_gold(ROOT / "data" / "gold")
    promised = {(one.document, promise.text) for one in gold for promise in one.commitments}
    rows = [(row["document"], row["commitment"]) for row in installed.rows("commitments")]
    found = {wanted for wanted in promised if any(wanted[0] == name and wanted[1] in text for name, text in rows)}
    assert found >= {wanted for wanted in promised if wanted[0].startswith(("2018", "2021", "gr-"))}


def test_the_evaluation_finds_the_enclosed_gold_and_minutes(installed: Installed) -> None:
    content = json.loads(installed.samgraf("evaluate", "--json"))
    listed = sum(len(one.attendance) for one in read_gold(ROOT / "data" / "gold"))
    attendance = content["tables"]["attendance"]
    assert (attendance["gold"], attendance["found"]) == (listed, listed)
    assert (content["wrong_offsets"], content["not_in_graph"], content["without_gold"]) == ([], [], [])


def test_validation_and_explanation_find_their_files(installed: Installed) -> None:
    assert installed.samgraf("validate") == "Inga fel.\n"
    assert "https://w3id.org/samgraf/id/municipality/1480" in installed.samgraf("explain", "Göteborg")


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    there = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.is_relative_to(MADE_BEFORE)
    }
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == there


def test_every_package_says_that_it_is_typed() -> None:
    assert [name for name in PACKAGES if not (ROOT / name / "py.typed").is_file()] == []


def test_no_other_distribution_has_packages_of_these_names() -> None:
    # an editable install lists none
    owners = {name: set(packages_distributions().get(name, [])) - {"samgraf"} for name in PACKAGES}
    assert owners == {name: set() for name in PACKAGES}
