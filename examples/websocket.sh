#!/bin/sh
# The WebSocket by hand: sh examples/websocket.sh [URL]. Prints all messages as they come, until Ctrl-C.
set -eu
url="${1:-ws://127.0.0.1:8765/v1/ws}"

say() {
  [ -z "${EARSHOT_TOKEN:-}" ] || printf '{"type":"authenticate","token":"%s"}\n' "$EARSHOT_TOKEN"
  printf '{"type":"subscribe","id":"1","events":["metadata"]}\n'
  # The line stays open.
  cat
}

if command -v websocat >/dev/null; then
  say | websocat --protocol earshot.v1 "$url"
else
  say | "${PYTHON:-python3}" -m websockets "$url"
fi
