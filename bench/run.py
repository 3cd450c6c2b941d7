#!/usr/bin/env -S python3 -B
# SPDX-License-Identifier: MIT
"""Run the benchmark: interleaved rounds, medians, a table, JSON and plots.

    bench/run.py [--programs DIR] [--parts LIST] [--quick] [--keep]

The programs are built by `ninja bench-programs`; `make bench` does both. With
--keep the run becomes the one that the documentation shows: docs/bench.json,
the plots in docs/bench/ and the tables of docs/benchmarks.md.
"""
import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import time

import goals
import plot
import programs
import report
import summary

PARTS = ("queue", "single", "counted", "call", "expiry", "million", "wake",
         "early", "slack")
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", default="build/bench", metavar="DIR",
                        help="where the programs are")
    parser.add_argument("--parts", default=",".join(PARTS), metavar="LIST",
                        help="some of " + ",".join(PARTS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--wakeups", type=int, default=12000, metavar="N",
                        help="a method of waiting; at 1 kHz")
    parser.add_argument("--quick", action="store_true",
                        help="a minute or two, to see that all of it works")
    parser.add_argument("--out", metavar="DIR",
                        help="where the JSON file and the plots go; else "
                        "results/ beside the programs")
    parser.add_argument("--keep", action="store_true",
                        help="write to docs/ instead")
    arguments = parser.parse_args()
    arguments.parts = arguments.parts.split(",")
    unknown = set(arguments.parts) - set(PARTS)
    if unknown:
        parser.error("no such part: " + ", ".join(sorted(unknown)))
    arguments.out = arguments.out or os.path.join(arguments.programs,
                                                  "results")
    if arguments.quick:
        arguments.rounds = 1
        arguments.wakeups = min(arguments.wakeups, 1500)
    arguments.processor = max(os.sched_getaffinity(0))
    return arguments


# ---- running -------------------------------------------------------------------


def run_part(plan, part, results):
    """All rounds of one part; round by round, each command after the other."""
    commands = getattr(plan, part)()
    options = plan.options
    for turn in range(options.rounds):
        batch = [command for command in commands
                 if not command.rounds or turn < command.rounds]
        if not batch:
            continue
        # Another start each round, so that nobody always runs first.
        first = turn * len(batch) // options.rounds
        batch = plan.noise() + batch[first:] + batch[:first]
        for done, command in enumerate(batch):
            progress(f"{part}: round {turn + 1}/{options.rounds}, "
                     f"{done}/{len(batch)}")
            results += command.run(options.processor)
    progress("")


def progress(text):
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()


# ---- the machine ---------------------------------------------------------------


def read_field(path, name):
    try:
        with open(path, encoding="utf-8") as file:
            for line in file:
                key, _, value = line.partition(":")
                if key.strip() == name:
                    return value.strip()
    except OSError:
        pass
    return None


def read_line(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.readline().strip()
    except OSError:
        return None


def first_line(argv):
    try:
        done = subprocess.run(argv, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True,
                              check=False)
    except OSError:
        return None
    return done.stdout.splitlines()[0] if done.stdout else None


def describe_caches():
    """Each cache once: L1 32K, L2 2048K, ..."""
    found = []
    for index in range(5):
        base = f"/sys/devices/system/cpu/cpu0/cache/index{index}/"
        size, kind = read_line(base + "size"), read_line(base + "type")
        if size and kind != "Instruction":
            found.append(f"L{read_line(base + 'level')} {size}")
    return ", ".join(found)


def describe_machine():
    memory = read_field("/proc/meminfo", "MemTotal") or "0 kB"
    flags = read_field("/proc/cpuinfo", "flags") or ""
    versions = [first_line(["dpkg-query", "-W", "-f",
                            "${Package} ${Version}\\n", package])
                for package in programs.PACKAGES.values()]
    return {
        "processor": read_field("/proc/cpuinfo", "model name") or
        platform.machine(),
        "processors": f"{os.cpu_count()}" +
        (", virtual" if "hypervisor" in flags.split() else ""),
        "caches": describe_caches(),
        "memory": f"{int(memory.split()[0]) / 2**20:.0f} GiB",
        "kernel": platform.release(),
        "system": (read_field_equals("/etc/os-release", "PRETTY_NAME") or
                   platform.platform()),
        "compiler": first_line(["cc", "--version"]),
        "peers": ", ".join(version for version in versions if version),
    }


def read_field_equals(path, name):
    try:
        with open(path, encoding="utf-8") as file:
            for line in file:
                key, _, value = line.partition("=")
                if key == name:
                    return value.strip().strip('"')
    except OSError:
        pass
    return None


# ---- writing -------------------------------------------------------------------


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def rounded(value):
    """Four digits are more than any figure here is worth."""
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return value


def as_json(run):
    """One row a line: for people and for diff."""
    lines = []
    for key, value in run.items():
        if key == "summary":
            continue
        lines.append(f"{json.dumps(key)}: {rows_of(value)}")
    parts = [f"{json.dumps(key)}: {rows_of(value)}"
             for key, value in run["summary"].items()]
    lines.append('"summary": {\n' + ",\n".join(parts) + "\n}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def rows_of(value):
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False)
                              for row in value) + "\n]"


def write_all(run, made, arguments):
    drawn = plot.plots(run["summary"])
    if arguments.keep:
        data, pictures = "docs/bench.json", "docs/bench"
        base = ROOT
        page = os.path.join(ROOT, "docs/benchmarks.md")
        with open(page, encoding="utf-8") as file:
            text = file.read()
        write(page, report.fill_in(text, made))
    else:
        base, data, pictures = arguments.out, "bench.json", "."
    write(os.path.join(base, data), as_json(run))
    for name, text in drawn.items():
        write(os.path.join(base, pictures, name), text)
    print(f"\nwritten: {os.path.join(base, data)}, "
          f"{len(drawn)} plots in {os.path.normpath(os.path.join(base, pictures))}")


def main():
    arguments = parse_arguments()
    plan = programs.Plan(arguments)
    results = []
    began = time.monotonic()
    for part in arguments.parts:
        run_part(plan, part, results)
    figures = rounded(summary.summarise(results))
    run = {
        "date": datetime.date.today().isoformat(),
        "seconds": round(time.monotonic() - began),
        "quick": arguments.quick,
        "rounds": arguments.rounds,
        "machine": describe_machine(),
        "missing": plan.missing,
        "goals": goals.judge(figures),
        "summary": figures,
    }
    made = report.tables(run)
    print("\n\n".join(table.terminal() for table in made))
    write_all(run, made, arguments)
    print(f"took {run['seconds'] // 60} min {run['seconds'] % 60} s")


if __name__ == "__main__":
    main()
