"""The stages of the pipeline, in her own words and order."""

from __future__ import annotations

from store.rules.pipeline import DEFAULT_STAGES, STAGES, arranged, moved


def test_by_themselves_the_stages_stand_as_they_are() -> None:
    """Nine of them, with titles that are translated."""
    assert arranged([]) == DEFAULT_STAGES
    assert tuple(stage.key for stage in DEFAULT_STAGES) == STAGES
    assert not any(stage.own for stage in DEFAULT_STAGES)


def test_her_own_titles_are_shown_as_they_are() -> None:
    """And her order comes first; what she did not name follows."""
    mine = arranged([("agreed", "계약"), ("identified", "")])
    assert [stage.key for stage in mine[:2]] == ["agreed", "identified"]
    assert (mine[0].title, mine[0].own) == ("계약", True)
    assert not mine[1].own
    assert {stage.key for stage in mine} == set(STAGES)


def test_a_stage_of_another_version_loses_nobody() -> None:
    """Unknown keys are left out, missing ones stand at the end."""
    mine = arranged([("dancing", "Dancing"), ("wrapped", "Done")])
    assert next(stage.key for stage in mine) == "wrapped"
    assert len(mine) == len(STAGES)


def test_moving_ends_at_either_end() -> None:
    """There is nothing before the first stage, nothing after the last."""
    assert moved("identified", 1, STAGES) == "warming"
    assert moved("identified", -1, STAGES) is None
    assert moved(STAGES[-1], 1, STAGES) is None
