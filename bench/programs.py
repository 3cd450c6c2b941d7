# SPDX-License-Identifier: MIT
"""What is run: the programs of the benchmark, as lists of commands a part.

A command is run once a round, rounds are interleaved, and every program prints
its results as lines of JSON.
"""
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

QUEUE_PEERS = ("hrtimer", "rbtree", "libev", "libuv", "libevent", "glib")
SPREADS = ("uniform", "clustered")
POLICIES = ("economy", "balanced", "exact")
SYSTEM_METHODS = ("nanosleep", "nanosleep-1ns", "timerfd", "posix", "spin")
LOOPS = ("libev", "libuv")

# Beyond these a peer takes minutes to fill, or to turn once.
MOST_TIMERS = {"libuv": 10**6, "libevent": 10**6, "glib": 10**4}

PACKAGES = {"libev": "libev-dev", "libuv": "libuv1-dev",
            "libevent": "libevent-dev", "glib": "libglib2.0-dev",
            "cyclictest": "rt-tests", "callgrind": "valgrind"}


class Command:
    """One program with its arguments, and how to read what it prints."""

    def __init__(self, argv, rounds=None, read=None, pinned=False):
        self.argv = [str(word) for word in argv]
        self.rounds = rounds  # at most so many
        self.read = read or read_json
        self.pinned = pinned  # to the processor of the measurements

    def run(self, processor):
        """Run it. Return: the results, and the usage of the processor."""
        def pin():
            os.sched_setaffinity(0, {processor})
        began = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(self.argv, capture_output=True, text=True,
                              preexec_fn=pin if self.pinned else None,
                              check=False)
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            sys.stderr.write(f"{done.stderr}bench: {' '.join(self.argv)} "
                             f"ended with {describe(done.returncode)}\n")
            return []
        spent = ended.ru_utime + ended.ru_stime - \
            began.ru_utime - began.ru_stime
        return self.read(done.stdout, spent)


def describe(status):
    return f"status {status}" if status > 0 else signal.strsignal(-status)


def read_json(text, _spent):
    return [json.loads(line) for line in text.splitlines()]


class Plan:
    """The commands of each part, and the peers that are missing."""

    def __init__(self, options):
        self.options = options
        self.missing = {}

    def program(self, name, peer=None):
        """The path of a program; None, and a note, when it was not built."""
        path = os.path.join(self.options.programs, name)
        if os.path.exists(path):
            return path
        self.miss(peer or name)
        return None

    def miss(self, what):
        self.missing[what] = PACKAGES.get(what, "")

    # ---- the queue alone ---------------------------------------------------

    def queue(self):
        commands = []
        most = 5 if self.options.quick else 7
        for power in range(2, most + 1):
            for spread in SPREADS:
                commands += self.queues_of(10**power, spread)
        return commands

    def queues_of(self, n, spread):
        for peer in QUEUE_PEERS:
            path = self.program(f"queue-{peer}", peer)
            if not path or n > MOST_TIMERS.get(peer, 10**7):
                continue
            argv = [path, "--n", n, "--spread", spread]
            # Each turn of GLib's loop looks at every timer.
            argv += ["--ops", 2000 if peer == "glib" else 200000]
            yield Command(argv, rounds=1 if n > 10**6 else None, pinned=True)

    def single(self):
        commands = []
        n = 10**5 if self.options.quick else 10**6
        for peer in ("hrtimer", "rbtree", "libev"):
            path = self.program(f"queue-{peer}", peer)
            for spread in SPREADS:
                if path:
                    commands.append(Command(
                        [path, "--single", "--n", n, "--spread", spread,
                         "--ops", n], rounds=1, pinned=True))
        return commands

    def counted(self):
        """Instructions and cache misses, by callgrind."""
        if not shutil.which("valgrind"):
            self.miss("callgrind")
            return []
        cases = [(10**4, load) for load in ("restart", "ahead", "hold")]
        if not self.options.quick:
            cases.append((10**6, "restart"))
        return [command for n, load in cases
                for peer in ("hrtimer", "rbtree", "libev")
                for command in self.counted_case(peer, n, load)]

    def counted_case(self, peer, n, load):
        path = self.program(f"queue-{peer}", peer)
        if not path:
            return
        out = os.path.join(tempfile.gettempdir(), f"bench.{os.getpid()}.cg")
        argv = ["valgrind", "--tool=callgrind", "--quiet", "--cache-sim=yes",
                f"--LL={own_cache()}", "--collect-atstart=no",
                "--toggle-collect=counted", f"--callgrind-out-file={out}",
                path, "--count", load, "--n", n, "--ops", 20000]
        yield Command(argv, rounds=1,
                      read=lambda text, _: read_callgrind(text, out))

    # ---- the library -------------------------------------------------------

    def call(self):
        path = self.program("call")
        return [Command([path])] if path else []

    def expiry(self):
        path = self.program("expiry")
        if not path:
            return []
        day = 24 * 3600 * 10**9
        commands = [
            Command([path, "--n", 1, "--span", 2000 * 10**9], pinned=True),
            Command([path, "--n", 10000, "--span", 2 * 10**8], pinned=True)]
        if not self.options.quick:
            commands.append(Command([path, "--n", 1, "--span", day],
                                    rounds=1, pinned=True))
        return commands

    def million(self):
        commands = []
        for peer in ("hrtimer",) + LOOPS:
            path = self.program(f"million-{peer}", peer)
            if path:
                commands.append(Command(
                    [path, "--seconds", 2 if self.options.quick else 5,
                     "--processor", self.options.processor], rounds=2))
        return commands

    # ---- waking ------------------------------------------------------------

    def wake(self):
        rounds = self.options.rounds
        count = max(self.options.wakeups // rounds, 100)
        commands = []
        for fifo in (False, True):
            for method in POLICIES + SYSTEM_METHODS + LOOPS:
                commands += self.wakes_of(method, count, fifo)
            commands += self.cyclictest(count, fifo)
        return commands

    def wakes_of(self, method, count, fifo):
        name = f"wake-{method}" if method in LOOPS else "wake"
        path = self.program(name, method)
        if not path:
            return
        argv = [path, "--method", method, "--count", count,
                "--processor", self.options.processor]
        yield Command(argv + ["--fifo"] * fifo)

    def cyclictest(self, count, fifo):
        if not shutil.which("cyclictest"):
            self.miss("cyclictest")
            return
        # Whole microseconds: a histogram of ns would take longer to print
        # than it took to fill, and belong to its share of the processor.
        argv = ["cyclictest", "-q", "-t", 1, "-i", 1000, "-l", count,
                "-a", self.options.processor, "-h", 10000]
        argv += ["-p", 50] if fifo else ["--policy=other"]
        yield Command(argv, read=lambda text, spent: read_cyclictest(
            text, spent, count, fifo))

    def early(self):
        """A million wake-ups in all, at ten times the rate."""
        path = self.program("wake")
        count = 10000 if self.options.quick else 333400
        return [Command([path, "--method", policy, "--period", 100000,
                         "--count", count, "--fifo",
                         "--processor", self.options.processor], rounds=1,
                        read=read_early)
                for policy in POLICIES if path]

    def slack(self):
        path = self.program("slack")
        if not path:
            return []
        return [Command([path], rounds=1),
                Command([path, "--live", "--span", 10**9], rounds=2)]

    def noise(self):
        path = self.program("noise")
        return [Command([path, "--processor", self.options.processor])] \
            if path else []


# ---- what other programs print -----------------------------------------------


def own_cache():
    """The processor's own second cache, as callgrind wants it."""
    base = "/sys/devices/system/cpu/cpu0/cache/index2/"
    try:
        with open(base + "size", encoding="ascii") as file:
            kilobytes = int(file.read().strip().rstrip("K"))
    except (OSError, ValueError):
        kilobytes = 1024
    # A power of two: callgrind takes no other.
    return f"{1 << (kilobytes * 1024).bit_length() - 1},16,64"


def read_callgrind(text, out):
    result = json.loads(text)
    with open(out, encoding="utf-8") as file:
        lines = file.read()
    os.remove(out)
    events = re.search(r"^events: (.*)$", lines, re.M).group(1).split()
    totals = re.search(r"^totals: (.*)$", lines, re.M).group(1).split()
    # Zeros at the end are left out.
    totals += ["0"] * (len(events) - len(totals))
    count = dict(zip(events, map(int, totals)))
    ops = result["ops"]
    result["instructions"] = count["Ir"] / ops
    result["l1_misses"] = (count["D1mr"] + count["D1mw"]) / ops
    result["l2_misses"] = (count["DLmr"] + count["DLmw"]) / ops
    return [result]


def read_cyclictest(text, spent, count, fifo):
    late = [[1000 * int(a), int(b)] for a, b in
            re.findall(r"^(\d+) (\d+)$", text, re.M) if int(b)]
    worst = 1000 * int(re.search(r"# Max Latencies: (\d+)", text).group(1))
    beyond = int(re.search(r"# Histogram Overflows: (\d+)", text).group(1))
    if beyond:
        late.append([worst, beyond])
    return [{"part": "wake", "peer": "cyclictest", "fifo": fifo,
             "count": count, "early": 0, "max": worst, "skipped": 0,
             "share": spent / (count * 1e-3), "late": late}]


def read_early(text, _spent):
    result = json.loads(text)
    result["part"] = "early"
    del result["late"]
    return [result]
