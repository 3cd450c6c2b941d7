# SPDX-License-Identifier: MIT
"""What the tests of the tool share: a directory of their own, and `hrt`."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
HRT = os.environ.get("HRT", str(ROOT / "build" / "hrt"))

# What a module of a line or two needs around it.
FRAME = """\
#include <linux/module.h>
#include <linux/init.h>
%(top)s
static int __init test_init(void)
{
	%(init)s
	return 0;
}

static void __exit test_exit(void)
{
	%(exit)s
}

module_init(test_init);
module_exit(test_exit);
MODULE_LICENSE("GPL");
"""


def without_asan(text):
    """The words of the tool, when AddressSanitizer adds one on contexts."""
    return re.sub(r"==\d+==WARNING: ASan doesn't fully support .*\n", "", text)


class Result:
    def __init__(self, done):
        self.status = done.returncode
        self.log = done.stdout
        self.words = without_asan(done.stderr)

    def lines(self):
        """The log without its time stamps."""
        return [line.split("] ", 1)[-1] for line in self.log.splitlines()]


class HrtCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.holder = tempfile.TemporaryDirectory(prefix="hrt-test-")
        self.addCleanup(self.holder.cleanup)
        self.dir = pathlib.Path(self.holder.name) / "work"
        self.temp = pathlib.Path(self.holder.name) / "temp"
        self.dir.mkdir()
        self.temp.mkdir()
        self.env = dict(os.environ, TMPDIR=str(self.temp), LC_ALL="C")

    def write(self, name, text):
        path = self.dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return name

    def module(self, name, top="", init="", exit=""):
        """Write a module around some lines."""
        return self.write(name, FRAME % {"top": top, "init": init,
                                         "exit": exit})

    def hrt(self, *args, env=None):
        done = subprocess.run([HRT, *args], cwd=self.dir, text=True,
                              env=env or self.env, capture_output=True,
                              timeout=60, stdin=subprocess.DEVNULL)
        left = list(self.temp.iterdir())
        self.assertEqual(left, [], "temporary files were left behind")
        return Result(done)

    def virtual(self, *args):
        return self.hrt("run", "--virtual", *args)

    def build(self, *args):
        result = self.hrt("build", *args)
        self.assertEqual((result.status, result.log), (0, ""), result.words)
        return result

    def good(self, result, *lines):
        """A clean run whose log is exactly this."""
        self.assertEqual((result.status, result.words), (0, ""), result.log)
        self.assertEqual(result.lines(), list(lines))

    def bad(self, result, words, *lines, status=1):
        """One that fails with these words and this log."""
        self.assertEqual(result.words.strip(), words)
        self.assertEqual(result.lines(), list(lines))
        self.assertEqual(result.status, status)
