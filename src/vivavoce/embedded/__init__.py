"""Vivavoce inside your own program.

async with Vivavoce.open("data") as vv:
    interview = await vv.open_interview("agent-hiring", candidate={"name": "Ada"})
    print((await interview.reply()).text)
    receipt = await interview.add_message("Somebody who keeps our data tidy.")
    print(receipt.hash, (await interview.reply()).text)
"""

from vivavoce.embedded.interview import LiveInterview
from vivavoce.embedded.program import Vivavoce

__all__ = ["LiveInterview", "Vivavoce"]
