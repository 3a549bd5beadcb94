"""Whether a reading is the very one that is already there."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from melian.model.event import Reading


def reading_digest(reading: Reading) -> str:
    """SHA-256 over everything in a reading but when its page was fetched, which changes nothing that was read."""
    content = asdict(reading)
    page = content["document"].pop("page")
    if not content["document"]["hyperlinks"]:  # files from before there were any have the digest without
        del content["document"]["hyperlinks"]
    if page is not None:
        content["document"]["page"] = [page["url"], page["content_type"], hashlib.sha256(page["body"]).hexdigest()]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
