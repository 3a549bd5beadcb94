"""How each number of part 8 is made, in one line each: for whoever is asked where it comes from."""

from __future__ import annotations

from melian.brief.saying import cell
from melian.brief.tree import Table
from melian.response.ranking import STABLE
from melian.response.taken import FLOOR

ANCHOR = "numbers-made"
_MADE: tuple[tuple[str, str], ...] = (
    (
        "Cost, risk and the other ranges, “1 (0–2)”",
        "Likeliest, least and most, as somebody judged them or a source gives them: each option’s entry says which",
    ),
    (
        "Place",
        "By mean rank over all draws. In a draw each range gives one number (triangular: least, likeliest, most), each "
        "number becomes a share of its scale, weights are drawn evenly from all weightings, and the weighted sums are "
        "ranked (SMAA-2, Lahdelma and Salminen 2001)",
    ),
    (
        "Holds, varies",
        f"Holds: on one side of the upper third in at least {round(STABLE * 10)} of 10 draws, and no range moved "
        "to an end takes it over the line. A convention, fitted to nothing",
    ),
    (
        "Place at means",
        "Weighted sum with each range and each weight at its mean, so a little unlike the place",
    ),
    (
        "Own cost, risk, unity and deterrence of a set",
        "Sums of the means of its options’ ranges; a mean is a third of least, likeliest and most together. What "
        "options do to each other is not in it",
    ),
    ("Best on balance", "Highest mean of these four by likeliest values, each as a share of its scale"),
    (
        "Worst regret",
        "In the same shares, how far the set falls behind the best of the whole front, of doing nothing and of a set "
        "that was chosen, in the worst of three cases: risk, unity and deterrence come out at the better ends of the "
        "ranges, as judged, or at the worse ends (Savage 1951)",
    ),
    (
        "Paths of 100",
        "Shares of a chain over the ladder that starts from part 6; the options’ factors, drawn from their ranges, "
        "multiply its chances up and down. The assumptions stand beside the picture",
    ),
    (
        "Worth settling first",
        "By how much the best options, as many as a set may hold, would be worth more if this were known before "
        "choosing, out of what knowing everything would be worth (expected value of partial perfect information)",
    ),
    (
        "Already taken",
        f"Acts that these sources tell as done, read with a certainty of at least {FLOOR:g} of 1. A convention, fitted "
        "to nothing",
    ),
    ("Days until one looks again", "The likeliest days until an effect, and their range, of the option’s entry"),
)


def numbers_table() -> Table:
    """One row a number; the first is what its entry is linked to by."""
    rows = tuple((cell(what, anchor=None if n else ANCHOR), cell(f"{how}.")) for n, (what, how) in enumerate(_MADE))
    return Table(caption="How each number is made", columns=("Number", "How"), rows=rows, name="numbers", fold=True)
