# SPDX-License-Identifier: MIT
"""How the tool is called, and what it says to a wrong call."""

import subprocess
import unittest

from hrt_case import HRT, HrtCase, without_asan


class Calls(HrtCase):
    def wrong(self, words, *args):
        self.bad(self.hrt(*args), words, status=2)

    def test_help(self):
        for args in (["--help"], ["-h"], ["run", "--help"],
                     ["build", "--help"]):
            result = self.hrt(*args)
            self.assertEqual((result.status, result.words), (0, ""))
            self.assertTrue(result.log.startswith("Usage:\n  hrt run "))

    def test_help_shows_every_option(self):
        text = self.hrt("--help").log
        for option in ("--virtual", "--for", "--cpus", "--hz", "--api",
                       "--realtime", "--settime", "--suspend", "--nohz=off",
                       "--highres=off", "--seed", "-D", "--kdir", "--cflags",
                       "--version", "-o FILE", "--name"):
            self.assertIn(option, text)

    def test_version(self):
        result = self.hrt("--version")
        self.assertRegex(result.log, r"\Ahrt \d+\.\d+(\.\d+)?\n\Z")
        self.assertEqual(result.status, 0)

    def test_no_command_is_a_wrong_call(self):
        result = self.hrt()
        self.assertEqual((result.status, result.log), (2, ""))
        self.assertTrue(result.words.startswith("Usage:"))

    def test_unknown_command(self):
        self.wrong("hrt: ERROR: unknown command walk; see hrt --help", "walk")

    def test_run_without_module(self):
        self.wrong("hrt: ERROR: hrt run needs a MODULE; see hrt --help",
                   "run", "--virtual")

    def test_build_without_file(self):
        self.wrong("hrt: ERROR: hrt build needs a MODULE.c; see hrt --help",
                   "build")

    def test_unknown_option(self):
        for command in ("run", "build"):
            self.wrong("hrt: ERROR: unknown option --fast; see hrt --help",
                       command, "--fast", "x.c")

    def test_compile_only_takes_one_file(self):
        self.wrong("hrt: ERROR: hrt build -c takes one file at a time",
                   "build", "-c", "a.c", "b.c")

    def test_times(self):
        good = "a time (10s, 1500ms, 250us, 100ns, 5m, 24h)"
        for text in ("", "10", "s", "-1s", "1.5.5s", "1x", "1 s",
                     "300000000000h", "99999999999999999999s", "0x10s"):
            self.wrong("hrt: ERROR: --for: `%s' is not %s" % (text, good),
                       "run", "--for", text, "x.c")
        self.wrong("hrt: ERROR: --for needs %s" % good, "run", "--for")

    def test_numbers(self):
        for option, text, good in (
                ("--cpus", "0", "a number of CPUs, from 1"),
                ("--cpus", "two", "a number of CPUs, from 1"),
                ("--cpus", "-1", "a number of CPUs, from 1"),
                ("--cpus", "99999", "a number of CPUs, from 1"),
                ("--hz", "60", "100, 250, 300 or 1000"),
                ("--hz", "1000x", "100, 250, 300 or 1000"),
                ("--api", "2.4", "2.6.16, 6.1 or 7.3"),
                ("--seed", "dice", "a number"),
                ("--nohz", "perhaps", "on or off"),
                ("--highres", "0", "on or off")):
            words = "hrt: ERROR: %s: `%s' is not %s" % (option, text, good)
            self.wrong(words, "run", option, text, "x.c")
            self.wrong(words, "run", option + "=" + text, "x.c")

    def test_dates(self):
        for text in ("", "now", "2026", "2026-13-01", "2026-02-30",
                     "2026-01-01T25:00:00Z", "2026-01-01T00:00:00X",
                     "1969-12-31T23:59:59Z", "2026-01-01T00:00:00+1"):
            self.wrong("hrt: ERROR: --realtime: `%s' is not a time as "
                       "2026-01-01T00:00:00Z" % text,
                       "run", "--realtime", text, "x.c")

    def test_events(self):
        for text in ("", "5s", "5s:", ":5s", "5s:soon"):
            self.wrong("hrt: ERROR: --suspend: `%s' is not AT:SPAN, as 5s:1h"
                       % text, "run", "--virtual", "--suspend", text, "x.c")
        self.wrong("hrt: ERROR: --settime: `5s:1h' is not AT:TIME, as "
                   "5s:2026-01-01T12:00:00Z", "run", "--settime", "5s:1h",
                   "x.c")

    def test_suspend_is_for_virtual_time(self):
        self.wrong("hrt: ERROR: --suspend needs --virtual: this tool does not "
                   "put the system to sleep", "run", "--suspend", "1s:1s",
                   "x.c")

    def test_kdir_and_cflags_are_of_use(self):
        self.write("x.c", "#include <linux/module.h>\n")
        kdir = self.hrt("--kdir").log.strip()
        help_text = subprocess.run(["make", "-C", kdir, "help"], text=True,
                                   capture_output=True, check=True).stdout
        self.assertIn("modules", help_text)
        flags = self.hrt("--cflags").log.strip()
        subprocess.run("${CC:-cc} %s -fsyntax-only x.c" % flags, shell=True,
                       cwd=self.dir, check=True)

    def test_output_that_cannot_be_written(self):
        self.module("x.c", init='pr_info("x\\n");')
        with open("/dev/full", "w") as full:
            done = subprocess.run([HRT, "run", "--virtual", "x.c"],
                                  cwd=self.dir, env=self.env, text=True,
                                  stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(without_asan(done.stderr),
                         "hrt: ERROR: could not write the kernel log: "
                         "No space left on device\n")
        self.assertEqual(done.returncode, 1)


if __name__ == "__main__":
    unittest.main()
