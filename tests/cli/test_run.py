# SPDX-License-Identifier: MIT
"""Runs: how long they take, how they end, and what happens meanwhile."""

import os
import re
import signal
import subprocess
import time
import unittest

from hrt_case import HRT, HrtCase, without_asan

BEAT = """
#include <linux/hrtimer.h>
#include <linux/ktime.h>

static int period_ms = 100;
module_param(period_ms, int, 0);
static struct hrtimer timer;
static int count;

static enum hrtimer_restart beat(struct hrtimer *t)
{
	pr_info("beat %d\\n", ++count);
	hrtimer_forward_now(t, ms_to_ktime(period_ms));
	return HRTIMER_RESTART;
}
"""
START = """
	hrtimer_setup(&timer, beat, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&timer, ms_to_ktime(period_ms), HRTIMER_MODE_REL);
	pr_info("init\\n");
"""
STOP = 'hrtimer_cancel(&timer); pr_info("exit\\n");'

# Prints one clock every second.
CLOCK = """
#include <linux/hrtimer.h>
#include <linux/timekeeping.h>

static struct hrtimer timer;

static enum hrtimer_restart show(struct hrtimer *t)
{
	pr_info("%lld %lld %lld\\n", ktime_get() / NSEC_PER_SEC,
		ktime_get_boottime() / NSEC_PER_SEC,
		ktime_get_real() / NSEC_PER_SEC);
	hrtimer_forward_now(t, ktime_set(1, 0));
	return HRTIMER_RESTART;
}
"""
CLOCK_START = """
	hrtimer_setup(&timer, show, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&timer, ktime_set(1, 0), HRTIMER_MODE_REL);
"""
NEW_YEAR = 1767225600  # 2026-01-01T00:00:00Z


class Virtual(HrtCase):
    def beat(self):
        self.module("beat.c", top=BEAT, init=START, exit=STOP)

    def test_exact_times(self):
        self.beat()
        result = self.virtual("--for", "350ms", "beat.c")
        self.assertEqual((result.status, result.words), (0, ""))
        self.assertEqual(result.log, "[    0.000000] init\n"
                                     "[    0.100000] beat 1\n"
                                     "[    0.200000] beat 2\n"
                                     "[    0.300000] beat 3\n"
                                     "[    0.350000] exit\n")

    def test_repeats(self):
        self.beat()
        first = self.virtual("--for=2s", "beat.c", "period_ms=7").log
        self.assertEqual(self.virtual("--for=2s", "beat.c",
                                      "period_ms=7").log, first)
        self.assertEqual(first.count("beat"), 285)

    def test_what_is_due_at_the_end_happens(self):
        self.beat()
        self.assertEqual(self.virtual("--for", "0.3s", "beat.c").lines(),
                         ["init", "beat 1", "beat 2", "beat 3", "exit"])

    def test_times_of_every_unit(self):
        self.beat()
        for text, at in (("100000000ns", "0.100000"), ("1500us", "0.001500"),
                         ("2.25s", "2.250000"), ("1m", "60.000000"),
                         ("0.5h", "1800.000000"), ("0s", "0.000000")):
            last = self.virtual("--for", text, "beat.c",
                                "period_ms=100000000").log.splitlines()[-1]
            self.assertEqual(last, "[%12s] exit" % at)

    def test_a_day(self):
        self.beat()
        result = self.virtual("--for", "24h", "beat.c", "period_ms=60000")
        self.assertEqual(result.lines()[-2:], ["beat 1440", "exit"])

    def test_ends_when_nothing_is_left(self):
        self.module("once.c", top=BEAT.replace("HRTIMER_RESTART;",
                                               "HRTIMER_NORESTART;"),
                    init=START, exit=STOP)
        result = self.virtual("once.c")
        self.assertEqual(result.lines(), ["init", "beat 1", "exit"])
        self.assertEqual(result.status, 0)

    def test_realtime(self):
        self.module("clock.c", top=CLOCK, init=CLOCK_START,
                    exit="hrtimer_cancel(&timer);")
        self.good(self.virtual("--for", "1s", "clock.c"),
                  "1 1 %d" % (NEW_YEAR + 1))
        for text, at in (("1970-01-01", 0), ("2000-02-29T12:00", 951825600),
                         ("2026-01-01T02:00:00+02:00", NEW_YEAR),
                         ("2025-12-31T19:00:00-0500", NEW_YEAR),
                         ("2026-01-01 00:00:00.999999999Z", NEW_YEAR)):
            result = self.virtual("--realtime", text, "--for", "1s",
                                  "clock.c")
            self.assertEqual(int(result.lines()[0].split()[2]), at + 1, text)

    def test_settime_and_suspend(self):
        self.module("clock.c", top=CLOCK, init=CLOCK_START,
                    exit="hrtimer_cancel(&timer);")
        result = self.virtual("--for", "4s",
                              "--settime", "2500ms:2030-01-01T00:00:00Z",
                              "--suspend", "1.5s:1h", "clock.c")
        self.assertEqual((result.status, result.words), (0, ""))
        year_2030 = 1893456000
        self.assertEqual(result.lines(),
                         ["1 1 %d" % (NEW_YEAR + 1),
                          "2 3602 %d" % (NEW_YEAR + 3602),
                          "3 3603 %d" % year_2030,
                          "4 3604 %d" % (year_2030 + 1)])

    def test_events_after_the_end_do_not_happen(self):
        self.module("clock.c", top=CLOCK, init=CLOCK_START,
                    exit="hrtimer_cancel(&timer);"
                         'pr_info("%lld\\n", ktime_get_boottime());')
        self.good(self.virtual("--for", "0.5s", "--suspend", "0.6s:1h",
                               "clock.c"), "500000000")

    def test_time_that_init_takes_counts(self):
        self.module("slow.c", top="#include <linux/delay.h>",
                    init="msleep(300);", exit='pr_info("exit\\n");')
        log = self.virtual("--for", "1s", "slow.c").log
        self.assertEqual(log, "[    1.000000] exit\n")

    def test_cpus(self):
        self.module("x.c", top="#include <linux/cpumask.h>",
                    init='pr_info("%d\\n", (int)num_online_cpus());')
        for count in ("1", "2", "8"):
            self.good(self.virtual("--cpus", count, "x.c"), count)

    def test_define_without_a_source(self):
        self.module("x.c")
        self.build("x.c")
        result = self.virtual("-DX=1", "x.ko")
        self.assertEqual(result.words,
                         "hrt: -DX=1 has no effect: no module is compiled\n")

    def test_interrupt_of_an_endless_run(self):
        self.beat()
        process = subprocess.Popen([HRT, "run", "--virtual", "beat.c",
                                    "period_ms=1000000"], cwd=self.dir,
                                   env=self.env, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(30), 0)
        self.assertEqual(list(self.temp.iterdir()), [])

    def test_reader_that_goes_away(self):
        self.beat()
        process = subprocess.Popen([HRT, "run", "--virtual", "beat.c"],
                                   cwd=self.dir, env=self.env,
                                   stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        process.stdout.read(100)
        process.stdout.close()
        self.assertEqual(process.wait(30), -signal.SIGPIPE)
        self.assertEqual(without_asan(process.stderr.read().decode()), "")
        process.stderr.close()
        self.assertEqual(list(self.temp.iterdir()), [])


class Live(HrtCase):
    def start(self, *args):
        self.module("beat.c", top=BEAT, init=START, exit=STOP)
        return subprocess.Popen([HRT, "run", *args, "beat.c"], cwd=self.dir,
                                env=self.env, text=True,
                                stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def test_times(self):
        process = self.start("--for", "350ms")
        log, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0)
        stamps = [float(re.match(r"\[ *(\d+\.\d+)\]", line)[1])
                  for line in log.splitlines()]
        self.assertEqual([line.split("] ")[1] for line in log.splitlines()],
                         ["init", "beat 1", "beat 2", "beat 3", "exit"])
        for nr in (1, 2, 3):
            # The stamp of init is taken after the timer was started.
            self.assertGreater(stamps[nr] - stamps[0], 0.1 * nr - 0.02)

    def test_lines_come_at_once_and_ctrl_c_unloads(self):
        for nr in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            process = self.start()
            self.assertIn("init", process.stdout.readline())
            self.assertIn("beat 1", process.stdout.readline())
            # What is loaded needs its file no more.
            self.assertEqual(list(self.temp.iterdir()), [])
            process.send_signal(nr)
            rest, _ = process.communicate(timeout=30)
            self.assertTrue(rest.endswith("exit\n"))
            self.assertEqual(process.returncode, 0)

    def test_interrupt_while_the_compiler_runs(self):
        self.write("cc", "#!/bin/sh\ncase $* in *-c*) touch started\n"
                         "exec sleep 20;; *) exec gcc \"$@\";; esac\n")
        os.chmod(self.dir / "cc", 0o755)
        self.env["CC"] = str(self.dir / "cc")
        began = time.monotonic()
        process = self.start()
        while not (self.dir / "started").exists():
            time.sleep(0.01)
        self.assertEqual(len(list(self.temp.iterdir())), 1)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
        self.assertEqual(process.returncode, -signal.SIGTERM)
        self.assertEqual(list(self.temp.iterdir()), [])
        self.assertLess(time.monotonic() - began, 15)

    def test_notices_are_the_tools_own_words(self):
        process = self.start("--for", "1ms")
        _, words = process.communicate(timeout=60)
        for line in without_asan(words).splitlines():
            self.assertTrue(line.startswith("hrt: "), line)

    def test_realtime(self):
        self.module("clock.c", top=CLOCK, init='pr_info("%lld\\n", '
                    "ktime_get_real() / NSEC_PER_SEC);")
        result = self.hrt("run", "--for", "1ms", "--realtime",
                          "2001-01-01T00:00:00Z", "clock.c")
        self.assertIn(int(result.lines()[0]) - 978307200, range(0, 5))


if __name__ == "__main__":
    unittest.main()
