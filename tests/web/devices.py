"""What is kept on somebody's device, and the worker that keeps it, as tests look at them."""

import asyncio
import json
import time
import uuid
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, Page, expect

# All that any of our pages could have left behind: names of records, keys, addresses.
_LEFT = """async () => {
    const left = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    for (const name of await caches.keys()) {
        left.push(name);
        const kept = await (await caches.open(name)).keys();
        left.push(...kept.map(({ url }) => new URL(url).pathname));
    }
    const names = (await indexedDB.databases()).map(({ name }) => name);
    for (const name of names) {
        const opened = await new Promise((resolve, reject) => {
            const request = indexedDB.open(name);
            request.onsuccess = () => resolve(request.result);
            request.onerror = reject;
        });
        for (const store of opened.objectStoreNames) {
            const keys = await new Promise((resolve) => {
                const request = opened.transaction(store).objectStore(store).getAllKeys();
                request.onsuccess = () => resolve(request.result);
            });
            left.push(...keys.map((key) => `${store} ${key}`));
        }
        opened.close();
    }
    const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    left.push(...workers.map(({ scope }) => scope));
    return left;
}"""

_IS_KEPT = """async (interview) => {
    const cache = `vivavoce:${interview}`;
    if (!(await caches.has(cache))) return false;
    const page = await caches.match(location.pathname, { cacheName: cache, ignoreVary: true });
    return page !== undefined && navigator.serviceWorker.controller !== null;
}"""


async def left_on(page: Page) -> list[str]:
    """Return what is kept on the device of `page`, of all interviews."""
    left: list[str] = await page.evaluate(_LEFT)
    return left


async def unsent_on(page: Page) -> list[str]:
    """Return what is kept on the device of `page` to be sent, in the database or ahead of it."""
    return [key for key in await left_on(page) if key.startswith(("outbox ", "vivavoce:outbox:"))]


async def is_kept(page: Page, interview: str) -> None:
    """Wait until the interview's page is kept for when there is no server."""
    await holds(page, _IS_KEPT, interview)


async def holds(page: Page, question: str, about: Any = None) -> None:
    """Wait until a function in the page answers yes; Playwright's own waits for no promise."""
    deadline = time.monotonic() + 20
    while not await page.evaluate(question, about):
        assert time.monotonic() < deadline, f"it did not come about: {question}"
        await asyncio.sleep(0.02)


async def waits_on(page: Page, interview: str) -> list[str]:
    """Return the ids of the messages that wait in the interview's outbox."""
    return [
        entry.rpartition(",")[2]
        for entry in await left_on(page)
        if entry.startswith(f"outbox {interview},")
    ]


async def waits_again_on(page: Page, interview: str, ids: list[str]) -> None:
    """Wait until exactly these messages wait in the interview's outbox."""
    deadline = time.monotonic() + 20
    while True:
        found = await waits_on(page, interview)
        if found == ids:
            return
        assert time.monotonic() < deadline, f"only {found} wait"
        await asyncio.sleep(0.02)


def keeping_of_old(interview: str, texts: list[str]) -> str:
    """Return a script that leaves `texts` waiting, as versions before the database did, once."""
    waiting = [{"id": str(uuid.uuid4()), "text": text} for text in texts]
    return f"""if (location.pathname.endsWith('{interview}') && !sessionStorage.seen) {{
        sessionStorage.seen = 'yes';
        const waiting = {json.dumps(waiting)};
        for (const [at, message] of waiting.entries()) {{
            const value = JSON.stringify({{ ...message, order: at + 1 }});
            localStorage.setItem(`vivavoce:outbox:{interview}:${{message.id}}`, value);
        }}
    }}"""


async def the_network_is_back(device: BrowserContext) -> CDPSession:
    """Have the browser tell the worker so, as it does when no page is open."""
    [page, *_] = device.pages
    session = await device.new_cdp_session(page)
    registrations: list[dict[str, Any]] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registrations.extend(told["registrations"]),
    )
    await session.send("ServiceWorker.enable")
    deadline = time.monotonic() + 20
    while not registrations:
        assert time.monotonic() < deadline, "there is no worker"
        await asyncio.sleep(0.02)
    for registration in registrations:
        scope = registration["scopeURL"]
        await session.send(
            "ServiceWorker.dispatchSyncEvent",
            {
                "origin": scope.partition("/interviews/")[0],
                "registrationId": registration["registrationId"],
                "tag": "vivavoce-outbox",
                "lastChance": False,
            },
        )
    return session


async def is_shown(page: Page, *texts: str) -> None:
    """Check that the conversation shows exactly these messages, in this order."""
    await expect(page.locator("#transcript .message-text")).to_have_text(list(texts))
