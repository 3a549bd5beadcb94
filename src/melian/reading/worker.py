"""The workshop's process: reads tasks, answers each with a draft or with why there is none."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

from melian.errors import InputError
from melian.reading.draft import Draft
from melian.reading.letters import ANSWERS, TASKS, Answer, Parsable, Task, read_letter, write_letter

MEMORY = 4_000_000_000
"""Bytes of address space the process may take; 50 MB of HTML need about 2 GB as a tree."""


def parse(task: Task, data: bytes) -> Answer:
    """Takes one input apart; whatever goes wrong in a parser becomes a sentence."""
    try:
        return Answer(draft=_parser(task.kind)(data, task.url))
    except InputError as error:
        return Answer(error=error.why)
    except MemoryError:
        return Answer(error=f"not read: taking it apart needs more than {MEMORY // 1_000_000_000} GB of memory")
    except RecursionError:
        return Answer(error="not read: nested too deep")
    except Exception as error:
        return Answer(error=f"cannot be read as {task.kind.upper()} ({type(error).__name__}: {str(error)[:200]})")


def main() -> None:
    """Serves until standard input ends."""
    _confine()
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):  # nothing a library prints may get among the answers
        os.dup2(null, descriptor)
    with suppress(EOFError, OSError):
        while True:
            head, data = read_letter(tasks)
            write_letter(answers, ANSWERS.dump_json(parse(TASKS.validate_json(head), data)))


def _parser(kind: Parsable) -> Callable[[bytes, str | None], Draft]:
    """Imported when first needed: each brings a large library."""
    if kind == "html":
        from melian.reading.webpage import parse_page

        return parse_page
    if kind == "pdf":
        from melian.reading.pdf import parse_pdf

        return parse_pdf
    from melian.reading.word import parse_word

    return parse_word


def _confine() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
