"""In whose words an act is told."""

from __future__ import annotations

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup
from melian.assessment.wording import nearest_quotations


def test_nearest_quotations_are_the_speakers_and_nearest_first(dispute: Dispute, lookup: Lookup) -> None:
    found = nearest_quotations(dispute.lead, lookup)
    assert [q.text.split()[0] for q in found] == ["The", "Without"]
    assert {q.speaker.name for q in found if q.speaker} == {"Ilse Marn"}
