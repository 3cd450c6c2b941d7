# SPDX-License-Identifier: MIT
"""The modules of run/: what they print, in virtual time and live.

In virtual time it is NAME.expected to the byte, twice. Live it is the same but
for the time stamps. The head of a module may say

    hrt: OPTIONS        more options of `hrt run`
    live: any order     tasks race: live the lines are compared sorted
    live: no            virtual time only

`HRT_WRITE_EXPECTED=1 python3 test_run.py` writes the .expected files anew.
"""

import os
import pathlib
import re
import subprocess
import unittest

HERE = pathlib.Path(__file__).resolve().parent
HRT = os.environ.get("HRT", str(HERE.parents[1] / "build" / "hrt"))


def option(source, name):
    found = re.search(rf"^ \* {name}: (.*)$", source.read_text(), re.M)
    return found.group(1).split() if found else []


def run(source, *options):
    command = [HRT, "run", *options, *option(source, "hrt"), "--for", "1ms",
               str(source)]
    done = subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=120)
    # AddressSanitizer has a word of its own on contexts that are switched.
    words = re.sub(r"==\d+==WARNING: ASan doesn't fully support .*\n", "",
                   done.stderr)
    if done.returncode:
        words += f"exit status {done.returncode}\n"
    # Where in our own files something was found is no promise.
    return re.sub(r"\.c:\d+", ".c:N", done.stdout) + words


def without_stamps(text, any_order):
    lines = [re.sub(r"^\[[^]]*\] ", "", line) for line in text.splitlines()]
    return sorted(lines) if any_order else lines


class ModulesRun(unittest.TestCase):
    maxDiff = None

    def virtual(self, source):
        expected = source.with_suffix(".expected").read_text()
        for _ in range(2):
            self.assertEqual(expected.splitlines(),
                             run(source, "--virtual").splitlines())

    def live(self, source):
        expected = source.with_suffix(".expected").read_text()
        any_order = option(source, "live") == ["any", "order"]
        self.assertEqual(without_stamps(expected, any_order),
                         without_stamps(run(source), any_order))


def case(check, source):
    return lambda self: getattr(self, check)(source)


def write_expected(sources):
    for source in sources:
        source.with_suffix(".expected").write_text(run(source, "--virtual"))


SOURCES = sorted((HERE / "run").glob("*.c"))
for path in SOURCES:
    setattr(ModulesRun, f"test_{path.stem}_virtual", case("virtual", path))
    if option(path, "live") != ["no"]:
        setattr(ModulesRun, f"test_{path.stem}_live", case("live", path))

if __name__ == "__main__":
    if os.environ.get("HRT_WRITE_EXPECTED"):
        write_expected(SOURCES)
    else:
        unittest.main()
