#!/bin/sh
# The same paper from different compilers, folders, time zones and locales has the same bytes.
# Usage: same_bytes.sh PROGRAM...   (the release build first, then those of other compilers)
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0
failed=0

# made NAME PROGRAM: the SHA-256 of the three outputs, made in the current folder and environment
made() {
  mkdir -p "$work/$1"
  "$2" make "$3" -o "$work/$1" >/dev/null 2>"$work/messages" || { cat "$work/messages" >&2; exit 1; }
  (cd "$work/$1" && cat -- * | sha256sum | cut -d' ' -f1)
}

hold() {
  n=$((n + 1))
  if [ "$2" != "$3" ]; then
    echo "same bytes: $1 differs" >&2
    failed=$((failed + 1))
  fi
}

first=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
for fixture in minimal cib-quarterly annual-pack; do
  paper=$top/fixtures/$fixture/paper.xml
  want=$(made "$fixture-first" "$first" "$paper")
  hold "$fixture again" "$want" "$(made "$fixture-again" "$first" "$paper")"
  hold "$fixture in another time zone" "$want" "$(TZ=Pacific/Auckland made "$fixture-zone" "$first" "$paper")"
  hold "$fixture in another locale" "$want" "$(LC_ALL=de_DE.UTF-8 made "$fixture-locale" "$first" "$paper")"
  hold "$fixture on another day" "$want" "$(SOURCE_DATE_EPOCH=86400 made "$fixture-day" "$first" "$paper")"
  cp -r "$top/fixtures/$fixture" "$work/copied-$fixture"
  hold "$fixture from another folder" "$want" "$(cd / && made "$fixture-folder" "$first" "$work/copied-$fixture/paper.xml")"
done
paper=$top/fixtures/cib-quarterly/paper.xml
want=$(made compiler-first "$first" "$paper")
shift
for program; do
  hold "cib-quarterly by $program" "$want" "$(made "compiler-$n" "$program" "$paper")"
done
echo "bytes: $((n - failed)) passed, $failed failed"
[ $failed = 0 ]
