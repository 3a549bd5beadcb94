"""Where pages, PDFs and DOCX are taken apart: a process of its own, so that no input can take Melian down.

Parsers crash, loop or eat the memory on hostile input. The process is started at the first such input, kept for
the next, and ended when one takes too long; what it was at becomes an InputError, and a fresh one goes on.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import suppress
from types import TracebackType

from melian.errors import InputError
from melian.reading.draft import Draft
from melian.reading.letters import ANSWERS, TASKS, Answer, Parsable, Task, read_letter, write_letter
from melian.reading.options import PARSE_SECONDS


class Workshop:
    """Holds the process open. A context: leaving it ends the process."""

    def __init__(self, *, seconds: float = PARSE_SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Workshop:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def parse(self, path: str, kind: Parsable, data: bytes, *, url: str | None = None) -> Draft:
        """Takes one input apart. Raises InputError where that fails, takes too long or too much memory."""
        late = threading.Event()
        answer = self._ask(Task(kind=kind, url=url), data, late)
        if answer is None:
            self._end()
            why = f"not read: taking it apart took more than {self._seconds:g} seconds" if late.is_set() else _CRASHED
            raise InputError(path, why)
        if answer.draft is None:
            raise InputError(path, answer.error or _CRASHED)
        return answer.draft

    def _ask(self, task: Task, data: bytes, late: threading.Event) -> Answer | None:
        """Sends a task and waits for the answer; None where the process ended over it."""
        process = self._start()
        clock = threading.Timer(self._seconds, _stop, (process, late))
        clock.start()
        try:
            assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - opened as pipes
            write_letter(process.stdin, TASKS.dump_json(task), data)
            return ANSWERS.validate_json(read_letter(process.stdout)[0])
        except (OSError, EOFError, ValueError):
            return None
        finally:
            clock.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "melian.reading.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                stream and stream.close()


_CRASHED = "not read: taking it apart ended abnormally (broken, or made to break its reader)"


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()
