#!/usr/bin/env bash
# Runs a program in a virtual X server until its first frame, lets it settle, and ends it politely.
# usage: installer/linux/first-frame.sh PROGRAM [ARGUMENTS…]
set -euo pipefail
work=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap finish EXIT

exec 3<>"$work/display" # the X server writes the number it chose
Xvfb -displayfd 3 -screen 0 1080x1920x24 -nolisten tcp >"$work/xvfb.log" 2>&1 3>"$work/display" &
pids+=($!)
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
DISPLAY=":$(tr -d '\n' <"$work/display")"
export DISPLAY

"$@" 2>"$work/log" &
program=$!
for _ in $(seq 600); do # a busy machine needs a minute
  kill -0 "$program" 2>/dev/null || break
  if grep -q 'first frame drawn' "$work/log"; then
    sleep 2 # what begins behind the first frame: the exchange with the hub, the first words on the screen
    kill "$program"
    wait "$program" && status=0 || status=$?
    cat "$work/log"
    [ "$status" = 143 ] || [ "$status" = 0 ]
    exit
  fi
  sleep 0.1
done
cat "$work/log"
echo "first-frame.sh: $1 drew nothing" >&2
kill "$program" 2>/dev/null || true
exit 1
