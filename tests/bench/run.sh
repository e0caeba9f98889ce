#!/bin/sh
# The benchmark: the 56-page job at 40 indicators and the same at 400, and the reading rate of the 40.6 MB file.
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

for count in 40 400; do
  folder=$work/paper-$count
  python3 "$here/make_paper.py" $count "$folder" "$top/styles/house.xml"
  "$program" make "$folder/paper.xml" -o "$folder" >/dev/null 2>"$folder/messages" || { cat "$folder/messages" >&2; exit 1; }
  python3 "$here/measure.py" "$count indicators, $(page_count "$folder/bench-$count.pdf") pages, $(($(wc -c <"$folder/bench-$count.pdf") / 1000)) KB" "$runs" \
    "$program" make "$folder/paper.xml" -o "$folder"
done
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
else
  echo "bench: the 40.6 MB file is skipped, because there is no $shared/data"
fi
