"""An act in a clause, the same for every actor."""

from __future__ import annotations

from melian.assessment.acts_told import Act


def act_says(act: Act) -> str:
    """'exercise: A towards B, 2031-03-04, 2 independent origins'."""
    reported = f"day not told, reported {act.day}" if act.day else "undated"
    day = act.event.date if act.dated and act.event.date else reported
    told = f"{len(act.origins)} independent origin{'' if len(act.origins) == 1 else 's'}"
    grades = [origin.grade for origin in act.origins if origin.grade]
    graded = f", graded {', '.join(grades)}" if grades else ""
    again = f", told again in {len(act.again)} more" if act.again else ""
    return f"{deed_says(act)}, {day}, {told}{graded}{again}"


def deed_says(act: Act) -> str:
    """'exercise: A towards B'; where no text says towards whom, 'exercise: A, at the place in dispute ...'."""
    return f"{act.event.act.replace('_', ' ')}: {sides(act)}"


def sides(act: Act) -> str:
    """'A towards B', or 'A, at the place in dispute, addressed to nobody'."""
    return (
        f"{act.actor} towards {act.towards}"
        if act.aimed
        else f"{act.actor}, at the place in dispute, addressed to nobody"
    )
