#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds random programs against a real kernel in virtual time.

    compare.py [--api 6.1|7.3] [--seed N | --fresh] [--count N] [--no-shrink]

--fresh takes programs that nobody has seen, by the clock, and says how to have
them again. Each boot of the referee counts as one in the sum at the end.

Program N of random/program.c runs on the referee and under hrt; its one line of
result must be the same. A program that diverges is made smaller, by leaving
operations out as long as it still diverges, and printed with its seed, and with
what either side said. The end status is 1 when any did.

The referee runs a batch of programs in one boot; so does hrt in one run.
"""
import argparse
import difflib
import os
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(HERE, "program.c")
RUN_UML = os.path.join(HERE, "..", "run-uml.sh")
NR_OPS = 64 + 13 * 6  # of generate.h
BATCH = 2000  # programs of one boot


def find_hrt():
    """The tool that was built last, unless the environment names one."""
    root = os.path.join(HERE, "..", "..")
    return os.environ.get("HRT") or os.path.join(root, "build", "hrt")


class Side:
    """Something that runs the program and prints its lines."""

    def __init__(self, name, command):
        self.name = name
        self.command = command

    def run(self, **params):
        words = [f"{key}={value}" for key, value in params.items()]
        done = subprocess.run(self.command + words, text=True, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode:
            sys.exit(f"{self.name}: {' '.join(self.command + words)}: status "
                     f"{done.returncode}\n{done.stderr[-2000:]}")
        return [re.sub(r"^\[ *[\d.]+\] ", "", line)
                for line in done.stdout.splitlines()]

    def results(self, **params):
        """Seed -> line of result."""
        lines = (line for line in self.run(**params)
                 if line.startswith("program "))
        return {int(line.split()[1]): line for line in lines}


def sides(api):
    referee = Side(f"linux-{api}", [RUN_UML, api, "-t", "0.01", "-l", "1800",
                                    PROGRAM])
    return referee, Side("hrt", [find_hrt(), "run", "--virtual", "--hz", "100",
                                 "--api", api, PROGRAM])


class Case:
    """One program that may diverge, after others or alone."""

    def __init__(self, both, seed, before=0):
        self.both = both
        self.seed = seed
        self.before = before

    def params(self, dropped=frozenset()):
        drop = "".join("01"[nr in dropped] for nr in range(NR_OPS))
        return {"seed": self.seed - self.before, "count": self.before + 1,
                "drop": drop.rstrip("0") or "0"}

    def diverges(self, dropped=frozenset()):
        lines = [side.results(**self.params(dropped)).get(self.seed)
                 for side in self.both]
        return lines[0] != lines[1]

    def shrink(self):
        """Leave out half, quarters, ... and at last single operations."""
        dropped, size = frozenset(), NR_OPS // 2
        while size:
            left = [nr for nr in range(NR_OPS) if nr not in dropped]
            for at in range(0, len(left), size):
                more = dropped | frozenset(left[at:at + size])
                if self.diverges(more):
                    dropped = more
            size //= 2
        return dropped

    def show(self, dropped):
        text = [side.run(list=1, **self.params(dropped)) for side in self.both]
        if self.before:
            last = f"program {self.seed - 1} "
            text = [t[1 + max(i for i, line in enumerate(t)
                              if line.startswith(last)):] for t in text]
        print(f"seed {self.seed}" + (f" after {self.before} others"
                                     if self.before else ""))
        print("\n".join("  " + line for line in text[0]
                        if line.startswith("op ")))
        print(f"  what happened; - {self.both[0].name}, + {self.both[1].name}")
        events = [[line for line in lines
                   if not line.startswith(("op ", "WARN", "program "))]
                  for lines in text]
        for line in difflib.unified_diff(*events, n=12, lineterm=""):
            if not line.startswith(("---", "+++", "@@")):
                print("  " + line)


# The referee has timers of its own: it gathers randomness now and then, and the
# tick that this takes is seen by timers with a range. A program begins at
# another moment when others run before it; what is no difference at every one
# of these is the referee's work and not the program's.
BEFORE = (0, 1, 3)


def cases(both, seed):
    return [Case(both, seed, before) for before in BEFORE if before < seed]


def is_real(both, seed):
    return all(case.diverges() for case in cases(both, seed))


def explain(both, seed, shrink):
    case = Case(both, seed)
    case.show(case.shrink() if shrink else frozenset())


def compare(both, first, count):
    """Return the seeds whose lines differ."""
    theirs, ours = (side.results(seed=first, count=count) for side in both)
    missing = [s for s in range(first, first + count) if s not in theirs]
    if missing:
        sys.exit(f"{both[0].name}: no result for program {missing[0]}")
    return [seed for seed, line in theirs.items() if ours.get(seed) != line]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--api", default="7.3", choices=["6.1", "7.3"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--no-shrink", action="store_true")
    parser.add_argument("--show", type=int, default=3,
                        help="how many divergences to print")
    args = parser.parse_args()
    if args.fresh:
        args.seed = int(time.time()) * 1000
        print(f"again: referee/random/compare.py --api {args.api} "
              f"--seed {args.seed} --count {args.count}", flush=True)
    both, end = sides(args.api), args.seed + args.count
    boots = range(args.seed, end, BATCH)
    found = {first: compare(both, first, min(BATCH, end - first))
             for first in boots}
    real = {first: [seed for seed in seeds if is_real(both, seed)]
            for first, seeds in found.items()}
    diverging, again = sum(real.values(), []), sum(map(len, found.values()))
    print(f"{args.count} programs from seed {args.seed} on linux-{args.api}: "
          f"{len(diverging)} diverge", *diverging[:20],
          f"({again - len(diverging)} looked at again)")
    for seed in diverging[:args.show]:
        explain(both, seed, not args.no_shrink)
    failed = sum(map(bool, real.values()))
    print(f"{len(boots) - failed} passed, {failed} failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
