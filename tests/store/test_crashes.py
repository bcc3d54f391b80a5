"""Killed at any place of a long piece of work: all of it is there, or nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from store import migrate
from store.schema import SCHEMA
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


@pytest.mark.parametrize("deed", ["import", "quick import"])
def test_an_import_is_there_whole_or_not_at_all(deed: str, template: Path) -> None:
    """Before every statement and in the middle of every write; then it works again."""
    found, again = killed_everywhere(deed, template)
    assert set(found) <= {
        f"2 people, 2 steps, schema {SCHEMA}",
        f"302 people, 3 steps, schema {SCHEMA}",
    }
    assert found[f"2 people, 2 steps, schema {SCHEMA}"] > 12
    assert set(again) == {f"302 people, 3 steps, schema {SCHEMA}"}


def test_an_upgrade_is_there_whole_or_not_at_all(template: Path) -> None:
    """Whoever opens the file next finds it old or new, and can go on."""
    found, again = killed_everywhere("upgrade", template)
    old, new = (f"2 people, 2 steps, schema {SCHEMA + later}" for later in (0, 1))
    assert set(found) <= {old, new}
    assert found[old] > 12
    assert set(again) == {new}
