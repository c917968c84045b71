#!/bin/sh
# What curl gets of a running Earshot: sh examples/curl.sh [URL]
set -eu
url="${1:-http://127.0.0.1:8765}"

# By standard input, so that the token is in no list of processes.
earshot_curl() {
  if [ -n "${EARSHOT_TOKEN:-}" ]; then
    printf 'header = "Authorization: Bearer %s"\n' "$EARSHOT_TOKEN" |
      curl --config - --fail-with-body --silent --show-error "$@"
  else
    curl --fail-with-body --silent --show-error "$@"
  fi
}

# All stations as they stand.
earshot_curl "$url/v1/stations"
echo

# Detections and titles of all stations as they come, until Ctrl-C; curl has to know the last id to go on after it:
#   earshot_curl --no-buffer --header "Last-Event-ID: 17" …
earshot_curl --no-buffer "$url/v1/events?events=detection,metadata"
