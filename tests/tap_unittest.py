#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run the unit tests of one Python file and tell their results as TAP.

    tap_unittest.py FILE.py
"""
import importlib.util
import os
import sys
import unittest


class TapResult(unittest.TestResult):
    """Says each result as it comes."""

    def __init__(self):
        super().__init__()
        self.number = 0
        self.subtests_failed = False

    def say(self, verdict, test, trouble=""):
        self.number += 1
        for line in trouble.splitlines():
            print("#", line)
        print(f"{verdict} {self.number} - {test.id().split('.')[-1]}", flush=True)

    def startTest(self, test):
        super().startTest(test)
        self.subtests_failed = False

    def addSuccess(self, test):
        if not self.subtests_failed:
            self.say("ok", test)

    def addError(self, test, err):
        super().addError(test, err)
        self.say("not ok", test, self.errors[-1][1])

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.say("not ok", test, self.failures[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.subtests_failed = True
            self.say("not ok", subtest, (self.failures + self.errors)[-1][1])


def main():
    path = os.path.abspath(sys.argv[1])
    sys.path.insert(0, os.path.dirname(path))
    spec = importlib.util.spec_from_file_location("cases", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    result = TapResult()
    unittest.defaultTestLoader.loadTestsFromModule(module).run(result)
    print(f"1..{result.number}")
    sys.exit(not result.wasSuccessful())


if __name__ == "__main__":
    main()
