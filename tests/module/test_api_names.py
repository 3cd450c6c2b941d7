# SPDX-License-Identifier: MIT
"""Every name of api-names.txt is there for a module, in every API.

One module mentions each name - a macro has to be defined, anything else has to
be declared and, as its address is taken, to be there when it is loaded.
"""

import os
import pathlib
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
HRT = os.environ.get("HRT", str(HERE.parents[1] / "build" / "hrt"))
HEADERS = HERE.parents[1] / "module" / "include"

# Of the language itself.
KEYWORDS = {"_Static_assert"}

# What the API of 2.6.16 has under other names, or had not yet.
LATER_THAN_2_6_16 = {
    "hrtimer_add_expires_ns", "hrtimer_callback_running",
    "hrtimer_cb_get_time", "hrtimer_forward_now", "hrtimer_get_expires",
    "hrtimer_get_expires_ns", "hrtimer_get_softexpires", "hrtimer_is_queued",
    "hrtimer_set_expires", "hrtimer_setup", "hrtimer_start_range_ns",
    "init_irq_work", "irq_work_queue", "tasklet_hrtimer_init",
    "tasklet_hrtimer_start",
}

FRAME = """
static volatile void *last;

static void use(void *what)
{
	last = what;
}

static int __init names_init(void)
{
%s
	pr_info("%d names\\n");
	return 0;
}

static void __exit names_exit(void)
{
}

module_init(names_init);
module_exit(names_exit);
MODULE_LICENSE("GPL");
"""


def names():
    lines = (HERE / "api-names.txt").read_text().splitlines()
    return [line for line in lines
            if line and not line.startswith("#") and line not in KEYWORDS]


def headers():
    for folder in ("linux", "linux/sched", "asm"):
        for header in sorted((HEADERS / folder).glob("*.h")):
            yield f"#include <{folder}/{header.name}>"


def mention(name):
    return (f"#ifndef {name}\n"
            f"\tuse((void *)(unsigned long)&{name});\n"
            f"#endif")


def module(wanted):
    mentions = "\n".join(map(mention, wanted))
    return "\n".join([*headers(), FRAME % (mentions, len(wanted))])


class ApiNames(unittest.TestCase):
    def check(self, api, wanted):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "api_names.c"
            source.write_text(module(wanted))
            done = subprocess.run(
                [HRT, "run", "--virtual", "--api", api, "--for", "1ms",
                 str(source)],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertEqual(0, done.returncode, done.stdout)
        self.assertIn(f"] {len(wanted)} names\n", done.stdout)

    def test_7_3(self):
        self.check("7.3", names())

    def test_6_1(self):
        self.check("6.1", names())

    def test_2_6_16(self):
        self.check("2.6.16", [name for name in names()
                              if name not in LATER_THAN_2_6_16])

    def test_a_name_that_is_missing_fails(self):
        with self.assertRaises(AssertionError):
            self.check("7.3", ["no_kernel_has_this"])


if __name__ == "__main__":
    unittest.main()
