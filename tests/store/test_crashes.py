"""Killed at any place of a long piece of work: all of it is there, or nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from store import migrate
from tests.builders import person
from tests.store.windows import ROOT, opened


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A workspace with two people in two steps, closed."""
    path = tmp_path / "template.soloist"
    migrate.create(path)
    with opened(path) as database:
        person(database, "Mina", handle="mina", tags=("a",))
        person(database, "Sora")
    return path


def killed_everywhere(
    deed: str, template: Path
) -> tuple[dict[str, int], dict[str, int]]:
    """What was found after each kill, and after the same was then done again."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.store.killer", deed, template, template.parent],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    return told["found"], told["again"]


def test_an_import_is_there_whole_or_not_at_all(template: Path) -> None:
    """Before every statement and in the middle of every write; then it works again."""
    found, again = killed_everywhere("import", template)
    assert set(found) <= {
        "2 people, 2 steps, schema 1",
        "302 people, 3 steps, schema 1",
    }
    assert found["2 people, 2 steps, schema 1"] > 12
    assert set(again) == {"302 people, 3 steps, schema 1"}


def test_an_upgrade_is_there_whole_or_not_at_all(template: Path) -> None:
    """Whoever opens the file next finds it old or new, and can go on."""
    found, again = killed_everywhere("upgrade", template)
    assert set(found) <= {"2 people, 2 steps, schema 1", "2 people, 2 steps, schema 2"}
    assert found["2 people, 2 steps, schema 1"] > 12
    assert set(again) == {"2 people, 2 steps, schema 2"}
