#!/usr/bin/env python3
"""Runs a command several times and prints the medians of its CPU seconds and peak memory, and the least CPU.

    measure.py LABEL RUNS COMMAND...

In the environment: MOST_CPU, MOST_MB: more than so many seconds in the fastest run (other work on the machine only adds),
or million bytes of memory, are a failure; READS: a file, whose size and rows a second of CPU are printed.
"""
import csv
import os
import statistics
import subprocess
import sys


def once(command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"bench: {' '.join(command)}: exit status {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6


def rate(path, cpu):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = sum(1 for _ in csv.reader(file)) - 1
    return f"   {os.path.getsize(path) / 1e6 / cpu:.0f} MB/s, {rows / cpu / 1e6:.2f} million rows/s of {rows:,} rows"


def over(label, found, unit, what, name):
    most = os.environ.get(name)
    if not most or found <= float(most):
        return False
    print(f"bench: over the limit: {label}: {found:.3f} {unit} of {what}; {most} {unit} are the most", file=sys.stderr)
    return True


def main():
    label, runs, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    once(command)
    results = [once(command) for _ in range(runs)]
    cpu = statistics.median(r[0] for r in results)
    least = min(r[0] for r in results)
    memory = statistics.median(r[1] for r in results)
    reads = os.environ.get("READS")
    print(f"{label:<50} {cpu:8.3f} s CPU (least {least:.3f}) {memory:8.1f} MB peak{rate(reads, cpu) if reads else ''}", flush=True)
    is_over = over(label, least, "s", "CPU", "MOST_CPU")
    sys.exit(over(label, memory, "MB", "memory", "MOST_MB") or is_over)


if __name__ == "__main__":
    main()
