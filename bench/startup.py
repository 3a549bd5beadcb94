"""How soon the command line answers."""

from __future__ import annotations

from bench.timing import best, machine, python


def main() -> None:
    """Prints seconds for `--help`, `--version` and a bare interpreter."""
    print(machine())
    for name, command in (
        ("melian --help", python("-m", "melian", "--help")),
        ("melian --version", python("-m", "melian", "--version")),
        ("melian brief --help", python("-m", "melian", "brief", "--help")),
        ("python -c pass", python("-c", "pass")),
    ):
        print(f"{name}: {best(command, times=7):.3f} s")


if __name__ == "__main__":
    main()
