#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run the modules of tests/module/run/ and compare what they print.

    run_modules.py HRT [NAME ...]        compare
    run_modules.py --write HRT [NAME ...] write NAME.expected from virtual time

In virtual time the output is NAME.expected to the byte, twice. Live it is the
same but for the time stamps. The head of a module may say

    hrt: OPTIONS        more options of `hrt run`
    live: any order     tasks race: live the lines are compared sorted
    live: no            virtual time only
"""

import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent / "run"


def option(source, name):
    found = re.search(rf"^ \* {name}: (.*)$", source.read_text(), re.M)
    return found.group(1).split() if found else []


def run(hrt, source, *options):
    command = [hrt, "run", *options, *option(source, "hrt"), "--for", "1ms",
               str(source)]
    done = subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=60)
    # Where in our own files something was found is no promise.
    output = re.sub(r"\.c:\d+", ".c:N", done.stdout)
    return output + done.stderr + ("" if not done.returncode else
                                   f"exit status {done.returncode}\n")


def without_stamps(text, any_order):
    lines = [re.sub(r"^\[[^]]*\] ", "", line) for line in text.splitlines()]
    return sorted(lines) if any_order else lines


def differences(name, want, got):
    if want == got:
        return []
    import difflib
    return [f"{name}:"] + list(difflib.unified_diff(want, got, "expected",
                                                    "printed", lineterm=""))


def check(hrt, source):
    expected = source.with_suffix(".expected").read_text()
    trouble = []
    for turn in ("virtual", "virtual again"):
        got = run(hrt, source, "--virtual")
        trouble += differences(f"{source.stem}, {turn}", expected.splitlines(),
                               got.splitlines())
    live = option(source, "live")
    if live != ["no"]:
        any_order = live == ["any", "order"]
        trouble += differences(
            f"{source.stem}, live", without_stamps(expected, any_order),
            without_stamps(run(hrt, source), any_order))
    return trouble


def main(arguments):
    write = arguments[:1] == ["--write"]
    hrt, *names = arguments[1:] if write else arguments
    sources = [FOLDER / f"{name}.c" for name in names] or sorted(
        FOLDER.glob("*.c"))
    failed = 0
    for source in sources:
        if write:
            source.with_suffix(".expected").write_text(
                run(hrt, source, "--virtual"))
            continue
        trouble = check(hrt, source)
        failed += bool(trouble)
        print("\n".join(trouble) or f"{source.stem}: ok")
    return failed != 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
