"""Prints what the stations of a running Earshot play: python3 examples/listen.py [URL]

Needs Python 3.9 and the package websockets. It comes back by itself and asks for what it missed.
"""

import asyncio
import json
import os
import sys

import websockets

URL = sys.argv[1] if len(sys.argv) > 1 else "ws://127.0.0.1:8765/v1/ws"
TOKEN = os.environ.get("EARSHOT_TOKEN")


async def listen(seqs):
    """Hears one connection to its end; `seqs` holds the last number of each station."""
    async with websockets.connect(URL, subprotocols=["earshot.v1"]) as socket:
        async for text in socket:
            message = json.loads(text)
            kind = message["type"]
            if kind == "challenge":
                await socket.send(json.dumps({"type": "authenticate", "token": TOKEN or "none"}))
            elif kind == "welcome":
                print("Earshot", message["serverVersion"])
                await socket.send(json.dumps({"type": "subscribe", "id": "1", "since": seqs}))
            elif kind == "snapshot":
                print("listening to", ", ".join(each["station"] for each in message["stations"]))
                for each in message["stations"]:
                    seqs.setdefault(each["station"], each["seq"])
            elif kind == "gap":
                print(message["station"], "lost", message["from"], "to", message["to"])
                seqs[message["station"]] = message["to"]
            elif "seq" in message:
                seqs[message["station"]] = message["seq"]
                print(message["station"], message["seq"], kind, message.get("state", ""), flush=True)
            elif kind == "error":
                print("error:", message["message"], file=sys.stderr)


async def main():
    seqs = {}
    while True:
        try:
            await listen(seqs)
        except (OSError, websockets.InvalidHandshake) as error:
            print("no connection:", error, file=sys.stderr)
        except websockets.ConnectionClosed as closed:
            print("closed:", closed.code, closed.reason, file=sys.stderr)
            if closed.code in (4401, 4403):
                sys.exit(1)
        await asyncio.sleep(1)


asyncio.run(main())
