#!/usr/bin/env bash
# Installs what is missing, builds and passes all tests: first the floors without Qt under ASan and
# UBSan and under TSan, then everything as it is shipped. Ends with ctest's own summary.
#
# TAKTBOARD_TEST_SCALE   how many cases properties run: 1 as usual, 0.1 a tenth, 10 ten times
# TAKTBOARD_QUICK=1      leaves the sanitizers out
set -euo pipefail
cd "$(dirname "$0")/.."

installer/install-dependencies.sh --tests
export QT_QPA_PLATFORM=offscreen
scale="${TAKTBOARD_TEST_SCALE:-1}"

sanitized() { # preset, cases relative to the usual, which programs (all)
  cmake --preset "$1" >/dev/null
  cmake --build --preset "$1" ${3:+--target $3}
  TAKTBOARD_TEST_SCALE="$(awk "BEGIN { print $scale * $2 }")" ctest --preset "$1" -j2
}

if [[ -z "${TAKTBOARD_QUICK:-}" ]]; then
  ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 sanitized asan 0.2
  # Threads live in the runner, in the working copy and in the search of both ends of a line: the preset names their tests.
  TSAN_OPTIONS="die_after_fork=0 suppressions=$PWD/tests/support/tsan.supp" sanitized tsan 0.1 'tests_sim tests_store tests_oracles tests_balance'
fi

cmake --preset release >/dev/null
cmake --build --preset release
ctest --preset release -j2
