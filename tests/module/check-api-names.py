#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Is every name of api-names.txt there for a module?

    check-api-names.py HRT

Makes one module that mentions each name - a macro has to be defined, anything
else has to be declared and, as its address is taken, to be there at the link -
and loads it. For every version of the API.
"""

import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
HEADERS = HERE.parent.parent / "module" / "include"
APIS = ("7.3", "6.1", "2.6.16")

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


def names():
    for line in (HERE / "api-names.txt").read_text().splitlines():
        if line and not line.startswith("#") and line not in KEYWORDS:
            yield line


def headers():
    for folder in ("linux", "linux/sched", "asm"):
        for header in sorted((HEADERS / folder).glob("*.h")):
            yield f"#include <{folder}/{header.name}>"


def mention(name):
    return (f"#ifndef {name}\n"
            f"\tuse((void *)(unsigned long)&{name});\n"
            f"#endif")


def module(api):
    wanted = [name for name in names()
              if api != "2.6.16" or name not in LATER_THAN_2_6_16]
    return "\n".join([*headers(), """
static volatile void *last;

static void use(void *what)
{
	last = what;
}

static int __init names_init(void)
{""", *map(mention, wanted), f"""
	pr_info("{len(wanted)} names\\n");
	return 0;
}}

static void __exit names_exit(void)
{{
}}

module_init(names_init);
module_exit(names_exit);
MODULE_LICENSE("GPL");
"""])


def main(hrt):
    failed = False
    for api in APIS:
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "api_names.c"
            source.write_text(module(api))
            done = subprocess.run(
                [hrt, "run", "--virtual", "--api", api, "--for", "1ms",
                 str(source)],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        wanted = sum(1 for _ in names()) if api != "2.6.16" else None
        good = done.returncode == 0 and " names\n" in done.stdout and (
            wanted is None or f"{wanted} names" in done.stdout)
        print(f"{api}: {'ok, ' if good else ''}{done.stdout.strip()}")
        failed |= not good
    return failed


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
