"""`python -m tests.provider --port 0`: the provider in a process of its own.

Its first line of output says on which ports it listens, as JSON: `port` is the provider's,
`control` takes orders. `POST /control` with `Orders` changes how it behaves; `GET /control`
tells what happened (`?seen=20`: with the latest 20 requests). It ends when its standard input does.
"""

import argparse
import asyncio
import json
import sys

import msgspec
import uvloop

from tests.provider import wire
from tests.provider.control import Orders
from tests.provider.server import BACKLOG, HOST, Provider


async def take_orders(
    provider: Provider, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Serve one connection of whoever gives the orders."""
    try:
        while True:
            request = await wire.read_request(reader)
            if request.method == "POST":
                await provider.take(msgspec.json.decode(request.body, type=Orders))
            seen = int(request.path.partition("?seen=")[2] or "0")
            state = provider.control.state(seen=seen)
            writer.write(wire.answer(200, msgspec.json.encode(state)))
            await writer.drain()
    except (wire.HungUp, ConnectionError):
        pass
    finally:
        writer.close()


async def serve(port: int) -> None:
    """Serve until standard input ends."""
    provider = Provider(port=port)
    await provider.up()
    control = await asyncio.start_server(
        lambda reader, writer: take_orders(provider, reader, writer), HOST, 0, backlog=BACKLOG
    )
    ports = {"port": provider.port, "control": control.sockets[0].getsockname()[1]}
    print(json.dumps(ports), flush=True)  # noqa: T201 - whoever started it waits for this
    await asyncio.to_thread(sys.stdin.buffer.read)
    control.close()
    await provider.down()


def main() -> None:
    """Read the options and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.provider", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    options = parser.parse_args()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(options.port))


if __name__ == "__main__":
    main()
