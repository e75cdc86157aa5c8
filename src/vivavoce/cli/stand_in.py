"""While no worker can start, somebody has to tell the callers (I12).

A disk that stays broken or read-only lets no worker begin, for seconds or for hours.
Between two attempts the supervisor answers in its place: 503, come again. It knows
nothing and reads nothing, so that it cannot fail for the same reason.
"""

import contextlib
import json
import select
import socket
import time

# All the time one caller gets. Whoever is slow to say what it wants is told all the same.
PATIENCE_S = 0.2
REQUEST_BYTES_MAX = 64 * 1024
RETRY_AFTER_S = 2

# The shape of every problem of the API (api/problems.py, RFC 9457), which takes half a
# second and tens of megabytes to import.
PROBLEM = json.dumps(
    {
        "type": "/problems/store-unavailable",
        "title": "Service Unavailable",
        "status": 503,
        "detail": "The server cannot use its data folder; its log says why. Try again shortly.",
        "code": "store-unavailable",
    },
    separators=(",", ":"),
)

PAGE = f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="{RETRY_AFTER_S}">
<title>Just a moment</title>
<p>The interview cannot be reached just now. What was saved is safe.
This page tries again by itself.
"""


# A signal that comes just before a system call begins is heeded when the call returns, so none
# takes longer than this.
STEP_S = 0.2


def stand_in(listener: socket.socket, *, for_s: float) -> None:
    """Answer everybody who calls within the next `for_s` seconds, then return.

    Whatever callers do, it takes no longer: the next worker is to be started then. A signal
    handler may close `listener` meanwhile.
    """
    until = time.monotonic() + for_s
    while (left_s := until - time.monotonic()) > 0:
        if listener.fileno() < 0:
            time.sleep(min(left_s, STEP_S))
            continue
        # A worker has left the socket non-blocking: somebody may have gone again.
        with contextlib.suppress(OSError, ValueError):
            if select.select([listener], [], [], min(left_s, STEP_S))[0]:
                connection, _ = listener.accept()
                with connection:
                    _refuse(connection, until=min(until, time.monotonic() + PATIENCE_S))


def rest(for_s: float) -> None:
    """Do nothing for so long, heeding signals."""
    until = time.monotonic() + for_s
    while (left_s := until - time.monotonic()) > 0:
        time.sleep(min(left_s, STEP_S))


def _refuse(connection: socket.socket, *, until: float) -> None:
    request = b""
    while b"\r\n\r\n" not in request and len(request) < REQUEST_BYTES_MAX:
        if not (part := _receive(connection, until)):
            break
        request += part
    connection.setblocking(False)  # nothing was sent before, so it fits into the kernel's buffer
    connection.send(_answer(request))
    # What is still unread when a socket is closed takes the answer with it.
    connection.shutdown(socket.SHUT_WR)
    while _receive(connection, until):
        pass


def _receive(connection: socket.socket, until: float) -> bytes:
    """Return what came next; nothing when the caller has finished, or the time is over.

    One end for all there is to receive: each drop would renew a limit of its own.
    """
    left_s = until - time.monotonic()
    if left_s <= 0:
        return b""
    connection.settimeout(left_s)
    try:
        return connection.recv(REQUEST_BYTES_MAX)
    except TimeoutError:
        return b""


def _answer(request: bytes) -> bytes:
    head, _, _ = request.partition(b"\r\n\r\n")
    is_person = b"text/html" in head.lower()
    kind = "text/html; charset=utf-8" if is_person else "application/problem+json"
    content = (PAGE if is_person else PROBLEM).encode()
    lines = [
        "HTTP/1.1 503 Service Unavailable",
        f"content-type: {kind}",
        f"content-length: {len(content)}",
        f"retry-after: {RETRY_AFTER_S}",
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "connection: close",
    ]
    is_head = request.startswith(b"HEAD ")
    return "\r\n".join([*lines, "", ""]).encode() + (b"" if is_head else content)
