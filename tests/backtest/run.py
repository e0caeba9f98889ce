#!/usr/bin/env python3
"""Back-test of the rule of dips on published counts.

    run.py PROGRAM SHARED WORK [--all]

Three published indicators with counts (repeat plans, re-referrals, plans of two years or more), the 14 local authorities
of the West Midlands (--all: of every region), every reported year from 2018 to 2025. For each year the program is asked
for the figures as a paper of that year would have them: it sees nothing later. Printed are the entries by level, and how
many of them were still worse two years on, beside the same for every adverse change of one year.

Still worse: the value two years after the dip is worse than in the comparison year (the year before the dip); "by the
least change": worse by at least the least change that matters. An LA whose value two years on is not published counts
in neither.
"""
import collections
import csv
import io
import os
import shutil
import subprocess
import sys

YEARS = range(2018, 2026)
LATER = 2  # years on
INDICATORS = [
    # id, name, least change, file, value, numerator, denominator
    ("repeat-plans", "Second or later protection plans", 2, "d3_cpps_subsequent_plan_2013_to_2025.csv",
     "CPP_subsequent_percent", "CPP_subsequent", "CPP_start"),
    ("re-referrals", "Re-referrals within 12 months", 2,
     "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv",
     "rereferral_percent", "rereferral_count", "referral_count"),
    ("plans-2-years", "Protection plans of two years or more", 1, "d5_cpps_at31march_by_duration_2013_to_2025.csv",
     "2_years_or_more_percent", "2_years_or_more", "CPP_At31"),
]
REGION = "E12000005"
LEVELS = ["watch", "dipping", "sustained"]
CATALOGUE = ("id,name,short_name,theme,measure,basis,unit,multiplier,polarity,decimals,calendar,annual_twin,least_change,"
             "denominator,sensitivity,complement,annualise,no_quartile,definition,source,note")
PAPER = """<?xml version="1.0" encoding="UTF-8"?>
<paper id="backtest" edition="restricted" issued="2026-04-20">
  <head><board>Back-test</board><title>Back-test of the rule of dips</title><marking>OFFICIAL</marking></head>
  <data>
    <areas file="areas.csv"/>
    <neighbours file="neighbours.csv" model="2025-05"/>
    <catalogue file="indicators.csv"/>
{observations}
  </data>
  <region code="{region}"/>
  <period is="{year}"/>
  <style file="house"/>
  <body><dips/></body>
</paper>
"""
OBSERVATIONS = """    <observations id="{id}" file="{file}" layout="dfe">
      <measure indicator="{id}">
        <value columns="{value}"/><numerator columns="{numerator}"/><denominator columns="{denominator}"/>
      </measure>
    </observations>"""


def lay_out(top, shared, work):
    os.makedirs(work, exist_ok=True)
    for name in ("areas.csv", "neighbours.csv"):
        shutil.copyfile(os.path.join(top, "tests/real", name), os.path.join(work, name))
    rows = [CATALOGUE]
    for id_, name, least, file, *_ in INDICATORS:
        shutil.copyfile(os.path.join(shared, "data/dfe-open-data", file), os.path.join(work, file))
        basis = "snapshot" if id_ == "plans-2-years" else "in-period"
        rows.append(f"{id_},{name},{name},Protection,proportion,{basis},%,100,low,1,financial,,{least},plans,published,,,,,"
                    f"Department for Education,")
    with open(os.path.join(work, "indicators.csv"), "w", encoding="utf-8") as out:
        out.write("\n".join(rows) + "\n")


def figures(program, work, region, year):
    observations = "\n".join(OBSERVATIONS.format(id=i[0], file=i[3], value=i[4], numerator=i[5], denominator=i[6])
                             for i in INDICATORS)
    spec = os.path.join(work, f"{region}-{year}.xml")
    with open(spec, "w", encoding="utf-8") as out:
        out.write(PAPER.format(observations=observations, region=region, year=year))
    done = subprocess.run([program, "figures", spec], capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{spec}: {done.stderr}")
    return list(csv.DictReader(io.StringIO(done.stdout)))


def year_of(period):
    """The year in which a financial year ends: "2024-25 FY" is 2025."""
    return int(period[:4]) + 1


def number(text):
    return float(text) if text else None


def las_of(top, region):
    with open(os.path.join(top, "tests/real/areas.csv"), encoding="utf-8") as file:
        return {row["code"] for row in csv.DictReader(file) if row["kind"] == "la" and row["region"] == region}


class Entry:
    """One LA and indicator in one reported year: the level, and the change that it speaks of."""

    def __init__(self, indicator, area, year, level, change):
        self.indicator, self.area, self.year, self.level, self.change = indicator, area, year, level, change


def entries_of(program, work, top, region):
    entries, values = [], {}
    las = las_of(top, region)
    for year in YEARS:
        changes, levels = {}, {}
        for row in figures(program, work, region, year):
            key = (row["indicator"], row["area_code"])
            if row["area_code"] not in las or row["indicator"] not in [i[0] for i in INDICATORS]:
                continue
            of = year_of(row["period"])
            if row["statistic"] == "value" and row["state"] == "value":
                values[key + (of,)] = number(row["value"])
            if of == year and row["statistic"] == "change":
                changes[key] = number(row["value"])
            if of == year and row["statistic"] == "dip" and row["state"] == "value":
                levels[key] = row["value"]
        entries += [Entry(*key, year, level, changes[key]) for key, level in levels.items()]
    return entries, values


def outcome(entry, values):
    """How much worse the value is two years on than in the comparison year; None where either is not published."""
    key = (entry.indicator, entry.area)
    before, later = values.get(key + (entry.year - 1,)), values.get(key + (entry.year + LATER,))
    return None if before is None or later is None else later - before


def share(part, whole):
    return f"{part} of {whole} ({100 * part / whole:.0f}%)" if whole else "0 of 0"


def mean(numbers):
    return f"{sum(numbers) / len(numbers):+.1f}" if numbers else "–"


def outcome_row(label, entries, values):
    least = {i[0]: i[2] for i in INDICATORS}
    known = [(e, outcome(e, values)) for e in entries if e.year + LATER <= YEARS[-1]]
    known = [(e, o) for e, o in known if o is not None]
    worse = sum(o > 1e-9 for _, o in known)
    by_least = sum(o >= least[e.indicator] - 1e-9 for e, o in known)
    at_first = [e.change / least[e.indicator] for e, _ in known]
    at_last = [o / least[e.indicator] for e, o in known]
    print(f"| {label} | {share(worse, len(known))} | {share(by_least, len(known))} | {mean(at_first)} | {mean(at_last)} |")


def is_adverse(entry):
    return entry.change is not None and entry.change > 1e-9


def report(title, entries, values):
    print(f"\n### {title}\n")
    print("| year | comparisons | adverse | watch | dipping | sustained |\n|---|---|---|---|---|---|")
    total = collections.Counter()
    for year in list(YEARS) + ["all"]:
        own = [e for e in entries if year in ("all", e.year)]
        levels = collections.Counter(e.level for e in own)
        total.update(levels if year != "all" else {})
        print(f"| {year} | {len(own)} | {sum(map(is_adverse, own))} | "
              + " | ".join(str(levels[level]) for level in LEVELS) + " |")
    print(f"\nOf those to {YEARS[-1] - LATER}, two years on:\n")
    print("| | still worse than in the comparison year | by the least change | mean change in the year, in least changes "
          "| mean change two years on |\n|---|---|---|---|---|")
    for level in LEVELS:
        outcome_row(level, [e for e in entries if e.level == level], values)
    flagged = [e for e in entries if e.level in ("dipping", "sustained")]
    outcome_row("dipping and sustained", flagged, values)
    adverse = [e for e in entries if is_adverse(e)]
    outcome_row("every adverse change", adverse, values)
    outcome_row("adverse, not dipping or sustained", [e for e in adverse if e not in flagged], values)
    outcome_row("every comparison", entries, values)
    by_indicator = collections.Counter(e.indicator for e in flagged)
    print("\nDipping and sustained by indicator: " + ", ".join(f"{i[0]} {by_indicator[i[0]]}" for i in INDICATORS) + ".")


def main():
    program, shared, work = sys.argv[1:4]
    top = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
    if not os.path.isdir(os.path.join(shared, "data/dfe-open-data")):
        print(f"backtest: skipped, because there is no {shared}/data/dfe-open-data")
        return
    lay_out(top, shared, work)
    report("West Midlands, 14 local authorities", *entries_of(program, work, top, REGION))
    if "--all" in sys.argv:
        entries, values = [], {}
        for n in range(1, 10):
            more, seen = entries_of(program, work, top, f"E1200000{n}")
            entries += more
            values.update(seen)
        report("Every region", entries, values)


if __name__ == "__main__":
    main()
