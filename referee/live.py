# SPDX-License-Identifier: MIT
"""Scenarios and examples in a machine of two CPUs, and live under hrt.

`conformance.py compare|record|check qemu-6.1` comes here. Compared are the
scenarios of scenarios/ and of smp/, and the examples; recorded is what the
machine says of smp/, as that is not run elsewhere.

Time is real here, on a machine in software. So the lines have to be the same
but for times, and those may differ by what is said below. A scenario that is
not the same is run again, as something may have come between; the table says
how often. One that is never the same is different.
"""
import collections
import os
import re
import subprocess
import sys

from conformance import (HERE, HRT, MACHINE, RECORDED, ROOT, first_difference,
                         names, normal, source, split)

LIKE_IT = ["--cpus", "2", "--hz", "250", "--api", "6.1"]
SMP = os.path.join(HERE, "smp")
EXAMPLES = os.path.join(ROOT, "examples")
TRIES = 5

# Numbers that are not compared digit by digit: how they are found in a line,
# by how much they may differ, of what, and whether they count from the first of
# them. All else is compared as it stands.
Numbers = collections.namedtuple("Numbers", "pattern within what relative",
                                 defaults=[False])
TIMES = Numbers(r"(?<![\d.])-?\d+\.\d(?![\d.])|(?<=interrupt at )\d+", 5, "ms")

# Examples: the seconds that each stays loaded, and its numbers.
STAY = {
    "clock_set": (0.1, Numbers(r"(?<=after )\d+", 50, "ms")),
    "hires_timer": (3.5, Numbers(r"(?<=expired at )\d+", 5, "jiffies", True)),
    "jiffies_oneshot": (0.3, Numbers(r"(?<=now_t = )\d+", 12, "ms")),
    "oneshot": (1.5, None),
    "range": (0.1, Numbers(r"\d+(?= callbacks)|\d+(?= wake-ups)", 100,
                           "callbacks or wake-ups of about 1000")),
    "test_hrtimer": (0.75, None),
}

# What a kernel says when its machine is slow.
SLOW = re.compile(r"hrtimer: interrupt took |clocksource: |rcu: |sched: RT ")

# What is not run in the machine, and why.
LEFT_OUT = {
    "expired-timer-rearmed-in-a-loop":
        "how often it is called depends on how soon the interrupt comes",
    "lwn_2_6_16": "an API that no kernel has had since 2.6.20",
    "waking-cpu-cancels-its-tick": "no timer is set for the moment of a tick",
}


def in_words(numbers):
    """How they are compared, for the documentation."""
    if not numbers:
        return "all as it stands"
    return (f"within {numbers.within} {numbers.what}" +
            (", from the first" if numbers.relative else ""))


class Program:
    """A scenario or an example: what to run, and how to compare."""

    def __init__(self, name, path, stay=0.01, numbers=TIMES):
        self.name, self.path = name, path
        self.stay, self.numbers = stay, numbers
        self.module = name.replace("-", "_")
        self.params = []
        with open(path, encoding="utf-8") as file:
            runs = re.search(r"Runs: in virtual time,?(.*)", file.read())
        self.options = ["--virtual", *runs[1].split()] if runs else []


def smp_programs():
    found = [Program(name[:-2], os.path.join(SMP, name), numbers=None)
             for name in sorted(os.listdir(SMP)) if name.endswith(".c")]
    for program in found:
        if "--suspend" in program.options:
            program.params, program.stay = ["suspend=5"], 4
    return found


def example_programs():
    return [Program(name, os.path.join(EXAMPLES, name + ".c"), *how)
            for name, how in STAY.items()]


def programs():
    return [Program(name, source(name)) for name in names()
            if name not in LEFT_OUT] + smp_programs() + example_programs()


# ---- running ----------------------------------------------------------------


def without_slow(lines):
    return [line for line in lines if not SLOW.match(line)]


def in_machine(some):
    """What one boot says: name -> lines."""
    words = []
    for program in some:
        words += ["-t", str(program.stay), program.path, *program.params]
    done = subprocess.run(
        [os.path.join(HERE, "run-qemu.sh"), "-l", "600", *words], text=True,
        check=False, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    sys.stderr.write(done.stderr)
    if done.returncode:
        sys.exit(f"{MACHINE}: the run failed")
    if len(some) == 1:
        return {some[0].name: without_slow(normal(done.stdout.splitlines()))}
    said = split(done.stdout.splitlines())
    return {program.name: without_slow(said[program.module])
            for program in some}


def under_hrt(program):
    # On a timeout the lines so far are lost: say what was run instead.
    call = [HRT, "run", *LIKE_IT, *program.options, "-D", "SCENARIO_LIVE", "--for",
            f"{program.stay * 1000:.0f}ms", program.path]
    try:
        done = subprocess.run(call, text=True, check=False, timeout=120,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except subprocess.TimeoutExpired:
        return [f"hangs: {' '.join(call)}"]
    lines = without_slow(normal(done.stdout.splitlines()))
    if done.returncode:
        lines += [f"status {done.returncode}",
                  *done.stderr.splitlines()[-5:]]
    return lines


def all_under_hrt(some):
    """One after the other: two would be in each other's way."""
    return {program.name: under_hrt(program) for program in some}


# ---- comparing --------------------------------------------------------------


def apart(lines, numbers):
    """The lines with ~ for each number, and the numbers."""
    if not numbers:
        return lines, []
    found = [float(n) for line in lines
             for n in re.findall(numbers.pattern, line)]
    if numbers.relative and found:
        found = [n - found[0] for n in found]
    return [re.sub(numbers.pattern, "~", line) for line in lines], found


def difference(program, theirs, ours):
    """What differs first, or None."""
    their_text, their_numbers = apart(theirs, program.numbers)
    our_text, our_numbers = apart(ours, program.numbers)
    wrong = first_difference(their_text, our_text)
    if wrong:
        return wrong
    for one, two in zip(their_numbers, our_numbers):
        if abs(one - two) > program.numbers.within:
            return f"{one:g}, hrt: {two:g}, which is too far away"
    return None


def judge(program, wrong, tries):
    often = f" (try {tries})" if tries > 1 and not wrong else ""
    print(f"{program.name:<40} {MACHINE}  "
          f"{'different' if wrong else 'same'}{often}")
    if wrong:
        print(f"    {wrong}")
    return not wrong


def compare():
    """Print a line for each program; return: whether each was the same."""
    left, results = programs(), []
    for tries in range(1, TRIES + 1):
        theirs, ours = in_machine(left), all_under_hrt(left)
        again = []
        for program in left:
            wrong = difference(program, theirs[program.name],
                               ours[program.name])
            if wrong and tries < TRIES:
                again.append(program)
            else:
                results.append(judge(program, wrong, tries))
        left = again
        if not left:
            break
    return results


# ---- what is recorded: of smp/, which is not run elsewhere -------------------


def recorded(program):
    return os.path.join(RECORDED, MACHINE, program.name + ".txt")


def release():
    """The exact version of the machine's kernel."""
    cache = subprocess.run([os.path.join(HERE, "kernels.sh"), "qemu"],
                           text=True, check=True,
                           stdout=subprocess.PIPE).stdout.strip()
    kernel = os.path.basename(os.readlink(os.path.join(cache, "vmlinuz")))
    return kernel.replace("vmlinuz-", "")


def said_twice(some):
    """What two boots in a row say alike: name -> lines."""
    said, sure = in_machine(some), {}
    for _ in range(TRIES):
        again = in_machine(some)
        sure.update((name, lines) for name, lines in again.items()
                    if lines == said[name])
        some = [program for program in some if program.name not in sure]
        if not some:
            return sure
        said = again
    return sys.exit(f"{some[0].name}: says something else each time")


def record():
    sure = said_twice(smp_programs())
    os.makedirs(os.path.join(RECORDED, MACHINE), exist_ok=True)
    for program in smp_programs():
        with open(recorded(program), "w", encoding="utf-8") as file:
            file.write(f"# Linux {release()} in QEMU, two CPUs, HZ 250\n")
            file.write("".join(f"{line}\n" for line in sure[program.name]))
    print(f"{MACHINE} ({release()}): {len(sure)} recorded")


def read_recorded(program):
    try:
        with open(recorded(program), encoding="utf-8") as file:
            return file.read().splitlines()[1:]
    except FileNotFoundError:
        return ["(not recorded: run record.sh qemu-6.1)"]


def check():
    return [judge(program, difference(program, read_recorded(program),
                                      under_hrt(program)), 1)
            for program in smp_programs()]
