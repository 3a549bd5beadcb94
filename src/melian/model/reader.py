"""How quotations and acts are read: the choice that commands and the pipeline share."""

from __future__ import annotations

from typing import Literal

ReaderName = Literal["encoder", "rules"]
"""`encoder`: the trained encoder, with the rules as a second opinion; `rules`: no encoder."""
