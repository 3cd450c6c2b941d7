# SPDX-License-Identifier: MIT
"""What the project set out to reach, each with the figure beside it.

A goal is a row {what, goal, measured, met}; met is None when the run did not
measure it. Nothing fails because a goal is not met: a machine may be busy.
"""

SPREADS = ("uniform", "clustered")

# Two methods that do the same differ by this much from run to run.
NOISE = 1.05


class Goals:
    def __init__(self, summary):
        self.summary = summary
        self.rows = []

    def add(self, what, goal, measured, met):
        self.rows.append({"what": what, "goal": goal, "measured": measured,
                          "met": met})

    def at_most(self, what, value, limit, unit):
        """Met when @value is at most @limit; @value None: not measured."""
        goal = f"at most {figure(limit)} {unit}".rstrip()
        if value is None:
            self.add(what, goal, "not measured", None)
        else:
            self.add(what, goal, f"{figure(value)} {unit}".rstrip(),
                     value <= limit)

    def at_least(self, what, value, limit, unit):
        goal = f"at least {figure(limit)} {unit}".rstrip()
        if value is None:
            self.add(what, goal, "not measured", None)
        else:
            self.add(what, goal, f"{figure(value)} {unit}".rstrip(),
                     value >= limit)


def figure(value):
    """Three digits, as a person writes them."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.3g}"


def find(rows, **keys):
    """The row with these values, or None."""
    for row in rows:
        if all(row.get(key) == value for key, value in keys.items()):
            return row
    return None


# ---- the queue ---------------------------------------------------------------


def ratio(summary, load, spread, n, peer):
    ours = find(summary["queue"], peer="hrtimer", load=load, spread=spread,
                n=n)
    theirs = find(summary["queue"], peer=peer, load=load, spread=spread, n=n)
    return ours["ns"] / theirs["ns"] if ours and theirs else None


def worst_ratio(summary, load, sizes, peer):
    """The largest over sizes and spreads: a goal holds where it holds least."""
    found = [ratio(summary, load, spread, n, peer)
             for spread in SPREADS for n in sizes]
    found = [value for value in found if value is not None]
    return max(found, default=None)


def queue_goals(goals):
    summary = goals.summary
    every = [10**i for i in range(2, 8)]
    for what, load, sizes, peer, limit in (
            ("restart / tree, N = 10²", "restart", [100], "rbtree", 1 / 6),
            ("restart / tree, N = 10⁴ … 10⁶", "restart",
             [10**4, 10**5, 10**6], "rbtree", 0.1),
            ("restart / libev, every N", "restart", every, "libev", 0.5),
            ("hold / tree, N = 10²", "hold", [100], "rbtree", 0.5),
            ("hold / tree, N = 10³ … 10⁶", "hold",
             [10**3, 10**4, 10**5, 10**6], "rbtree", 1 / 3)):
        goals.at_most(what, worst_ratio(summary, load, sizes, peer), limit, "")
    ahead = [row["ns"] for row in summary["queue"]
             if row["peer"] == "hrtimer" and row["load"] == "ahead"]
    goals.at_most("start and cancel ahead of all, every N",
                  max(ahead, default=None), 12, "ns")
    single_goals(goals)


def single_goals(goals):
    ours = [row for row in goals.summary["single"]
            if row["peer"] == "hrtimer"]
    ordinary = [row["max_ns"] / 1000 for row in ours if row["load"] != "pile"]
    worst = [row["max_ns"] / 1000 for row in ours if row["load"] == "pile"]
    size = ours[0]["n"] if ours else 10**6
    goals.at_most(f"dearest single operation, N = {figure(size)}",
                  max(ordinary, default=None), 20, "us")
    if worst:
        goals.add("… when all are due within 1 us", "stated",
                  f"{figure(max(worst))} us", True)


# ---- the library -------------------------------------------------------------


def call_goals(goals):
    summary = goals.summary
    pair = find(summary["call"], peer="hrtimer", load="pair")
    theirs = find(summary["call"], peer="timerfd_settime")
    goals.at_most("hrtimer_start, hrtimer_cancel: a call",
                  pair and pair["ns"], 60, "ns")
    goals.at_least("timerfd_settime / that",
                   theirs["ns"] / pair["ns"] if pair and theirs else None, 10,
                   "")
    threads, burst = summary["threads"], summary["burst"]
    goals.at_least("two threads / one", threads and threads["ratio"], 1.8, "")
    goals.at_most("system calls of a burst of earlier starts",
                  burst and burst["starter"], 1, "")


def expiry_goals(goals):
    summary = goals.summary
    for n, text in ((1, "1 timer"), (10000, "10⁴ timers")):
        rows = [row for row in summary["expiry"]
                if row["n"] == n and row["callbacks"] < 10**7]
        goals.at_least(f"virtual, {text}: expiries a second",
                       1000 / rows[0]["ns"] if rows else None, 10, "million")
    day = [row for row in summary["expiry"] if row["callbacks"] > 8 * 10**7]
    goals.at_most("a day of a 1 kHz timer",
                  day[0]["seconds"] if day else None, 10, "s")
    row = find(summary["million"], peer="hrtimer")
    goals.at_most("10⁶ timers of 1 s, live: of a core",
                  row and 100 * row["share"], 40, "%")
    goals.at_most("… lost or early", row and row["missed"] + row["early"], 0,
                  "")


# ---- waking ------------------------------------------------------------------


def wake_goals(goals, fifo):
    rows = goals.summary["wake"]
    name = "FIFO" if fifo else "OTHER"
    exact = find(rows, peer="exact", fifo=fifo)
    spin = find(rows, peer="spin", fifo=fifo)
    balanced = find(rows, peer="balanced", fifo=fifo)
    limit = max(1000, 2 * spin["p99"]) if spin else 1000
    goals.at_most(f"exact, {name}: p50", exact and exact["p50"], 100, "ns")
    goals.at_most(f"exact, {name}: p99", exact and exact["p99"], limit, "ns")
    goals.at_most(f"exact, {name}: of a core", exact and 100 * exact["share"],
                  10, "%")
    goals.at_most(f"balanced, {name}: p50", balanced and balanced["p50"], 1000,
                  "ns")
    goals.at_most(f"balanced, {name}: of a core",
                  balanced and 100 * balanced["share"], 3, "%")
    economy_goals(goals, fifo, name)


def economy_goals(goals, fifo, name):
    rows = goals.summary["wake"]
    economy = find(rows, peer="economy", fifo=fifo)
    plain = find(rows, peer="nanosleep-1ns", fifo=fifo)
    if not economy or not plain:
        return
    goals.at_most(f"economy, {name}: p50, clock_nanosleep's",
                  economy["p50"] / 1000, plain["p50"] / 1000 * NOISE, "us")
    goals.at_most(f"economy, {name}: of a core, clock_nanosleep's",
                  100 * economy["share"], 100 * plain["share"] * NOISE, "%")


def early_goal(goals):
    early = goals.summary["early"]
    rows = [row for row in goals.summary["wake"]
            if row["peer"] in ("economy", "balanced", "exact")] + early
    count = sum(row["count"] for row in rows)
    goals.at_most(f"early, of {figure(count)} wake-ups",
                  sum(row["early"] for row in rows) if rows else None, 0, "")


def slack_goals(goals):
    for host in ("virtual", "live"):
        none = find(goals.summary["slack"], peer=host, range_us=0)
        some = find(goals.summary["slack"], peer=host, range_us=5000)
        goals.at_least(f"5 ms of slack, {host}: fewer wake-ups",
                       none["wakeups_per_s"] / some["wakeups_per_s"]
                       if none and some else None, 10, "times")


def judge(summary):
    goals = Goals(summary)
    queue_goals(goals)
    call_goals(goals)
    expiry_goals(goals)
    wake_goals(goals, False)
    wake_goals(goals, True)
    early_goal(goals)
    slack_goals(goals)
    return goals.rows
