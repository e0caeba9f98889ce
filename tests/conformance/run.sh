#!/bin/sh
# run.sh BOARDPAPER: makes every paper of every fixture (each .xml file that is a paper: paper.xml, la-profile.xml, ...)
# and validates it (check.py says how). Papers whose command line needs more than the spec have it in a file make.options
# beside them. Fixtures named bad-* are not made: they hold a fault each. PDFs that the tests made by hand are looked at,
# too, where the tests have run; two that are not meant to conform (plain and private) are left out.
# Exit status: 0 no failed check (or, said so, no Java or Maven), else not.
set -eu
program=$1
here=$(dirname "$0")
build=$(dirname "$program")
cache=$build/conformance
status=0
rm -rf "$cache/papers"
mkdir -p "$cache/papers"

for spec in "$here"/../../fixtures/*/*.xml; do
  folder=$(dirname "$spec")
  name=$(basename "$folder")
  case $name in bad-*) continue ;; esac
  grep -q '<paper ' "$spec" || continue
  options=
  [ ! -f "$folder/make.options" ] || options=$(cat "$folder/make.options")
  out=$cache/papers/$name-$(basename "$spec" .xml)
  mkdir "$out"
  # shellcheck disable=SC2086 # several options in one text
  "$program" make -q $options "$spec" -o "$out" >"$cache/made" 2>&1 || {
    echo "conformance: $name/$(basename "$spec") could not be made:"
    cat "$cache/made"
    status=1
  }
done

set -- "$cache"/papers/*/*.pdf
for pdf in "$build"/pdf/*.pdf; do
  case $pdf in */plain.pdf | */private.pdf | *'*'*) continue ;; esac
  set -- "$@" "$pdf"
done
python3 "$here/check.py" --cache "$cache" "$@" || {
  checked=$?
  [ "$checked" -eq 77 ] || status=$checked
}
exit "$status"
