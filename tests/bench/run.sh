#!/bin/sh
# The benchmark: the 56-page job at 40 indicators and the same at 400, a paper of 600 pages with its limits (4.5 MB, and
# 80 MB of memory), and the reading of the 40.6 MB file and of three indicators of a file of 2 MB.
# Usage: run.sh PROGRAM
set -eu
program=$1
here=$(dirname "$0")
top=$here/../..
shared=${BOARDPAPER_SHARED:-$top/../shared}
work=$top/build/bench
runs=${RUNS:-7}
mkdir -p "$work"

page_count() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }

size_of() { wc -c <"$1"; }

# measure_paper INDICATORS RUNS [MOST_MB]
measure_paper() {
  folder=$work/paper-$1
  pdf=$folder/bench-$1.pdf
  python3 "$here/make_paper.py" "$1" "$folder" "$top/styles/house.xml"
  "$program" make "$folder/paper.xml" -o "$folder" >/dev/null 2>"$folder/messages" || { cat "$folder/messages" >&2; exit 1; }
  MOST_MB=${3:-} python3 "$here/measure.py" "$1 indicators, $(page_count "$pdf") pages, $(($(size_of "$pdf") / 1000)) KB" "$2" \
    "$program" make "$folder/paper.xml" -o "$folder"
}

measure_paper 40 "$runs"
measure_paper 400 "$runs"
measure_paper 451 3 80
pages=$(page_count "$work/paper-451/bench-451.pdf")
size=$(size_of "$work/paper-451/bench-451.pdf")
if [ "$pages" -lt 600 ] || [ "$size" -gt 4500000 ]; then
  echo "bench: 600 pages may take 4.5 MB, but this made $pages pages in $size bytes" >&2
  exit 1
fi
pages=$(page_count "$work/paper-40/bench-40.pdf")
charts=$("$program" chart "$work/paper-40/paper.xml" | wc -l)
if [ "$pages" != 56 ] || [ "$charts" != 80 ]; then
  echo "bench: the job is 56 pages and 80 charts, but this made $pages pages and $charts charts" >&2
  exit 1
fi
python3 "$here/measure.py" "40 indicators, without tags and archive" "$runs" \
  "$program" make --untagged "$work/paper-40/paper.xml" -o "$work/paper-40-untagged"

if [ -f "$shared/data/england/bds_long.csv.gz" ]; then
  mkdir -p "$work/reading"
  cp "$top"/tests/real/*.csv "$top"/tests/real/*.xml "$work/reading/"
  [ -f "$work/reading/bds_long.csv" ] || gzip -dc "$shared/data/england/bds_long.csv.gz" >"$work/reading/bds_long.csv"
  python3 "$here/measure.py" "40.6 MB file into the dataset" "$runs" \
    "$program" dump --stage=inputs "$work/reading/west-midlands.xml"
  python3 "$here/measure.py" "the annual pack of 50 measures from that file" "$runs" \
    "$program" make "$work/reading/west-midlands.xml" -o "$work/reading"
  cp "$here"/reading* "$shared/data/dfe-open-data/la_care_leavers_activity_2023_to_2025.csv" "$work/reading/"
  python3 "$here/measure.py" "three indicators of a 2 MB file into the dataset" "$runs" \
    "$program" dump --stage=inputs "$work/reading/reading.xml"
else
  echo "bench: the 40.6 MB file is skipped, because there is no $shared/data"
fi
