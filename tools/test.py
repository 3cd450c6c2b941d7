#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Build, run every test, and close with the count of what passed and failed.

    tools/test.py [--build DIR] [--setup OPTION ...] [--suite NAME ...]

Each case of a test program counts as one. Options after --setup go to meson
when DIR is configured for the first time.
"""
import argparse
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", default="build", metavar="DIR")
    parser.add_argument("--setup", action="append", default=[], metavar="OPTION")
    parser.add_argument("--suite", action="append", default=[], metavar="NAME")
    parser.add_argument("--timeout-multiplier", default="1", metavar="N")
    return parser.parse_args()


def configure(arguments):
    """A build directory that has the tests; one from `make` may lack cmocka."""
    setup = ["meson", "setup", arguments.build, "-Dtests=enabled"]
    if os.path.exists(os.path.join(arguments.build, "build.ninja")):
        setup.append("--reconfigure")
    run_quietly(setup + arguments.setup)


def run_quietly(command):
    done = subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        sys.stdout.write(done.stdout)
        sys.exit(f"hrtimer: {' '.join(command)} failed")


def run_tests(arguments):
    command = ["meson", "test", "-C", arguments.build, "--print-errorlogs",
               "--timeout-multiplier", arguments.timeout_multiplier]
    for suite in arguments.suite:
        command += ["--suite", suite]
    return subprocess.run(command, check=False).returncode


def count(report):
    """Cases that passed and failed, by the JUnit report that meson wrote."""
    passed = failed = 0
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            bad = case.find("failure") is not None or \
                case.find("error") is not None
            failed += bad
            passed += not bad and case.find("skipped") is None
    return passed, failed


def main():
    arguments = parse_arguments()
    configure(arguments)
    run_quietly(["ninja", "-C", arguments.build])
    report = os.path.join(arguments.build, "meson-logs", "testlog.junit.xml")
    if os.path.exists(report):
        os.remove(report)
    status = run_tests(arguments)
    passed, failed = count(report)
    # A test that was killed, or ran no case, shows in the status alone.
    if status and not failed:
        failed = 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
