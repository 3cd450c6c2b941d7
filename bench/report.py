# SPDX-License-Identifier: MIT
"""The tables of a run: on the terminal, and in a document between markers."""
import re
import unicodedata

from goals import figure

LOADS = ("restart", "hold", "ahead")


class Table:
    def __init__(self, name, title, header, rows, words=False):
        self.name = name
        self.words = words  # cells are words, not numbers
        self.title = title
        self.header = header
        self.rows = [[str(cell) for cell in row] for row in rows]

    def markdown(self):
        rule = "---" if self.words else "---:"
        lines = [self.header, ["---"] + [rule] * (len(self.header) - 1)]
        return "\n".join("| " + " | ".join(row) + " |"
                         for row in lines + self.rows)

    def terminal(self):
        rows = [self.header] + self.rows
        widths = [max(width(row[i]) for row in rows)
                  for i in range(len(self.header))]
        lines = [self.title]
        for row in rows if any(self.header) else self.rows:
            cells = [pad(row[0], widths[0], False)]
            cells += [pad(cell, size, not self.words)
                      for cell, size in zip(row[1:], widths[1:])]
            lines.append(("  " + "  ".join(cells)).rstrip())
        return "\n".join(lines)


def width(text):
    return sum(not unicodedata.combining(char) for char in text)


def pad(text, size, right):
    space = " " * (size - width(text))
    return space + text if right else text + space


def count_text(n):
    power = len(str(n)) - 1
    return "10" + str(power).translate(str.maketrans("0123456789",
                                                     "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def span(ns):
    """A time as short as it can be read."""
    for unit, size in (("s", 1e9), ("ms", 1e6), ("us", 1e3)):
        if ns >= size:
            return f"{ns / size:.3g} {unit}"
    return f"{ns:.3g} ns"


def percent(share):
    return f"{100 * share:.2g} %" if share < 0.1 else f"{100 * share:.0f} %"


# ---- the tables --------------------------------------------------------------


def goal_table(goals):
    word = {True: "met", False: "not met", None: "-"}
    return Table("goals", "Goals", ["what", "goal", "measured", ""],
                 [[row["what"], row["goal"], row["measured"],
                   word[row["met"]]] for row in goals], words=True)


def queue_table(rows, load, spread):
    sizes = sorted({row["n"] for row in rows})
    cells = {(row["peer"], row["n"]): row["ns"] for row in rows
             if row["load"] == load and row["spread"] == spread}
    peers = list(dict.fromkeys(row["peer"] for row in rows))
    body = []
    for peer in peers:
        body.append([peer] + [figure(cells[peer, n]) if (peer, n) in cells
                              else "" for n in sizes])
    body.append(["rbtree / hrtimer"] + [times(cells, n) for n in sizes])
    return Table(f"queue-{load}-{spread}",
                 f"The queue alone: {load}, {spread}, ns",
                 ["N"] + [count_text(n) for n in sizes], body)


def times(cells, n):
    ours, tree = cells.get(("hrtimer", n)), cells.get(("rbtree", n))
    return f"{tree / ours:.3g}" if ours and tree else ""


def single_table(rows):
    return Table("single", "The dearest single operation",
                 ["peer", "load", "deadlines", "N", "in all of 5 runs",
                  "above 20 us", "in one run"],
                 [[row["peer"], row["load"], row["spread"],
                   count_text(row["n"]), span(row["max_ns"]),
                   f"{figure(row['over_20_us'])} of {figure(row['ops'])}",
                   span(row["max_of_one_run_ns"])] for row in rows])


def counted_table(rows):
    return Table("counted", "Counted by callgrind, an operation",
                 ["peer", "load", "N", "instructions", "L1 misses",
                  "L2 misses"],
                 [[row["peer"], row["load"], count_text(row["n"]),
                   figure(row["instructions"]), figure(row["l1_misses"]),
                   figure(row["l2_misses"])] for row in rows])


def call_table(summary):
    rows = [[row["peer"], row["load"], f"{row['n']:,}".replace(",", " "),
             figure(row["ns"])] for row in summary["call"]]
    return Table("call", "The whole call, live",
                 ["", "load", "pending", "ns a call"], rows)


def call_notes(summary):
    rows = []
    threads, burst = summary["threads"], summary["burst"]
    if threads:
        rows += [["one thread, calls a us", figure(threads["one"])],
                 ["two threads on two CPUs", figure(threads["two"])],
                 ["two / one", figure(threads["ratio"])]]
    if burst:
        rows += [[f"{burst['starts']} starts, each earlier, ns each",
                  figure(burst["ns"])],
                 ["system calls of the starter", figure(burst["starter"])],
                 ["of the CPU's thread", figure(burst["others"])]]
    return Table("call-more", "Threads and bursts", ["", ""], rows)


def expiry_table(rows):
    return Table("expiry", "Expiry in virtual time",
                 ["timers", "callbacks", "ns each", "million a second",
                  "s in all"],
                 [[f"{row['n']:,}".replace(",", " "),
                   f"{row['callbacks']:,}".replace(",", " "),
                   figure(row["ns"]), figure(1000 / row["ns"]),
                   figure(row["seconds"])] for row in rows])


def million_table(rows):
    return Table("million", "A million timers of 1 s, live",
                 ["", "of a core", "callbacks", "expected", "lost", "early"],
                 [[row["peer"], percent(row["share"])] +
                  [f"{row[key]:,.0f}".replace(",", " ")
                   for key in ("callbacks", "expected", "missed")] +
                  [str(row["early"]) if row["peer"] == "hrtimer" else ""]
                  for row in rows])


def wake_table(rows, fifo):
    name = "fifo" if fifo else "other"
    return Table(f"wake-{name}", f"Lateness at 1 kHz, SCHED_{name.upper()}",
                 ["", "p50", "p99", "p99.9", "max", "of a core", "early",
                  "left out"],
                 [[row["peer"]] +
                  [span(row[key]) for key in ("p50", "p99", "p999", "max")] +
                  [percent(row["share"]), str(row["early"]),
                   str(row["skipped"])]
                  for row in rows if row["fifo"] == fifo])


def early_table(rows):
    return Table("early", "Early, at 10 kHz",
                 ["policy", "wake-ups", "early"],
                 [[row["peer"], figure(row["count"]), str(row["early"])]
                  for row in rows])


def slack_table(rows):
    return Table("slack", "Slack: 10 000 timers at 10 Hz",
                 ["host", "range", "wake-ups a second", "callbacks a second",
                  "of a core"],
                 [[row["peer"], span(1000 * row["range_us"])
                   if row["range_us"] else "none",
                   figure(row["wakeups_per_s"]),
                   figure(row["callbacks_per_s"]),
                   percent(row["share"]) if row["peer"] == "live" else ""]
                  for row in rows])


def machine_table(run):
    machine, noise = run["machine"], run["summary"]["noise"]
    rows = [[key, value] for key, value in machine.items() if value]
    rows.append(["date", run["date"]])
    if noise["lost"] is not None:
        rows.append(["processor taken away from a busy thread",
                     f"{percent(noise['lost'])} in the middle, "
                     f"{percent(noise['lost_at_worst'])} at worst, "
                     f"{span(noise['longest_ns'])} at a time"])
        rows.append(["a read of the clock", span(noise["clock_ns"])])
    if noise["spread"] is not None:
        rows.append(["repetitions of a figure lie apart by",
                     f"{100 * noise['spread']:.0f} % in the middle"])
    if run["missing"]:
        rows.append(["missing", ", ".join(
            name + (f" ({package})" if package else "")
            for name, package in run["missing"].items())])
    return Table("machine", "The machine", ["", ""], rows, words=True)


def tables(run):
    summary = run["summary"]
    made = [machine_table(run)]
    if summary["queue"]:
        made += [queue_table(summary["queue"], load, spread)
                 for load in LOADS for spread in ("uniform", "clustered")]
    for name, make in (("single", single_table), ("counted", counted_table)):
        if summary[name]:
            made.append(make(summary[name]))
    if summary["call"]:
        made += [call_table(summary), call_notes(summary)]
    for name, make in (("expiry", expiry_table), ("million", million_table)):
        if summary[name]:
            made.append(make(summary[name]))
    for fifo in (False, True):
        if any(row["fifo"] == fifo for row in summary["wake"]):
            made.append(wake_table(summary["wake"], fifo))
    for name, make in (("early", early_table), ("slack", slack_table)):
        if summary[name]:
            made.append(make(summary[name]))
    return made + [goal_table(run["goals"])]


# ---- the document ------------------------------------------------------------


def fill_in(text, made):
    """Put each table between its markers; a table without any is left out."""
    for table in made:
        begin, end = f"<!-- bench:{table.name} -->", "<!-- /bench -->"
        pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.S)
        filled = f"{begin}\n{table.markdown()}\n{end}"
        text = pattern.sub(lambda _, new=filled: new, text)
    return text
