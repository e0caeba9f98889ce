#!/usr/bin/env python3
"""Writes the benchmark's paper: 14 made-up areas and a country, N indicators, 12 quarters.

    make_paper.py N FOLDER HOUSE_STYLE

The paper is a cover, contents, N indicator pages (heading, paragraph, ranked bars of 14 areas, 12-quarter lines of
three series, a table of the areas with eight columns) and 14 one-page area scorecards of N rows. Deterministic.
Nothing is attached to the PDF: what other tools make of this job carries no files either.
"""
import csv
import os
import random
import re
import sys

AREAS = ["Alderbeck", "Brambleford", "Caldermoor", "Danesfield", "Elmhurst Vale", "Fernleigh", "Greywell", "Holmcross",
         "Ivybridge Moor", "Kestrel Bay", "Larkhill", "Merrowdown & Lee", "Netherby", "Orchard Heath"]
WHAT = ["Contacts", "Visits", "Reviews", "Meetings", "Plans", "Checks", "Referrals", "Moves"]
HOW = ["made on time", "begun within ten days", "closed within six weeks", "recorded the same week", "agreed by all"]
QUARTERS = [f"{2021 + q // 4}-{22 + q // 4} Q{q % 4 + 1} FY" for q in range(12)]
HEAD = ["id", "name", "short_name", "theme", "measure", "basis", "unit", "multiplier", "polarity", "decimals", "calendar",
        "least_change", "sensitivity", "definition", "source"]


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def lists(folder, count):
    areas = [["code", "la_number", "name", "kind", "region"], ["E92000001", "", "England", "country", ""],
             ["E12000099", "", "The region", "region", ""]]
    areas += [[f"E0600{9000 + i}", 900 + i, name, "la", "E12000099"] for i, name in enumerate(AREAS)]
    write(os.path.join(folder, "areas.csv"), areas)
    indicators = [HEAD]
    for i in range(count):
        name = f"{WHAT[i % 8]} {HOW[i // 8 % 5]}" + (f", group {i // 40 + 1}" if i >= 40 else "")
        indicators.append([f"i{i + 1:03d}", name, name, "All", "proportion", "in-period", "%", 100, "high", 1, "financial",
                           1, "published", f"Share of {name.lower()}.", "Made-up figures"])
    write(os.path.join(folder, "indicators.csv"), indicators)
    return indicators[1:]


def observations(folder, count):
    chance = random.Random(20260401)
    rows = [["indicator", "period", "area", "numerator", "denominator"]]
    for i in range(count):
        level, drift = chance.uniform(35, 85), chance.uniform(-0.6, 0.8)
        offsets = [chance.uniform(-12, 12) for _ in AREAS]
        for q, quarter in enumerate(QUARTERS):
            whole = part = 0
            for a in range(len(AREAS)):
                of = chance.randint(180, 2400)
                number = round(of * min(99.0, max(3.0, level + offsets[a] + drift * q + chance.gauss(0, 1.8))) / 100)
                whole, part = whole + of, part + number
                rows.append([f"i{i + 1:03d}", quarter, 900 + a, number, of])
            rows.append([f"i{i + 1:03d}", quarter, "E92000001", part * 11, whole * 11])
    write(os.path.join(folder, "observations.csv"), rows)


PAPER = """<?xml version="1.0" encoding="UTF-8"?>
<paper id="bench-{count}" edition="restricted" issued="2026-04-01">
  <head><board>Benchmark board</board><title>Benchmark of {count} indicators</title><marking>OFFICIAL</marking>
    <illustrative>Made-up figures</illustrative></head>
  <data>
    <areas file="areas.csv"/>
    <catalogue file="indicators.csv"/>
    <observations id="data" file="observations.csv" layout="tidy" title="Made-up figures"/>
  </data>
  <region code="E12000099"/>
  <period is="2023-24 Q4 FY"/>
  <style file="bench.xml"/>
  <attachments figures="no" tables="no"/>
  <body>
    <page-break/>
    <contents depth="1"/>
{sections}
  </body>
</paper>
"""


def paper(folder, indicators):
    sections = []
    for row in indicators:
        sections.append(f"""    <section title="{row[1]}" id="s-{row[0]}" new-page="yes">
      <p>In the last quarter <value indicator="{row[0]}" area="E12000099"/>% were {row[1].lower()} in the region; in the country it was <value indicator="{row[0]}" area="E92000001"/>%. A year before the region’s figure differed by <value indicator="{row[0]}" area="E12000099" statistic="change"/> percentage points.</p>
      <chart kind="ranked" indicator="{row[0]}"/>
      <chart kind="trend" indicator="{row[0]}" area="E06009000"/>
      <table indicators="{row[0]}" statistics="numerator denominator value change diff_region diff_england vs_england"/>
    </section>""")
    for i, name in enumerate(AREAS):
        sections.append(f"""    <section title="{name.replace('&', '&amp;')}" id="a-{i}" new-page="yes">
      <table area="E0600{9000 + i}" statistics="value change diff_region diff_england"/>
    </section>""")
    with open(os.path.join(folder, "paper.xml"), "w", encoding="utf-8") as file:
        file.write(PAPER.format(count=len(indicators), sections="\n".join(sections)))


def style(folder, house):
    """The house style in small type: 9.5 pt body and 8 pt tables, narrower margins, so that each page of the job is one page."""
    with open(house, encoding="utf-8") as file:
        text = file.read()
    with open(os.path.join(folder, "bench.xml"), "w", encoding="utf-8") as file:
        file.write(small(text))


def small(text):
    """Body in 9.5 pt, everything else not above it but headings, tight leading and spacing, narrow margins."""
    def sized(match):
        size = max(9.0, min(float(match.group(2)) * 0.72, 9.5) if float(match.group(2)) <= 13 else float(match.group(2)) * 0.6)
        return f'{match.group(1)}="{size:.2f}"'

    def led(match):
        return f'{match.group(1)}="{max(10.8, float(match.group(2)) * 0.66):.2f}"'

    def spaced(match):
        return f'{match.group(1)}="{float(match.group(2)) * 0.5:.2f}"'
    text = re.sub(r'\b(size|least-size)="([0-9.]+)"', sized, text)
    text = re.sub(r'\b(leading)="([0-9.]+)"', led, text)
    text = re.sub(r'\b(before|after|pad-y|bar-gap|trend-height)="([0-9.]+)"', spaced, text)
    text = re.sub(r'\bbar="[0-9.]+" bar-gap="[0-9.]+"', 'bar="8.5" bar-gap="1.5"', text)
    text = re.sub(r'(<text style="contents1"[^>]*) before="[0-9.]+"', r'\1 before="0"', text)
    text = re.sub(r'\b(left|right)="[0-9.]+(mm)?"', r'\1="44"', text)
    return re.sub(r'\btop="26mm" bottom="24mm"', 'top="20mm" bottom="16mm"', text)


def main():
    count, folder = int(sys.argv[1]), sys.argv[2]
    os.makedirs(folder, exist_ok=True)
    indicators = lists(folder, count)
    observations(folder, count)
    paper(folder, indicators)
    style(folder, sys.argv[3])


if __name__ == "__main__":
    main()
