"""What the candidate's page weighs, when it can be used on a slow phone, what "Saved" adds.

A real Chromium loads the page of a real server. The slow phone is Chromium's own: a quarter
of this machine's speed, and Lighthouse's "slow 4G" (150 ms, 1.6 Mbit/s).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec
from playwright.async_api import Browser, BrowserContext, Page, expect

from benchmarks.harness import Line, Plan
from benchmarks.servers import Server, server
from tests.web.browser import chromium
from tests.web.people import PHONE

MESSAGES = 30
SENT = 20

WEIGHT_GOAL_KIB = 60.0
USABLE_GOAL_MS = (
    2_500.0  # the page paints early and can be written in at once; this is scripts, too
)
SAVED_GOAL_MS = 30.0

SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
SLOWER = 4

WATCH = """
    addEventListener('DOMContentLoaded', () => {
        const scripted = () => document.documentElement.classList.contains('scripted');
        new MutationObserver(() => {
            if (scripted() && window.usableAt === undefined) window.usableAt = performance.now();
        }).observe(document.documentElement, { attributes: true });
        if (scripted()) window.usableAt = performance.now();
    });
    window.saves = [];
    window.watchSaves = () => {
        let sentAt = 0;
        addEventListener('keydown', ({ key }) => {
            if (key === 'Enter') sentAt = performance.now();
        }, true);
        new MutationObserver((changes) => {
            for (const { target } of changes) {
                if (target.dataset?.delivery === 'saved' && sentAt) {
                    window.saves.push(performance.now() - sentAt);
                    sentAt = 0;
                }
            }
        }).observe(document.getElementById('transcript'), {
            subtree: true, childList: true, attributes: true, attributeFilter: ['data-delivery'],
        });
    };
"""

OWN_TIMES = """() => performance.getEntriesByType('resource')
    .filter((entry) => entry.name.endsWith('/messages'))
    .map((entry) => entry.responseEnd - entry.requestStart)"""


async def run(plan: Plan) -> list[Line]:
    rounds = plan.rounds(5)
    folder = plan.new_folder("candidate-page")
    with server(folder) as running:
        async with chromium() as browser:
            loads = [await load(browser, running) for _ in range(rounds)]
            adds = [await saving(browser, running) for _ in range(rounds)]
    return [
        Line(
            name="candidate-page, weight",
            rounds=[each["bytes"] / 1024 for each in loads],
            goal=WEIGHT_GOAL_KIB,
            unit="KiB",
            told=f"first visit, {MESSAGES} messages, {loads[0]['answers']} answers, headers too",
        ),
        Line(
            name="candidate-page, usable",
            rounds=[each["usable_ms"] for each in loads],
            goal=USABLE_GOAL_MS,
            unit="ms",
            told=f"slow phone; first paint after {loads[-1]['paint_ms']:.0f} ms",
        ),
        Line(
            name="candidate-page, saved",
            rounds=[each["added_ms"] for each in adds],
            goal=SAVED_GOAL_MS,
            unit="ms",
            told=f"from Enter to “Saved”, less the request itself ({adds[-1]['own_ms']:.1f} ms)",
        ),
    ]


async def load(browser: Browser, running: Server) -> dict[str, Any]:
    """Return what a first visit on a slow phone loads, and when it can be used."""
    link = make_interview(running)
    async with visitor(browser, **PHONE) as device:
        page = await device.new_page()
        session = await device.new_cdp_session(page)
        await session.send("Network.enable")
        await session.send("Network.emulateNetworkConditions", SLOW_4G)
        await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        sizes: list[float] = []
        session.on(
            "Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"])
        )
        await page.goto(link)
        await expect(page.locator("html.scripted")).to_be_attached()
        await page.wait_for_load_state("load")
        paints = await page.evaluate(
            "performance.getEntriesByName('first-contentful-paint').map(each => each.startTime)"
        )
        return {
            "bytes": sum(sizes),
            "answers": len(sizes),
            "usable_ms": await page.evaluate("window.usableAt"),
            "paint_ms": paints[0] if paints else float("nan"),
        }


async def saving(browser: Browser, running: Server) -> dict[str, float]:
    """Return what the page adds to the server's own time, from Enter to "Saved"."""
    link = make_interview(running)
    async with visitor(browser, viewport={"width": 1280, "height": 800}) as device:
        page = await device.new_page()
        await page.goto(link)
        await expect(page.locator("html.scripted")).to_be_attached()
        await page.evaluate("window.watchSaves()")
        for number in range(SENT):
            await send(
                page, f"Answer {number}, of about the usual length for an answer.", number + 1
            )
        saves: list[float] = await page.evaluate("window.saves")
        own: list[float] = await page.evaluate(OWN_TIMES)
    assert len(saves) == len(own) == SENT, (len(saves), len(own))
    added = sorted(whole - part for whole, part in zip(saves, own, strict=True))
    return {"added_ms": added[SENT // 2], "own_ms": sorted(own)[SENT // 2]}


async def send(page: Page, text: str, count: int) -> None:
    await page.locator("#answer").fill(text)
    await page.locator("#answer").press("Enter")
    await page.wait_for_function("count => window.saves.length === count", arg=count)


def make_interview(running: Server) -> str:
    """Return the link of an interview that a person leads, with some history."""
    body = {"guide": "agent-hiring", "interviewer": "human"}
    opened = msgspec.json.decode(running.ask("POST", "/api/v1/interviews", body))
    for number in range(MESSAGES):
        said = {
            "text": f"It should answer letters, about four hundred of them, {number} by hand.",
            "speaker": "candidate" if number % 2 else "interviewer",
        }
        running.ask("POST", f"/api/v1/interviews/{opened['id']}/messages", said)
    return str(opened["link"])


@asynccontextmanager
async def visitor(browser: Browser, **options: Any) -> AsyncIterator[BrowserContext]:
    """Open a browser nobody has used yet."""
    device = await browser.new_context(**options)
    try:
        await device.add_init_script(WATCH)
        yield device
    finally:
        await device.close()
