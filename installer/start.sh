#!/usr/bin/env bash
# Installs what is missing, builds Taktboard in Release and opens it on the sample plant. Without a
# display it runs the sample through taktboard-cli and shows its figures.
# usage: start.sh [FILE]
set -euo pipefail
cd "$(dirname "$0")/.."

installer/install-dependencies.sh
cmake --preset release -DTAKTBOARD_TESTS=OFF -DTAKTBOARD_BENCH=OFF >/dev/null
cmake --build --preset release

plant="${1:-resources/samples/acme-stamping.json}"
bin=.build/release/bin
if [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]]; then
  exec "$bin/taktboard" "$plant"
fi
echo
echo "There is no display here, so no window can open. The plant's figures instead:"
echo
[[ -n "${1:-}" ]] || "$bin/taktboard-cli" samples --json | sed -n '0,/"title"/s/.*"title": "\(.*\)".*/\1/p'
for scenario in "Current state" "Future state"; do
  [[ -z "${1:-}" ]] || break
  "$bin/taktboard-cli" analyze "$plant" --scenario "$scenario"
  "$bin/taktboard-cli" run "$plant" --scenario "$scenario" --horizon 60wd
done
if [[ -n "${1:-}" ]]; then
  "$bin/taktboard-cli" analyze "$plant"
  "$bin/taktboard-cli" run "$plant" --horizon 60wd
fi
