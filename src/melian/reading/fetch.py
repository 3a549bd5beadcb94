"""One page by its address: one polite request, bounded in time and size, followed hop by checked hop.

The person names the page as in a browser, so robots.txt, which speaks to crawlers, is not asked; nothing else on
the host is touched, nothing is tried twice, and proxies of the environment are not used.
"""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from urllib.parse import urljoin

import httpx

from melian.errors import InputError
from melian.model.document import Page
from melian.reading.address import Resolve, Target, resolve, target
from melian.reading.options import ReadOptions
from melian.reading.walk import too_large

HOPS = 5
"""Redirects that are followed."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """What one fetch may take, and where it stands."""

    path: str
    options: ReadOptions
    find: Resolve
    deadline: float
    outcome: list[Page | BaseException] = field(default_factory=list)


def fetch(path: str, options: ReadOptions, *, find: Resolve = resolve) -> Page:
    """The page at an address, unpacked. Raises InputError naming what stood in the way.

    It runs in a thread of its own: looking up a host and a server that drips headers know no time-out.
    """
    errand = _Errand(path=path, options=options, find=find, deadline=time.monotonic() + options.timeout)
    client = options.client or _client(options)
    thread = threading.Thread(target=_run, args=(errand, client), daemon=True)
    with nullcontext() if options.client else client:
        thread.start()
        thread.join(options.timeout + 0.5)
    if not errand.outcome:
        raise InputError(path, _late(options))
    outcome = errand.outcome[0]
    if isinstance(outcome, Page):
        return outcome
    raise outcome


def _client(options: ReadOptions) -> httpx.Client:
    return httpx.Client(follow_redirects=False, trust_env=False, timeout=min(options.timeout, 15.0))


def _run(errand: _Errand, client: httpx.Client) -> None:
    try:
        errand.outcome.append(_follow(errand, client))
    except InputError as error:
        errand.outcome.append(error)
    except httpx.TimeoutException:
        errand.outcome.append(InputError(errand.path, _late(errand.options)))
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, RuntimeError) as error:
        errand.outcome.append(InputError(errand.path, f"not fetched: {str(error)[:300] or type(error).__name__}"))


def _follow(errand: _Errand, client: httpx.Client) -> Page:
    url = errand.path
    for _hop in range(HOPS + 1):
        hop = target(errand.path, url, allow_private=errand.options.allow_private, find=errand.find)
        with _open(client, hop) as response:
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                return _page(errand, hop, response)
            url = urljoin(hop.url, response.headers["location"])
        _check_time(errand)
    raise InputError(errand.path, f"redirected more than {HOPS} times")


def _open(client: httpx.Client, hop: Target) -> AbstractContextManager[httpx.Response]:
    """A request to the checked address that asks for the host by name, in its header and its certificate."""
    url = httpx.URL(hop.url).copy_with(host=hop.address, port=hop.port, fragment=None)
    plain = {"http": 80, "https": 443}[hop.scheme] == hop.port
    host = f"[{hop.host}]" if ":" in hop.host else hop.host
    headers = {
        "Host": host if plain else f"{host}:{hop.port}",
        "User-Agent": f"Melian/{version('melian')}",
        "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf,*/*;q=0.5",
        "Accept-Encoding": "gzip",
    }
    return client.stream("GET", url, headers=headers, extensions={"sni_hostname": hop.host}, follow_redirects=False)


def _page(errand: _Errand, hop: Target, response: httpx.Response) -> Page:
    if response.status_code != 200:
        raise InputError(errand.path, f"the server answered {response.status_code} {response.reason_phrase}")
    limit = errand.options.max_bytes
    claimed = response.headers.get("content-length", "")
    if claimed.isdigit() and int(claimed) > limit:
        raise InputError(errand.path, too_large(int(claimed), limit))
    return Page(
        url=hop.url,
        fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
        content_type=response.headers.get("content-type", "")[:200],
        body=_body(errand, response, limit),
    )


def _body(errand: _Errand, response: httpx.Response, limit: int) -> bytes:
    parts, left = [], limit
    for part in _unpacked(errand, response):
        left -= len(part)
        if left < 0:
            raise InputError(errand.path, too_large(None, limit))
        parts.append(part)
    return b"".join(parts)


def _unpacked(errand: _Errand, response: httpx.Response) -> Iterator[bytes]:
    """The body bit by bit; gzip and deflate unpacked in bounded pieces, since a few bytes can hold gigabytes."""
    encoding = response.headers.get("content-encoding", "identity").strip().casefold()
    if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise InputError(errand.path, f"sent in an encoding that was not asked for ({encoding[:50]})")
    packed = encoding not in {"", "identity"}
    unpacker = zlib.decompressobj(wbits=47)
    try:
        for raw in response.iter_raw(_CHUNK):
            _check_time(errand)
            piece = raw
            while packed and piece:
                yield unpacker.decompress(piece, _CHUNK)
                piece = unpacker.unconsumed_tail
            if not packed:
                yield raw
        if packed and not unpacker.eof:
            raise InputError(errand.path, "cut off: the packed page has no end")
    except zlib.error as error:
        raise InputError(errand.path, f"packed in a broken way ({error})") from error


def _check_time(errand: _Errand) -> None:
    if time.monotonic() > errand.deadline:
        raise InputError(errand.path, _late(errand.options))


def _late(options: ReadOptions) -> str:
    return f"not fetched within {options.timeout:g} seconds"
