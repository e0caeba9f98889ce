#!/usr/bin/env python3
"""Runs a command several times and prints the medians of its CPU seconds and peak memory.

    measure.py LABEL RUNS COMMAND...

With MOST_MB set in the environment, more than so many million bytes of memory are a failure.
"""
import os
import statistics
import subprocess
import sys


def once(command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}: exit status {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    label, runs, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    once(command)
    results = [once(command) for _ in range(runs)]
    cpu = statistics.median(r[0] for r in results)
    memory = statistics.median(r[1] for r in results)
    print(f"{label:<44} {cpu:8.3f} s CPU {memory:8.1f} MB peak")
    most = os.environ.get("MOST_MB")
    if most and memory * 1024 * 1024 > float(most) * 1e6:
        sys.exit(f"measure: {label}: {memory * 1.048576:.1f} million bytes at the peak; {most} are the most that it may take")


if __name__ == "__main__":
    main()
