# SPDX-License-Identifier: MIT
"""From many results to figures: medians, quantiles, noise, goals."""
import statistics

QUANTILES = (0.5, 0.99, 0.999)
# Where the plots look at a distribution: one in so many comes later.
TAIL = tuple(10 ** (-i / 8) for i in range(0, 41))


def group(results, part, *keys):
    """{values of @keys: results}, in the order in which they came."""
    groups = {}
    for result in results:
        if result["part"] == part:
            key = tuple(result.get(key) for key in keys)
            groups.setdefault(key, []).append(result)
    return groups


def median_of(results, field):
    return statistics.median(result[field] for result in results)


def medians(results, part, keys, fields):
    """One row for each combination of @keys, with the median of @fields."""
    rows = []
    for key, members in group(results, part, *keys).items():
        row = dict(zip(keys, key))
        for field in fields:
            row[field] = median_of(members, field)
        if len(members) > 1 and "ns" in fields:
            row["rounds"] = [member["ns"] for member in members]
        rows.append(row)
    return rows


# ---- lateness ----------------------------------------------------------------


def merge_late(members):
    late = {}
    for member in members:
        for value, count in member["late"]:
            late[value] = late.get(value, 0) + count
    return sorted(late.items())


def quantile(late, share):
    """The lateness that @share of all do not exceed."""
    total = sum(count for _, count in late)
    seen = 0
    for value, count in late:
        seen += count
        if seen >= share * total:
            return value
    return late[-1][0]


def tail(late):
    """[lateness, share that comes later] for a plot."""
    total = sum(count for _, count in late)
    return [[quantile(late, 1 - share), share] for share in TAIL
            if share * total >= 1]


def wake_row(key, members):
    late = merge_late(members)
    row = {"peer": key[0], "fifo": key[1]}
    for share, name in zip(QUANTILES, ("p50", "p99", "p999")):
        row[name] = quantile(late, share)
    row["max"] = max(member["max"] for member in members)
    row["share"] = median_of(members, "share")
    row["early"] = sum(member["early"] for member in members)
    row["count"] = sum(member["count"] for member in members)
    row["skipped"] = sum(member["skipped"] for member in members)
    row["tail"] = tail(late)
    return row


# ---- all of it ---------------------------------------------------------------


def million_row(key, members):
    member = members[0]
    # A loop does not say what it left out; hrtimer_forward() does.
    missed = max(m["missed"] if key[0] == "hrtimer" else
                 max(0, m["expected"] - m["callbacks"]) for m in members)
    return {"peer": key[0], "n": member["n"],
            "share": median_of(members, "share"), "missed": missed,
            "callbacks": median_of(members, "callbacks"),
            "expected": median_of(members, "expected"),
            "early": max(m["early"] for m in members)}


def noise_of(results, queue):
    """How quiet the machine was, and how far repetitions lay apart."""
    spreads = [(max(row["rounds"]) - min(row["rounds"])) / row["ns"]
               for row in queue if row.get("rounds")]
    noise = group(results, "noise").get((), [])
    return {
        "lost": median_of(noise, "lost") if noise else None,
        "lost_at_worst": max((n["lost"] for n in noise), default=None),
        "longest_ns": max((n["longest_ns"] for n in noise), default=None),
        "clock_ns": median_of(noise, "clock_ns") if noise else None,
        "spread": statistics.median(spreads) if spreads else None,
    }


def threads_row(results):
    members = group(results, "threads").get((), [])
    if not members:
        return None
    return {"one": statistics.median(m["calls_per_us"][0] for m in members),
            "two": statistics.median(m["calls_per_us"][1] for m in members),
            "ratio": median_of(members, "ratio")}


def burst_row(results):
    members = group(results, "burst").get((), [])
    if not members:
        return None
    return {"starts": members[0]["starts"], "ns": median_of(members, "ns"),
            "starter": max(m["syscalls_of_starter"] for m in members),
            "others": median_of(
                [{"n": m["syscalls_of_all"] - m["syscalls_of_starter"] -
                  m["syscalls_when_idle"]} for m in members], "n")}


def summarise(results):
    queue = medians(results, "queue", ("peer", "load", "spread", "n"), ("ns",))
    return {
        "queue": queue,
        "single": medians(results, "single", ("peer", "load", "spread", "n"),
                          ("max_ns", "over_20_us", "ops",
                           "max_of_one_run_ns")),
        "counted": medians(results, "counted", ("peer", "load", "n"),
                           ("instructions", "l1_misses", "l2_misses")),
        "call": medians(results, "call", ("peer", "load", "n"), ("ns",)),
        "threads": threads_row(results),
        "burst": burst_row(results),
        "expiry": medians(results, "expiry", ("n", "callbacks"),
                          ("ns", "seconds")),
        "million": [million_row(*item) for item in
                    group(results, "million", "peer").items()],
        "wake": [wake_row(*item) for item in
                 group(results, "wake", "peer", "fifo").items()],
        "early": [{key: member[key] for key in ("peer", "count", "early")}
                  for (member,) in group(results, "early", "peer").values()],
        "slack": medians(results, "slack", ("peer", "range_us"),
                         ("wakeups_per_s", "callbacks_per_s", "share")),
        "noise": noise_of(results, queue),
    }
