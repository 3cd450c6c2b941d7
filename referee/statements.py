# SPDX-License-Identifier: MIT
"""Which scenario shows what: writes docs/conformance.md.

Statements come from statements.txt and from the `Shows:` line of each scenario;
functions, modes and clocks from what a scenario's code names. A statement or a
public function that nobody shows, and that has no reason, is an error.
"""
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SCENARIOS = os.path.join(HERE, "scenarios")
SMP = os.path.join(HERE, "smp")
HEADERS = os.path.join(ROOT, "include", "hrtimer")
TABLE = os.path.join(ROOT, "docs", "conformance.md")

# Public functions that no module of a kernel can call, or no scenario need.
NOT_FOR_MODULES = {
    "hrtimer_nanosleep": "not exported by Linux",
    "timekeeping_inject_offset": "not exported by Linux",
    "timekeeping_inject_sleeptime64": "not exported by Linux",
    "clock_was_set": "not exported by Linux",
    "clock_was_set_delayed": "not exported by Linux",
    "hrtimer_get_next_event": "not exported by Linux",
    "hrtimer_next_event_without": "not exported by Linux",
    "hrtimer_highres_enabled": "not exported by Linux",
    "hrtimer_is_hres_active": "gone since 7.1",
    "hrtimer_cancel_wait_running": "not exported by Linux",
    "hrtimer_get_expires_ns": "gone since 7.1",
    "hrtimer_get_expires_tv64": "gone since 6.18",
    "hrtimer_get_softexpires_tv64": "gone since 6.18",
    "hrtimer_set_expires_tv64": "gone since 6.18",
    "hrtimer_init": "until 6.14; hrtimer_setup() is the same",
    "hrtimer_init_on_stack": "until 6.14",
    "hrtimer_init_sleeper": "until 6.14",
    "hrtimer_init_sleeper_on_stack": "until 6.14",
    "hrtimer_dummy_timeout": "returns NORESTART",
    "hrtimer_expires_remaining_adjusted": "the same as unadjusted",
    "ktime_equal": "until 4.9",
    "ktime_add_unsafe": "ktime_add() without a sign",
    "timespec64_add_safe": "not exported by Linux",
    "schedule_hrtimeout_range_clock": "not exported by Linux",
    "nsec_to_clock_t": "not exported by Linux",
    "timespec64_is_epoch": "since 6.13",
    "del_timer": "until 6.14; timer_delete() is the same",
    "del_timer_sync": "until 6.14",
    "try_to_del_timer_sync": "until 6.14",
    "add_timer_local": "since 6.9; random programs do the same",
    "add_timer_global": "since 6.9; random programs do the same",
    "usleep_range_idle": "since 6.9; as usleep_range()",
    "ktime_get_coarse_with_offset": "behind ktime_get_coarse_real()",
    "ktime_get_real_ts64_mg": "since 6.13; not for modules",
    "ktime_get_coarse_real_ts64_mg": "since 6.13; not for modules",
}


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def scenarios():
    paths = {name[:-2]: os.path.join(folder, name)
             for folder in (SCENARIOS, SMP) for name in os.listdir(folder)
             if name.endswith(".c")}
    return {name: read(paths[name]) for name in sorted(paths)}


def statements():
    """(number, text, reason) of each."""
    out = []
    for line in read(os.path.join(HERE, "statements.txt")).splitlines():
        if line and not line.startswith("#"):
            number, _, rest = line.partition(" ")
            text, _, reason = rest.partition(" | ")
            out.append((number, text, reason))
    return out


def shown_by(texts):
    """Number -> scenarios, each once, from their Shows: lines."""
    by = {}
    for name, text in texts.items():
        found = re.search(r"Shows: ((?:.|\n)*?)\n \*/", text)
        for item in re.sub(r"\n \*\s*", " ", found.group(1)).split(","):
            by.setdefault(item.split()[0], {})[name] = True
    return by


def public_functions():
    text = "".join(read(os.path.join(HEADERS, name))
                   for name in ("hrtimer.h", "ktime.h", "timekeeping.h",
                                "jiffies.h", "timer.h", "delay.h")
                   if os.path.exists(os.path.join(HEADERS, name)))
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    found = re.findall(r"^(?:HRT_API|static inline)[^;{=#]*?\b(\w+)\s*\(",
                       text, flags=re.M)
    return sorted({name for name in found
                   if not name.startswith(("hrt_", "_", "HRT_"))})


def users(word, texts):
    pattern = re.compile(r"\b" + word + r"\b")
    header = read(os.path.join(SCENARIOS, "scenario.h"))
    names = [name for name, text in texts.items() if pattern.search(text)]
    if not names and pattern.search(header):
        names = ["scenario.h, every scenario"]
    return names


def brief(names):
    more = f", and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def statement_rows(texts, missing):
    by = shown_by(texts)
    for number, text, reason in statements():
        names = list(by.get(number, {}))
        if not names and not reason:
            missing.append(number)
        yield f"| {number} | {text} | {', '.join(names) or reason} |"


def function_rows(texts, missing):
    for function in public_functions():
        names = users(function, texts)
        if not names and function not in NOT_FOR_MODULES:
            missing.append(function)
        yield (f"| `{function}` | "
               f"{brief(names) or NOT_FOR_MODULES.get(function)} |")


def word_rows(words, texts, missing):
    for word in words:
        names = users(word, texts)
        if not names:
            missing.append(word)
        yield f"| `{word}` | {brief(names)} |"


def modes():
    kinds = ("", "_PINNED")
    rest = ("", "_SOFT", "_HARD")
    return [f"HRTIMER_MODE_{base}{kind}{end}" for base in ("ABS", "REL")
            for kind in kinds for end in rest] + ["HRTIMER_MODE_LAZY_REARM"]


CLOCKS = ["CLOCK_MONOTONIC", "CLOCK_REALTIME", "CLOCK_BOOTTIME", "CLOCK_TAI"]

def machine_section():
    import live  # beside this file
    left = "\n".join(f"| {name} | {why} |"
                     for name, why in live.LEFT_OUT.items())
    rows = "\n".join(f"| {name} | {seconds:g} s | {live.in_words(numbers)} |"
                     for name, (seconds, numbers) in live.STAY.items())
    smp = "\n".join(f"- {program.name}" +
                    (" (here in virtual time)" if program.options else "")
                    for program in live.smp_programs())
    return (MACHINE.format(tolerance=live.in_words(live.TIMES)) + smp +
            "\n\n| example | stays for | numbers compared |\n|---|---|---|\n" + rows +
            "\n\n| left out | |\n|---|---|\n" + left + "\n")


MACHINE = """## In a machine of two CPUs

`make conformance` boots Debian's cloud kernel 6.1 in QEMU (software, two CPUs,
250 Hz), loads everything in that one boot, and runs the same under `hrt run
--cpus 2 --hz 250 --api 6.1`, live. The lines are the same; times in them are
compared {tolerance}. The lines of these are recorded, and hold in `make test`:

"""

INTRODUCTION = """# Conformance

Each scenario in `referee/scenarios` is a small kernel module. It runs unchanged
on real kernels (6.1 and 7.3, in virtual time) and under `hrt`, and prints the
same lines; some want a kernel that is booted with `highres=off` or `nohz=off`,
which are options of `hrt run` too. Those in `referee/smp` need two CPUs: they,
the others and the examples run on Debian's 6.1 in a machine in software, and
live under `hrt` (see below). This page says which scenario shows what;
`referee/conformance.py table` writes it. Random programs (`referee/random`)
cover the rest; `make mutations` breaks a copy of the core in five ways, each of
which they have to find.
"""


def write_table():
    texts, missing = scenarios(), []
    parts = [INTRODUCTION,
             f"{len(texts)} scenarios.\n",
             "## Behaviour\n\n| | statement | shown by |\n|---|---|---|\n" +
             "\n".join(statement_rows(texts, missing)) + "\n",
             "## Modes and clocks\n\n| | used by |\n|---|---|\n" +
             "\n".join(word_rows(modes() + CLOCKS, texts, missing)) + "\n",
             machine_section(),
             "## Functions\n\n| function | used by |\n|---|---|\n" +
             "\n".join(function_rows(texts, missing)) + "\n"]
    with open(TABLE, "w", encoding="utf-8") as file:
        file.write("\n".join(parts))
    for what in missing:
        print(f"{what}: no scenario shows it")
    return bool(missing)
