#!/bin/sh
# Says which tests were skipped, and fails where a reason is another than a shared folder that is not there.
# Usage: skips.sh LOG   (CTest's LastTest.log)
set -eu
log=$1
shared=${BOARDPAPER_SHARED:-$(dirname "$0")/../../shared}
skipped=$(sed -n 's/^\[SKIP\] \([^ ]*\): /\1 /p' "$log")
[ -n "$skipped" ] || exit 0
echo "$skipped"
if [ -d "$shared/cases" ] && [ -d "$shared/data" ]; then
  echo "skips: $shared is there, so that no test may be skipped" >&2
  exit 1
fi
if echo "$skipped" | grep -v ', which is not there$' >/dev/null; then
  echo "skips: a test may be skipped only where $shared is not there" >&2
  exit 1
fi
