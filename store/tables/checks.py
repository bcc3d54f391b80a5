"""What a column may hold, said to the file itself."""

from sqlalchemy import CheckConstraint

from store.tables.roster import DAY


def words(name: str) -> CheckConstraint:
    """A text that is there is not blank."""
    return CheckConstraint(f"length(trim({name})) > 0", name)


def day(name: str) -> CheckConstraint:
    """A day is written as 2026-03-02."""
    return CheckConstraint(f"{name} GLOB '{DAY}'", name)


def one_of(name: str, known: tuple[str, ...]) -> CheckConstraint:
    """One of the words known, or nothing."""
    listed = ",".join(f"'{word}'" for word in known)
    return CheckConstraint(f"{name} IN ({listed})", name)


def amount(name: str) -> tuple[CheckConstraint, CheckConstraint]:
    """An amount is not below zero, and never without its currency."""
    return (
        CheckConstraint(f"{name}_minor >= 0", f"{name}_minor"),
        CheckConstraint(
            f"({name}_minor IS NULL) = ({name}_currency IS NULL)", f"{name}_currency"
        ),
    )
