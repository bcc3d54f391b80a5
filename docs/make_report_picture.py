"""Draw the picture of a report: one of the demo's campaigns, in a browser.

Run it from the root as ``python docs/make_report_picture.py`` where Chromium is there;
it writes ``docs/pictures/report-en.png``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOUSE))

from store import open_store  # noqa: E402 - from this checkout
from store.demo import fill  # noqa: E402
from tui.reports import write  # noqa: E402

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CAMPAIGN = "Cuadernos de invierno"
SIZE = "1000,1330"
"""The beginning of the page: the figures that are read first, and the way to a sale."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def browser() -> str | None:
    """A browser that can draw without a screen."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def main() -> int:
    """Write the report, and draw it."""
    program = browser()
    if program is None:
        sys.stderr.write("There is no Chromium here; the picture stays as it is.\n")
        return 1
    target = HOUSE / "docs/pictures/report-en.png"
    with tempfile.TemporaryDirectory() as name:
        page = Path(name) / "report.html"
        path = Path(name) / "demo.db"
        with open_store(path, now=lambda: NOW, create=True) as store:
            fill(store, TODAY)
            number = store.campaigns.find(CAMPAIGN).id
            write(page, store.reports.facts(number, TODAY), "en")
        subprocess.run(  # noqa: S603 - a browser of this machine, on our own page
            [
                *(program, "--headless", "--no-sandbox", "--disable-gpu"),
                *("--hide-scrollbars", f"--user-data-dir={name}/browser"),
                *(f"--window-size={SIZE}", f"--screenshot={target}", page.as_uri()),
            ],
            check=True,
            stderr=subprocess.DEVNULL,
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
