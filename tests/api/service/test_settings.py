from __future__ import annotations

import os
from pathlib import Path

import pytest

from api.settings import SettingsError, read_settings


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("SAMGRAF_"):
            monkeypatch.delenv(name)


def test_the_service_listens_on_this_machine_only_unless_told_otherwise() -> None:
    settings = read_settings()
    assert (settings.host, settings.port, settings.services, settings.store) == (
        "127.0.0.1",
        8000,
        (),
        Path(".samgraf"),
    )
    assert settings.workers >= 8


def test_what_is_given_wins_over_the_environment_and_that_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "samgraf.toml"
    file.write_text('port = 1001\ntime_limit = 7.5\nhost = "127.0.0.2"\nservices = ["http://a/"]\n', encoding="utf-8")
    monkeypatch.setenv("SAMGRAF_SETTINGS", str(file))
    monkeypatch.setenv("SAMGRAF_PORT", "1002")
    monkeypatch.setenv("SAMGRAF_HOST", "127.0.0.3")
    settings = read_settings(port=1003)
    assert (settings.port, settings.host, settings.time_limit, settings.services) == (
        1003,
        "127.0.0.3",
        7.5,
        ("http://a/",),
    )


def test_several_servers_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMGRAF_SERVICES", "http://a/sparql, http://b/")
    assert read_settings().services == ("http://a/sparql", "http://b/")


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "none"), ("WORKERS", "1"), ("TIME_LIMIT", "0"), ("LOG_LEVEL", "loud")]
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"SAMGRAF_{name}", value)
    with pytest.raises(SettingsError, match=rf"SAMGRAF_{name} cannot be '{value}' .*: correct it\."):
        read_settings()


@pytest.mark.parametrize("content", [None, "port =", 'colour = "red"\n'])
def test_a_settings_file_that_cannot_be_used_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "samgraf.toml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setenv("SAMGRAF_SETTINGS", str(file))
    with pytest.raises(SettingsError):
        read_settings()
