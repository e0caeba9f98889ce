#!/bin/sh
# The benchmark: the job of 56 pages and 80 charts at 40 indicators (0.25 s of CPU and 40 MB are the most that it may
# take), the same at 400 indicators, a paper of 600 pages of one chart and a small table each (4.5 MB of file, 80 MB of
# memory), the reading of the 40.6 MB file into the dataset (0.5 s of CPU) and of three indicators of a file of 2 MB. Ends
# in failure when a limit is passed.
# Usage: run.sh PROGRAM
set -eu
program=$1
here=$(dirname "$0")
top=$here/../..
shared=${BOARDPAPER_SHARED:-$top/../shared}
work=$top/build/bench
runs=${RUNS:-7}
failed=0
mkdir -p "$work"

page_count() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }

size_of() { wc -c <"$1"; }

fail() {
  echo "bench: $*" >&2
  failed=$((failed + 1))
}

# measure LABEL RUNS COMMAND...: a limit that is passed is said, and the rest is measured all the same
measure() { python3 "$here/measure.py" "$@" || failed=$((failed + 1)); }

# paper_of INDICATORS [each]: writes the job's data and spec, makes it once and sets folder, pdf, pages and size
paper_of() {
  folder=$work/paper-$1
  pdf=$folder/bench-$1.pdf
  python3 "$here/make_paper.py" "$1" "$folder" "$top/styles/house.xml" "${2:-job}"
  "$program" make "$folder/paper.xml" -o "$folder" >/dev/null 2>"$folder/messages" || { cat "$folder/messages" >&2; exit 1; }
  pages=$(page_count "$pdf")
  size=$(size_of "$pdf")
}

# measure_paper RUNS: the paper that paper_of wrote
measure_paper() {
  measure "$(basename "$folder"), $pages pages, $((size / 1000)) KB" "$1" "$program" make "$folder/paper.xml" -o "$folder"
}

# -- is it the job? The same figures as other tools are given, 56 pages and 80 charts
paper_of 40
if [ -f "$shared/bench/gen_data.py" ]; then
  python3 "$shared/bench/gen_data.py" 40 "$folder/other.csv"
  sed 1d "$folder/other.csv" >"$folder/other-rows.csv"
  sed 1d "$folder/observations.csv" | cmp -s - "$folder/other-rows.csv" || fail "the figures are not those that other tools are given"
else
  echo "bench: the data are not compared with other tools', because there is no $shared/bench"
fi
charts=$("$program" chart "$folder/paper.xml" 2>/dev/null | wc -l)
[ "$pages" = 56 ] && [ "$charts" = 80 ] || fail "the job is 56 pages and 80 charts, but this made $pages pages and $charts charts"
[ $failed = 0 ] || exit 1

MOST_CPU=0.25 MOST_MB=40 measure_paper "$runs"
measure "the same without tags and archive" "$runs" "$program" make --untagged "$folder/paper.xml" -o "$folder-untagged"
paper_of 400
measure_paper "$runs"
paper_of 43 each
MOST_MB=80 measure_paper 3
if [ "$pages" -lt 600 ] || [ "$size" -gt 4500000 ]; then
  fail "over the limit: 600 pages may take 4.5 MB of file, but this made $pages pages in $size bytes"
fi

if [ -f "$shared/data/england/bds_long.csv.gz" ]; then
  reading=$work/reading
  mkdir -p "$reading"
  cp "$top"/tests/real/*.csv "$top"/tests/real/*.xml "$here"/reading* "$reading/"
  cp -f "$shared/data/dfe-open-data/la_care_leavers_activity_2023_to_2025.csv" "$reading/"
  [ -f "$reading/bds_long.csv" ] || gzip -dc "$shared/data/england/bds_long.csv.gz" >"$reading/bds_long.csv"
  READS=$reading/bds_long.csv MOST_CPU=0.5 measure "40.6 MB file into the dataset" "$runs" \
    "$program" dump --stage=inputs "$reading/west-midlands.xml"
  measure "the annual pack of 50 measures from that file" "$runs" \
    "$program" make "$reading/west-midlands.xml" -o "$reading"
  READS=$reading/la_care_leavers_activity_2023_to_2025.csv measure "three indicators of a 2 MB file into the dataset" "$runs" \
    "$program" dump --stage=inputs "$reading/reading.xml"
else
  echo "bench: the 40.6 MB file is skipped, because there is no $shared/data"
fi
echo "bench: $failed over a limit"
[ $failed = 0 ]
