#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Breaks the core on purpose, and counts the random programs that notice.

    mutate.py [--api 6.1|7.3]

A test of the tests. A copy of the tree gets one fault after the other, is built
and held against the recorded random batch. Fails when a fault is found by none,
or when the place where it belongs is no longer in the source.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

import conformance

PATIENCE = 60  # seconds for the batch; the unbroken core needs less than one

# By what every queue can do, whatever it is made of.
LAST_IN_FIRST_OUT = r"""
#include "timerqueue.h"

static bool add_before_equals(struct timerqueue_head *head,
			      struct timerqueue_node *node)
{
	struct timerqueue_node *first;

	timerqueue_add(head, node);
	while ((first = timerqueue_first(head)) != node &&
	       first->expires == node->expires) {
		timerqueue_del(head, first);
		timerqueue_add(head, first);
	}
	return first == node;
}
"""

# What; file; one or more (pattern, replacement), wherever it stands there.
# A blank in a pattern is any white space.
FAULTS = [
    ("order of ties: one that equals the first goes before it",
     "core/hrtimer.c",
     (r"\A((?:.|\n)*\n#include .*\n)", r"\1" + LAST_IN_FIRST_OUT),
     (r"return timerqueue_add\((.*?), (.*?)\);",
      r"return add_before_equals(\1, \2);")),
    ("rounding: forward stops at now instead of after it",
     "core/hrtimer.c",
     (r"if \(hrtimer_get_expires\(timer\) > now\)",
      r"if (hrtimer_get_expires(timer) >= now)")),
    ("order of bases: the last one first",
     "core/expire.c",
     (r"for \(; active; active &= active - 1\) (run_base\(pass,) "
      r"(&pass->cpu_base->clock_base\[)__builtin_ctz\(active\)\]\);",
      r"for (; active; active &= ~(1U << (31 - __builtin_clz(active)))) "
      r"\1 \g<2>31 - __builtin_clz(active)]);")),
    ("saturation: a span that is too long wraps",
     "core/hrtimer.c",
     (r"return ktime_add_safe\(tim, (.*?)\);",
      r"return ktime_add(tim, \1);")),
    ("level rule of the wheel: a level begins one jiffy later",
     "core/wheel.c",
     (r"return \(unsigned long\)\(WHEEL_BUCKETS - 1\)",
      r"return (unsigned long)(WHEEL_BUCKETS)")),
]


def faulty(text, fault):
    """The text of a file with the fault in it."""
    what, name, *changes = fault
    for pattern, replacement in changes:
        pattern = pattern.replace(" ", r"\s+")
        text, times = re.subn(pattern, replacement, text)
        if not times:
            sys.exit(f"mutate.py: {what}: {name} has no place like\n"
                     f"    {pattern}\nLook where this is decided now, and "
                     "say so in FAULTS")
    return text


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def call(*command):
    done = subprocess.run(command, text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        sys.exit(f"mutate.py: {' '.join(command)}:\n{done.stdout[-2000:]}")


def not_sources(folder, names):
    return {".git", "build"} & set(names) if folder == conformance.ROOT else ()


class Tree:
    """A copy of the project that may be broken."""

    def __init__(self, scratch):
        self.root = os.path.join(scratch, "tree")
        self.out = os.path.join(scratch, "build")
        shutil.copytree(conformance.ROOT, self.root, symlinks=True,
                        ignore=not_sources)
        call("meson", "setup", self.out, self.root, "-Dwerror=false",
             "-Dtests=disabled")

    def build(self):
        call("ninja", "-C", self.out, "hrt")
        return os.path.join(self.out, "hrt")

    def found_with(self, fault, good):
        path = os.path.join(self.root, fault[1])
        text = read(path)
        write(path, faulty(text, fault))
        try:
            return noticed(self.build(), good)
        finally:
            write(path, text)


def results(hrt, api):
    """What hrt says of the batch, as far as it comes."""
    command = [hrt, "run", "--virtual", "--hz", "100", "--api", api,
               *conformance.program()]
    try:
        said = subprocess.run(command, check=False, timeout=PATIENCE,
                              stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL).stdout
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""
    lines = conformance.normal(said.decode(errors="replace").splitlines())
    return {line.split()[1]: line for line in conformance.results(lines)}


def noticed(hrt, good):
    """Which programs differ, counted from 1."""
    api, lines = good
    ours = results(hrt, api)
    return [count for count, line in enumerate(lines, 1)
            if ours.get(line.split()[1]) != line]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--api", default="7.3", choices=conformance.VERSIONS)
    args = parser.parse_args()
    good = args.api, conformance.read_recorded(args.api, "random")
    unseen = 0
    with tempfile.TemporaryDirectory() as scratch:
        tree = Tree(scratch)
        control = noticed(tree.build(), good)
        if control:
            sys.exit(f"the unbroken core differs at program {control[0]}")
        for fault in FAULTS:
            found = tree.found_with(fault, good)
            unseen += not found
            print(f"{fault[0]:<58} linux-{args.api}  " +
                  (f"found by program {found[0]}, {len(found)} of "
                   f"{len(good[1])} notice" if found else "NOT FOUND"),
                  flush=True)
    print(f"{len(FAULTS) - unseen} passed, {unseen} failed")
    return unseen > 0


if __name__ == "__main__":
    sys.exit(main())
