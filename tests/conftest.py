"""What every test starts from: a fixed chance, English, and no settings of anybody."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import workbench
from tui import i18n

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# In CI the same cases every time; at a desk new ones at every run.
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


def pytest_configure(config: pytest.Config) -> None:
    """Before any worker is started: where all that the tests write goes."""
    if not hasattr(config, "workerinput") and (folder := workbench.made()):
        config.add_cleanup(lambda: workbench.cleared(folder))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Whatever is found while collecting stays: there is no refuse to look for."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish() -> None:
    """Before the first test: what costs more than what the tests are about."""
    from tests import thrift

    thrift.look_for_refuse_seldom()
    patch = pytest.MonkeyPatch()
    thrift.parse_sheets_once(patch)
    thrift.remember_when_asked(patch)
    thrift.translate_statements_once(patch)
    thrift.wait_for_the_busy(patch)
    thrift.go_on_at_rest(patch)


@pytest.fixture(autouse=True)
def nobodys_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Folders of a user who has never started Soloist; English at both ends."""
    home = tmp_path / "home"
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.delenv("SOLOIST_DB", raising=False)
    i18n.install("en")
    yield
    i18n.install("en")
    workbench.cleared(tmp_path, only_if_in_memory=True)
