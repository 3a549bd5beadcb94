"""An act in a clause, the same for every actor."""

from __future__ import annotations

from melian.assessment.acts_told import Act


def act_says(act: Act) -> str:
    """'exercise by A towards B, 2031-03-04, told by 2 origins'."""
    reported = f"day not told, reported {act.day}" if act.day else "undated"
    day = act.event.date if act.dated and act.event.date else reported
    told = f"{len(act.origins)} independent origin{'' if len(act.origins) == 1 else 's'}"
    grades = [origin.grade for origin in act.origins if origin.grade]
    graded = f", graded {', '.join(grades)}" if grades else ""
    again = f", told again in {len(act.again)} more" if act.again else ""
    return f"{deed_says(act)}, {day}, {told}{graded}{again}"


def deed_says(act: Act) -> str:
    """'exercise by A towards B'; where no text says towards whom, 'exercise by A where this is about'."""
    towards = f"towards {act.towards}" if act.aimed else "where this is about, towards nobody by name"
    return f"{act.event.act.replace('_', ' ')} by {act.actor} {towards}"
