"""A server that speaks brotli, as a host that reads what `build --compress` leaves."""

from __future__ import annotations

from functools import cache, partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, Self

import brotli

from cadre.publishing.compress import TEXTS
from dev.browser import Handler


@cache
def _compressed(file: Path) -> bytes:
    return bytes(brotli.compress(file.read_bytes(), quality=11))


class _Brotli(Handler):
    #: What was sent: address, bytes with headers. Of workers too, of which a page's own tools say nothing.
    sent: list[tuple[str, int]]
    _length = 0

    def __init__(self, *arguments: Any, sent: list[tuple[str, int]], **named: Any) -> None:
        self.sent = sent
        super().__init__(*arguments, **named)

    def send_head(self) -> Any:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or file.suffix not in TEXTS:
            return super().send_head()
        data = _compressed(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file.name))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def send_header(self, keyword: str, value: str) -> None:
        if keyword.lower() == "content-length":
            self._length = int(value)
        super().send_header(keyword, value)

    def end_headers(self) -> None:
        buffer: list[bytes] = self._headers_buffer  # type: ignore[attr-defined]  # missing from the stubs
        self.sent.append((self.path, sum(len(line) for line in buffer) + self._length))
        super().end_headers()


class BrotliServer:
    """Serves a folder while the block runs; `address` has no final slash, `sent` is what went out."""

    def __init__(self, folder: Path) -> None:
        self.sent: list[tuple[str, int]] = []
        handler = partial(_Brotli, directory=str(folder), sent=self.sent)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
