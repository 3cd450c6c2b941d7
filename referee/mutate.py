#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Breaks the core on purpose, and counts the random programs that notice.

    mutate.py [--api 6.1|7.3]

Each fault is one replacement in a copy of the tree, which is built and held
against the recorded random batch: a test of the tests. Fails when a fault is
found by none, or when its text is no longer in the source.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import conformance

# What, file, text, its replacement.
FAULTS = [
    ("order of ties: an equal timer goes before", "core/timerqueue.c",
     "if (node->expires < parent->expires) {",
     "if (node->expires <= parent->expires) {"),
    ("forward stops at now instead of after it", "core/hrtimer.c",
     "if (hrtimer_get_expires(timer) > now)",
     "if (hrtimer_get_expires(timer) >= now)"),
    ("the bases run in the reverse order", "core/expire.c",
     "for (; active; active &= active - 1)\n\t\trun_base(pass,\n"
     "\t\t\t &pass->cpu_base->clock_base[__builtin_ctz(active)]);",
     "for (int i = HRTIMER_MAX_CLOCK_BASES; i-- > 0;)\n"
     "\t\tif (active & (1U << i))\n"
     "\t\t\trun_base(pass, &pass->cpu_base->clock_base[i]);"),
    ("a span that is too long wraps", "core/hrtimer.c",
     "tim = ktime_add_safe(tim, base->get_time());",
     "tim = ktime_add(tim, base->get_time());"),
    ("a level of the wheel begins one jiffy later", "core/wheel.c",
     "return (unsigned long)(WHEEL_BUCKETS - 1)",
     "return (unsigned long)WHEEL_BUCKETS"),
]


def copy_with(fault, to):
    shutil.copytree(conformance.ROOT, to, symlinks=True,
                    ignore=shutil.ignore_patterns(".git", "build"))
    what, name, old, new = fault
    path = os.path.join(to, name)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if text.count(old) != 1:
        sys.exit(f"{what}: {name} does not have the text to replace, once")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new))


def build(tree):
    out = os.path.join(tree, "build")
    for command in (["meson", "setup", out, tree, "-Dwerror=false"],
                    ["ninja", "-C", out, "hrt"]):
        done = subprocess.run(command, text=True, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode:
            sys.exit(done.stdout[-2000:])
    return os.path.join(out, "hrt")


def programs_until_found(api, hrt):
    """How many programs it takes, or None."""
    conformance.HRT = hrt
    good = conformance.read_recorded(api, "random")
    try:
        lines = conformance.under_hrt(api, conformance.program())
    except subprocess.TimeoutExpired:
        lines = []
    ours = {line.split()[1]: line for line in conformance.results(lines)}
    for count, line in enumerate(good, 1):
        if ours.get(line.split()[1]) != line:
            return count
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--api", default="7.3", choices=conformance.VERSIONS)
    args = parser.parse_args()
    control = programs_until_found(args.api, conformance.HRT)
    if control:
        sys.exit(f"the unbroken core already differs at program {control}")
    unseen = 0
    for fault in FAULTS:
        with tempfile.TemporaryDirectory() as scratch:
            tree = os.path.join(scratch, "tree")
            copy_with(fault, tree)
            found = programs_until_found(args.api, build(tree))
        unseen += found is None
        print(f"{fault[0]:<50} " + (f"found by program {found}" if found
                                    else "NOT FOUND"), flush=True)
    print(f"{len(FAULTS) - unseen} found, {unseen} not found")
    return unseen > 0


if __name__ == "__main__":
    sys.exit(main())
