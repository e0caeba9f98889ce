#!/usr/bin/env python3
"""Writes the benchmark's paper: 14 made-up areas and a country, N indicators, 12 quarters.

    make_paper.py N FOLDER HOUSE_STYLE [each]

The job is the one that other tools are measured with: a cover, contents, N indicator pages (heading, a paragraph of eight
figures, ranked bars of 14 areas with the national marker, 12-quarter lines of three series, a table of the areas with
eight columns) and 14 one-page area scorecards of N rows and nine columns; header and footer. The data follow that job's
rule figure by figure, from the same seed. What this program cannot leave out is more than the job: the region's own bar
and row; and in the place of ranks, which in-year figures have none of, stands the comparison with England.
With `each` it is the long paper instead, for the limits of file and memory: a page for each indicator of each area, with
the paragraph, one chart and a table of 16 rows and six columns.
Nothing is attached to the PDF: what other tools make of this job carries no files either.
"""
import csv
import os
import random
import re
import sys

AREAS = ["Ashcombe", "Barrowmere", "Coldwell Vale", "Dunsford", "Eastleigh Marsh", "Farnhope", "Gilmorton",
         "Harrowgate Moor", "Inglesham", "Kingsbrook", "Langport & Mere", "Marlow Heath", "Northwick", "Oakhampton"]
WHAT = ["Referrals", "Assessments", "Reviews", "Placements", "Appointments", "Discharges", "Visits", "Plans"]
HOW = ["completed within target", "seen within 10 working days", "recorded on time", "closed within 45 days",
       "starting within four weeks"]
SHORT = ["in target", "in 10 days", "on time", "in 45 days", "in 4 weeks"]  # a row of the scorecard is one line of 9 pt
QUARTERS = [f"{2021 + q // 4}/{22 + q // 4} Q{q % 4 + 1}" for q in range(12)]
HEAD = ["id", "name", "short_name", "theme", "measure", "basis", "unit", "multiplier", "polarity", "decimals", "calendar",
        "least_change", "sensitivity", "definition", "source"]
REGION, COUNTRY = "E12000099", "E92000001"


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def named(i):
    return f"{WHAT[i % 8]} {HOW[i // 8 % 5]}" + (f" (cohort {i // 40 + 1})" if i >= 40 else "")


def lists(folder, count):
    areas = [["code", "la_number", "name", "kind", "region"], [COUNTRY, "", "England", "country", ""],
             [REGION, "", "The region", "region", ""]]
    areas += [[f"E0600{9000 + i}", 900 + i, name, "la", REGION] for i, name in enumerate(AREAS)]
    write(os.path.join(folder, "areas.csv"), areas)
    indicators = [HEAD]
    for i in range(count):
        name = named(i)
        short = f"{WHAT[i % 8]} {SHORT[i // 8 % 5]}" + (f" ({i // 40 + 1})" if i >= 40 else "")
        indicators.append([f"I{i + 1:03d}", name, short, "All", "proportion", "in-period", "%", 100, "high", 1, "financial",
                           1, "published", f"Share of {name.lower()}.", "Made-up figures"])
    write(os.path.join(folder, "indicators.csv"), indicators)
    return indicators[1:]


def observations(folder, count):
    chance = random.Random(20240401)
    rows = [["indicator", "name", "area", "period", "numerator", "denominator", "value"]]
    for i in range(count):
        def row(area, quarter, part, whole):
            rows.append([f"I{i + 1:03d}", named(i), area, quarter, part, whole, f"{100 * part / whole:.1f}"])
        level, drift = chance.uniform(35, 85), chance.uniform(-0.6, 0.8)
        offsets = [chance.uniform(-12, 12) for _ in AREAS]
        for q, quarter in enumerate(QUARTERS):
            whole = part = 0
            for area, offset in zip(AREAS, offsets):
                of = chance.randint(180, 2400)
                number = round(of * min(99, max(3, level + offset + drift * q + chance.gauss(0, 1.8))) / 100)
                whole, part = whole + of, part + number
                row(area, quarter, number, of)
            row("England", quarter, part * 11, whole * 11)
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


def paragraph(row):
    """As many figures as in the other tools' paragraph: eight."""
    def figure(area, statistic):
        return f'<value indicator="{row[0]}" area="{area}" statistic="{statistic}"/>'
    return (f'In quarter 4 of 2023/24, {figure(COUNTRY, "numerator")} of {figure(COUNTRY, "denominator")} '
            f'{row[1].split()[0].lower()} across England met this standard, a rate of {figure(COUNTRY, "value")}%, a change of '
            f'{figure(COUNTRY, "change_previous")} percentage points on the previous quarter. {figure(REGION, "coverage")} '
            f'areas sent figures. The highest rate was {figure(REGION, "region_max")}% and the lowest '
            f'{figure(REGION, "region_min")}%, and half of the areas were above {figure(REGION, "region_median")}%. Rates are '
            'rounded to one decimal place; comparisons with the same quarter a year earlier are shown in the table below.')


def section(title, name, body):
    return f"""    <section title="{title.replace('&', '&amp;')}" id="{name}" new-page="yes">
{body}
    </section>"""


def table(of, statistics):
    return f'      <table {of} statistics="{statistics}"/>'


def job(indicators):
    for row in indicators:
        yield section(f"{row[0]} {row[1]}", f"s-{row[0]}", f"""      <p>{paragraph(row)}</p>
      <chart kind="ranked" indicator="{row[0]}"/>
      <chart kind="trend" indicator="{row[0]}" area="E06009000"/>
""" + table(f'indicators="{row[0]}"', "numerator denominator value change_previous change diff_england vs_england"))
    for i, name in enumerate(AREAS):
        yield section(f"Scorecard: {name}", f"a-{i}",
                      table(f'area="E0600{9000 + i}"',
                            "numerator denominator value diff_england diff_region change_previous vs_england"))


def each_area(indicators):
    for row in indicators:
        for i, name in enumerate(AREAS):
            yield section(f"{row[0]} in {name}", f"s-{row[0]}-{i}", f"""      <p>{paragraph(row)}</p>
      <chart kind="trend" indicator="{row[0]}" area="E0600{9000 + i}"/>
""" + table(f'indicators="{row[0]}"', "numerator denominator value change diff_england"))


def paper(folder, indicators, sections):
    with open(os.path.join(folder, "paper.xml"), "w", encoding="utf-8") as file:
        file.write(PAPER.format(count=len(indicators), sections="\n".join(sections(indicators))))


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
    paper(folder, indicators, each_area if sys.argv[4:] == ["each"] else job)
    style(folder, sys.argv[3])


if __name__ == "__main__":
    main()
