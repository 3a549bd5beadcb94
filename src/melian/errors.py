"""The errors that Melian raises, each with the value and the place it went wrong."""

from __future__ import annotations


class MelianError(Exception):
    """The root of the tree; `exit_status` is what the command line ends with."""

    exit_status = 1


class UsageError(MelianError):
    """A setting or argument that cannot be used as given."""

    exit_status = 2


class InputError(MelianError):
    """One input that could not be read. The rest is still read; the run ends with status 3."""

    exit_status = 3

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class CaseFileError(MelianError):
    """A case file that cannot be opened, is newer than this version, or cannot be written."""

    exit_status = 4


class OutputError(MelianError):
    """Output that could not be written, for one a full or read-only disk."""

    exit_status = 5


class PackError(MelianError):
    """A knowledge pack that does not follow its schema; names the file and the entry."""

    exit_status = 6
