"""Fetching: one polite request, bounded, to checked addresses only. The server is a loopback one of our own."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from melian import __version__
from melian.errors import InputError
from melian.model.document import Document, Unreadable
from melian.reading import ReadOptions, read
from melian.reading.address import is_public, target
from melian.reading.fetch import fetch

PAGE = (
    b"<html><head><title>Ships must go</title></head><body><article><p>The foreign minister of Norland said on Monday "
    b"that Sudland must withdraw its ships from the strait.</p><p>Sudland answered: never.</p></article></body>"
)
OPEN = ReadOptions(allow_private=True, timeout=15.0)


@dataclass
class Site:
    address: str
    port: int
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.path, {name.casefold(): value for name, value in self.headers.items()}))
            try:
                _answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here = Site(address=f"http://127.0.0.1:{server.server_port}", port=server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield here
    server.shutdown()
    server.server_close()
    thread.join()


def _answer(request: BaseHTTPRequestHandler) -> None:
    kind, _, rest = request.path.lstrip("/").partition("/")
    if kind == "to":
        _send(request, b"", status=302, location=rest)
    elif kind == "round":
        _send(request, b"", status=301, location="/round")
    elif kind == "gone":
        _send(request, b"not here", status=404)
    elif kind == "claims":
        _send(request, b"", length=10**9)
    elif kind == "drip":
        _drip(request)
    elif kind == "slowhead":
        _slow_head(request)
    elif kind == "latin":
        words = "Die Schiffe müssen die Meerenge räumen, sagte der Außenminister am Montag in der Hauptstadt."
        _send(request, words.encode("cp1252"), content_type="text/plain; charset=iso-8859-1")
    else:
        body, encoding = _packed(kind)
        _send(request, body, encoding=encoding)


def _packed(kind: str) -> tuple[bytes, str | None]:
    if kind == "gzip":
        return gzip.compress(PAGE), "gzip"
    if kind == "twice":
        return gzip.compress(gzip.compress(PAGE)), "gzip, gzip"
    if kind == "cut":
        return gzip.compress(PAGE)[:-20], "gzip"
    if kind == "bomb":
        packer = zlib.compressobj(9, wbits=31)
        return b"".join(packer.compress(bytes(10_000_000)) for _ in range(30)) + packer.flush(), "gzip"
    return PAGE, None


def _send(
    request: BaseHTTPRequestHandler,
    body: bytes,
    *,
    status: int = 200,
    content_type: str = "text/html; charset=utf-8",
    location: str | None = None,
    encoding: str | None = None,
    length: int | None = None,
) -> None:
    request.send_response(status)
    request.send_header("Content-Type", content_type)
    request.send_header("Content-Length", str(len(body) if length is None else length))
    for name, value in (("Location", location), ("Content-Encoding", encoding)):
        if value:
            request.send_header(name, value)
    request.end_headers()
    request.wfile.write(body)


def _drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(200):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.05)


def _slow_head(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for n in range(200):
        request.wfile.write(b"X-%d: y\r\n" % n)
        request.wfile.flush()
        time.sleep(0.05)


def why(path: str, options: ReadOptions = OPEN) -> str:
    with pytest.raises(InputError) as caught:
        fetch(path, options)
    return caught.value.why


def test_a_page_is_fetched_and_kept(site: Site) -> None:
    path = f"{site.address}/to/{site.address}/article"
    (document,) = read([path], OPEN)
    assert isinstance(document, Document), document
    assert document.path == path
    assert "must withdraw its ships" in document.text
    assert document.page is not None
    assert document.page.body == PAGE
    assert document.page.url == f"{site.address}/article"
    assert document.page.content_type == "text/html; charset=utf-8"
    assert document.page.fetched_at.endswith("+00:00")
    assert document.url is not None
    assert (document.url.value, document.url.how) == (f"{site.address}/article", "address that was fetched")
    assert document.outlet is not None
    assert (document.outlet.value, document.outlet.how) == ("127.0.0.1", "host of the address")


def test_one_polite_request(site: Site) -> None:
    fetch(f"{site.address}/article#part", OPEN)
    ((path, headers),) = site.asked
    assert path == "/article"
    assert headers["user-agent"] == f"Melian/{__version__}"
    assert headers["host"] == f"127.0.0.1:{site.port}"
    assert "cookie" not in headers


def test_private_addresses_are_refused_unless_allowed(site: Site) -> None:
    found = list(read([f"{site.address}/article", f"http://localhost:{site.port}/"]))
    assert all(isinstance(item, Unreadable) and "inside a private network" in item.why for item in found)
    assert site.asked == []


def test_each_hop_is_checked(site: Site) -> None:
    def find(host: str, port: int) -> list[str]:
        return {"inside.example": ["10.0.0.1"]}.get(host, ["127.0.0.1"])

    def lenient(path: str) -> str:
        with pytest.raises(InputError) as caught:
            fetch(path, OPEN, find=find)
        return caught.value.why

    assert "only http and https" in lenient(f"{site.address}/to/file:///etc/passwd")
    assert "user name or password" in lenient(f"{site.address}/to/http://a:b@herald.example/")


def test_a_redirect_into_the_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        assert request.url.host == "93.184.215.14"
        assert request.headers["host"] == "herald.example"
        assert request.extensions["sni_hostname"] == "herald.example"
        return httpx.Response(302, headers={"location": "http://inside.example/secret"})

    def find(host: str, port: int) -> list[str]:
        return {"herald.example": ["93.184.215.14"], "inside.example": ["169.254.169.254"]}[host]

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        options = ReadOptions(client=client)
        with pytest.raises(InputError, match=r"inside.example is at 169.254.169.254, inside a private network"):
            fetch("https://herald.example/a", options, find=find)
        assert not client.is_closed


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])

    def rebinding(host: str, port: int) -> list[str]:
        return next(answers)

    page = fetch(f"http://herald.example:{site.port}/article", OPEN, find=rebinding)
    assert page.body == PAGE
    assert site.asked[0][1]["host"] == f"herald.example:{site.port}"
    assert next(answers) == ["10.0.0.1"]


def test_one_private_answer_among_public_ones_is_enough() -> None:
    with pytest.raises(InputError, match="private network"):
        target("x", "http://herald.example/", allow_private=False, find=lambda _host, _port: ["93.184.215.14", "::1"])


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "240.0.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "herald.example",
    ],
)  # fmt: skip
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_what_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_in_disguise_is_refused(host: str) -> None:
    words = why(f"http://{host}/", ReadOptions())
    assert "private network" in words or "is not found" in words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("round", "redirected more than 5 times"),
        ("gone", "the server answered 404 Not Found"),
        ("twice", "an encoding that was not asked for (gzip, gzip)"),
        ("cut", "cut off"),
        ("claims", "1,000,000,000 bytes, more than the 50,000,000 bytes"),
        ("bomb", "more than the 50,000,000 bytes"),
    ],
)
def test_what_is_not_taken(site: Site, path: str, words: str) -> None:
    assert words in why(f"{site.address}/{path}")


@pytest.mark.parametrize("path", ["drip", "slowhead"])
def test_time_is_bounded_in_all(site: Site, path: str) -> None:
    begun = time.monotonic()
    assert "not fetched within 0.5 seconds" in why(
        f"{site.address}/{path}", ReadOptions(allow_private=True, timeout=0.5)
    )
    assert time.monotonic() - begun < 3


def test_looking_up_a_host_is_bounded_too() -> None:
    def never(_host: str, _port: int) -> list[str]:
        time.sleep(2)
        return []

    begun = time.monotonic()
    with pytest.raises(InputError, match="not fetched within"):
        fetch("http://herald.example/", ReadOptions(timeout=0.2), find=never)
    assert time.monotonic() - begun < 1.5


def test_a_packed_page_is_unpacked(site: Site) -> None:
    assert fetch(f"{site.address}/gzip", OPEN).body == PAGE


def test_the_servers_encoding_is_heeded(site: Site) -> None:
    (document,) = read([f"{site.address}/latin"], OPEN)
    assert isinstance(document, Document)
    assert "müssen die Meerenge räumen" in document.text
    assert "cp1252 (as declared)" in document.problems[0]


def test_nobody_at_home() -> None:
    with socket.socket() as plug:
        plug.bind(("127.0.0.1", 0))
        port = plug.getsockname()[1]
    assert why(f"http://127.0.0.1:{port}/").startswith("not fetched: ")


@pytest.mark.parametrize("path", ["http://", "http://[bad/", "http://a b/", "https://:80/", "http://a.example:99999/"])
def test_what_is_no_address(path: str) -> None:
    (found,) = read([path])
    assert isinstance(found, Unreadable)
