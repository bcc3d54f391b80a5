"""Which country's rules on labelling hold for a market."""

from __future__ import annotations

_OWN = {"KR": "KR", "US": "US", "ES": "ES", "GB": "UK", "UK": "UK", "EU": "EU"}

# The members of the Union; its rules against unfair practices hold in the three others
# of the economic area as well.
_EUROPE = frozenset(
    (
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "FI", "FR", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
        *("IS", "LI", "NO"),
    )
)


def disclosure_market(country: str | None) -> str | None:
    """The market of the rules on labelling: KR, US, ES, UK, EU; None for elsewhere.

    ``country`` is two letters, or None where nobody said.
    """
    code = (country or "").strip().upper()
    return _OWN.get(code, "EU" if code in _EUROPE else None)
