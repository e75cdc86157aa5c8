"""One request to the service: signed, and its answer read within limits.

Signed by Standard Webhooks (https://www.standardwebhooks.com): `webhook-id`,
`webhook-timestamp`, `webhook-signature`. Redirects are not followed: the operator named one
address, and no answer of anybody makes this server call another.
"""

from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable
from vivavoce.interviewers.calls.retry_after import retry_after_s
from vivavoce.interviewers.webhook.answer import ANSWER_BYTES_MAX, JSON_TYPE, WrongAnswer

if TYPE_CHECKING:
    import httpx2

CONNECT_TIMEOUT_S = 5.0
CONNECTIONS_KEPT_MAX = 50

# Answers outside 2xx that may pass: timeouts, "too early", "too many".
PASSING = frozenset({408, 425, 429})


def new_client(timeout_s: float) -> "httpx2.AsyncClient":
    """Return a client for the service. Reading the certificates takes a while: on a thread."""
    import httpx2

    return httpx2.AsyncClient(
        limits=httpx2.Limits(max_connections=None, max_keepalive_connections=CONNECTIONS_KEPT_MAX),
        timeout=httpx2.Timeout(timeout_s, connect=CONNECT_TIMEOUT_S),
        follow_redirects=False,
        headers={
            "accept": JSON_TYPE,
            "accept-encoding": "identity",  # what is limited is what arrives
            "user-agent": f"vivavoce/{version('vivavoce')}",
        },
    )


def signed(body: bytes, *, id: str, secret: str) -> dict[str, str]:
    """Return the headers of a request with `body`, signed now."""
    from standardwebhooks import Webhook

    now = datetime.now(UTC)
    return {
        "content-type": JSON_TYPE,
        "webhook-id": id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(secret).sign(id, now, body.decode()),
    }


async def send(
    client: "httpx2.AsyncClient", url: str, body: bytes, headers: dict[str, str]
) -> bytes:
    """Return what the service at `url` answers: JSON by its own account.

    Raises:
        InterviewerUnavailable: it cannot be reached, has no time, or fails.
        InterviewerUnusable: it refuses, or sends us elsewhere.
        WrongAnswer: what it answered is no JSON, or is too long.
    """
    import httpx2

    try:
        async with client.stream("POST", url, content=body, headers=headers) as response:
            _check_status(response)
            return await _read(response)
    except httpx2.TimeoutException as error:
        raise InterviewerUnavailable("The webhook did not answer in time.") from error
    except (httpx2.HTTPError, httpx2.StreamError) as error:
        raise InterviewerUnavailable("The connection to the webhook failed.") from error


async def reach(client: "httpx2.AsyncClient", url: str, *, timeout_s: float) -> bool:
    """Return whether somebody answers at `url`, whatever it is. No interview is told of."""
    import httpx2

    try:
        await client.head(url, timeout=timeout_s)
    except (httpx2.HTTPError, httpx2.InvalidURL):
        return False
    return True


def _check_status(response: "httpx2.Response") -> None:
    status = response.status_code
    if 200 <= status < 300:
        return
    if status in PASSING or status >= 500:
        raise InterviewerUnavailable(
            f"The webhook answers with status {status}.",
            retry_after_s=retry_after_s(response.headers.get("retry-after")),
        )
    if 300 <= status < 400:
        raise InterviewerUnusable(
            f"The webhook answers with a redirect ({status}); set VIVAVOCE_WEBHOOK_URL to where "
            "it leads."
        )
    raise InterviewerUnusable(
        f"The webhook refuses our requests with status {status}; look at VIVAVOCE_WEBHOOK_URL, "
        "VIVAVOCE_WEBHOOK_SECRET and its own log."
    )


async def _read(response: "httpx2.Response") -> bytes:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON_TYPE or response.headers.get("content-encoding", "identity") != "identity":
        raise WrongAnswer(f"The answer has to be {JSON_TYPE}, not compressed.")
    body = b""
    async for piece in response.aiter_raw():
        body += piece
        if len(body) > ANSWER_BYTES_MAX:
            raise WrongAnswer(f"The answer is longer than {ANSWER_BYTES_MAX // 1024} KiB.")
    return body
