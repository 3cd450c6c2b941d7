#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scenarios on real kernels, under hrt, and as recorded.

    conformance.py compare [VERSION ...]  on the referees and under hrt: a table
    conformance.py record [VERSION ...]   what the referees say, into recorded/
    conformance.py check [VERSION ...]    hrt against what is recorded
    conformance.py table                  docs/conformance.md, of the scenarios

VERSION is 6.1 or 7.3; without one both are meant. qemu-6.1 is the machine of
two CPUs, for which see live.py. HRT names the tool; without
it that in build/ is taken. A random batch goes with the scenarios: its lines
are the results of random/program.c.
"""
import concurrent.futures
import functools
import hashlib
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SCENARIOS = os.path.join(HERE, "scenarios")
RECORDED = os.path.join(HERE, "recorded")
PROGRAM = os.path.join(HERE, "random", "program.c")
HRT = os.environ.get("HRT", os.path.join(ROOT, "build", "hrt"))
VERSIONS = ("6.1", "7.3")
MACHINE = "qemu-6.1"
BATCH = 1000  # random programs that go with the scenarios
FIRST = 10  # the number of the first

# The referee ticks for itself now and then. A program that says the same after
# this many others each time was not disturbed; the rest is left out.
BEFORE = (0, 1, 3)


def names():
    return sorted(name[:-2] for name in os.listdir(SCENARIOS)
                  if name.endswith(".c"))


def source(name):
    return os.path.join(SCENARIOS, name + ".c")


def boot_words(name):
    """What a scenario wants on the kernel's command line, of its Boot: line."""
    with open(source(name), encoding="utf-8") as file:
        found = re.search(r"^ \* Boot: (.*)$", file.read(), flags=re.M)
    return found.group(1) if found else ""


def by_boot():
    """The scenarios, in groups that one boot can run: words -> names."""
    groups = {}
    for name in names():
        groups.setdefault(boot_words(name), []).append(name)
    return groups


# What comes with a warning: hrt's own words, or the kernel's.
KERNEL_TEXT = re.compile(r"---\[ end trace|Invalid clockid|"
                         r"timer: .* preempt leak")


def normal(lines):
    """Without time stamps; of a warning only that there was one."""
    out, in_warning = [], False
    for line in lines:
        line = re.sub(r"^\[ *[\d.]+\] ?", "", line).rstrip()
        if "[ cut here ]" in line:
            in_warning = True
        elif line.startswith("WARNING:"):
            out.append("WARNING")
            in_warning = False
        elif line and not in_warning and not KERNEL_TEXT.match(line):
            out.append(line)
    return out


# ---- running ----------------------------------------------------------------


def on_kernel(version, sources, boot=""):
    """What a boot of the referee says: source -> lines."""
    sources = list(sources)
    if len(sources) == 1:
        sources *= 2  # the name is said only where there are several
    with tempfile.NamedTemporaryFile("w", suffix=".list") as batch:
        batch.write("\n".join(" ".join(words) for words in sources) + "\n")
        batch.flush()
        done = subprocess.run(
            [os.path.join(HERE, "run-uml.sh"), version, "-t", "0.01", "-l",
             "900", *(["-k", boot] if boot else []), "-f", batch.name], text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"linux-{version}: {done.stderr[-1000:]}")
    return split(done.stdout.splitlines())


def split(lines):
    said, name = {}, None
    for line in lines:
        if line.startswith("== "):
            name = line[3:]
            said[name] = []
        elif name:
            said[name].append(line)
    return {name: normal(text) for name, text in said.items()}


@functools.lru_cache(maxsize=None)
def all_that_builds():
    """A digest of the compiler, of the tool's building, and of all headers."""
    digest = hashlib.sha256(subprocess.run(
        [*os.environ.get("CC", "cc").split(), "--version"], check=False,
        stdout=subprocess.PIPE).stdout + os.environ.get("CC", "").encode())
    for top in ("cli", "include", "module/include", "referee"):
        for folder, _, files in sorted(os.walk(os.path.join(ROOT, top))):
            for file in sorted(files):
                if file.endswith(".h") or top == "cli":
                    with open(os.path.join(folder, file), "rb") as text:
                        digest.update(text.read())
    return digest.hexdigest()


def built(version, path):
    """The module of a source, kept beside the tool for as long as nothing of
    what it is made of changes; the source itself when it cannot be built."""
    with open(path, "rb") as text:
        key = hashlib.sha256(text.read() + version.encode() +
                             all_that_builds().encode()).hexdigest()[:24]
    folder = os.path.dirname(os.path.realpath(HRT))
    name = os.path.basename(path)[:-2].replace("-", "_")
    module = os.path.join(folder, "scenarios", key, name + ".ko")
    if os.path.exists(module):
        return module
    if not os.access(folder, os.W_OK):
        return path
    os.makedirs(os.path.dirname(module), exist_ok=True)
    part = f"{module[:-3]}.{os.getpid()}.ko"
    done = subprocess.run(
        [HRT, "build", "--hz", "100", "--api", version, "--name", name, "-g0",
         "-o", part, path], check=False, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    if done.returncode:
        return path
    os.replace(part, module)
    return module


def under_hrt(version, words):
    words = [built(version, word) if word.endswith(".c") else word
             for word in words]
    done = subprocess.run(
        [HRT, "run", "--virtual", "--hz", "100", "--api", version, *words],
        text=True, check=False, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        timeout=600)
    lines = normal(done.stdout.splitlines())
    if done.returncode:
        lines += [f"status {done.returncode}",
                  *done.stderr.splitlines()[-5:]]
    return lines


def all_under_hrt(version, words_of):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        lines = pool.map(lambda words: under_hrt(version, words),
                         words_of.values())
        return dict(zip(words_of, lines))


def program(before=0):
    return [PROGRAM, f"seed={FIRST - before}", f"count={BATCH + before}"]


def jobs():
    """Name -> what is run: the scenarios, and the random batch."""
    words = {name: [*("--" + word for word in boot_words(name).split()),
                    source(name)] for name in names()}
    words["random"] = program()
    return words


def results(lines):
    """The lines of the batch alone."""
    return [line for line in lines if line.startswith("program ")
            and int(line.split()[1]) >= FIRST]


def undisturbed(version):
    runs = [results(on_kernel(version, [program(before), [source("msleep")]])
                    ["program"]) for before in BEFORE]
    return [line for line in runs[0] if all(line in run for run in runs)]


def kernel_says(version):
    said = {}
    for boot, group in by_boot().items():
        said.update(on_kernel(version, [[source(name)] for name in group],
                              boot))
    missing = [name for name in names() if name.replace("-", "_") not in said]
    if missing:
        sys.exit(f"linux-{version}: nothing from {missing[0]}")
    out = {name: said[name.replace("-", "_")] for name in names()}
    out["random"] = undisturbed(version)
    return out


def hrt_says(version):
    said = all_under_hrt(version, jobs())
    said["random"] = results(said["random"]) or said["random"]
    return said


def comparable(name, theirs, ours):
    """Of the random batch only what the referee was not disturbed in."""
    if name != "random" or not theirs:
        return ours
    seeds = {line.split()[1] for line in theirs}
    return [line for line in ours if line.split()[1] in seeds]


def in_machine():
    import live  # beside this file, of which it uses much
    return live


# ---- commands ---------------------------------------------------------------


def first_difference(theirs, ours):
    for i in range(max(len(theirs), len(ours))):
        one = theirs[i] if i < len(theirs) else "(nothing)"
        two = ours[i] if i < len(ours) else "(nothing)"
        if one != two:
            return f"line {i + 1}: {one!r}, hrt: {two!r}"
    return None


def judge(version, name, theirs, ours):
    """Print a line of the table; return: whether the two are the same."""
    wrong = first_difference(theirs, comparable(name, theirs, ours))
    print(f"{name:<40} linux-{version}  "
          f"{'same' if not wrong else 'different'}")
    if wrong:
        print(f"    {wrong}")
    return not wrong


def total(results):
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return failed > 0


def compare(versions):
    results = []
    for version in versions:
        if version == MACHINE:
            results += in_machine().compare()
            continue
        theirs, ours = kernel_says(version), hrt_says(version)
        results += [judge(version, name, theirs[name], ours[name])
                    for name in theirs]
    return total(results)


def recorded(version, name):
    return os.path.join(RECORDED, version, name + ".txt")


def release(version):
    """The exact version of a referee, as it says itself."""
    linux = subprocess.run([os.path.join(HERE, "kernels.sh"), "uml", version],
                           text=True, check=True,
                           stdout=subprocess.PIPE).stdout.strip()
    return subprocess.run([linux, "--version"], text=True, check=True,
                          stdout=subprocess.PIPE).stdout.strip()


def record(versions):
    for version in versions:
        if version == MACHINE:
            in_machine().record()
            continue
        which = release(version)
        said = kernel_says(version)
        os.makedirs(os.path.join(RECORDED, version), exist_ok=True)
        for name, lines in said.items():
            with open(recorded(version, name), "w", encoding="utf-8") as file:
                words = boot_words(name) if name != "random" else ""
                file.write(f"# Linux {which}, User-Mode Linux in virtual "
                           f"time, HZ 100{words and ', ' + words}\n")
                file.write("".join(line + "\n" for line in lines))
        print(f"linux-{version} ({which}): {len(said)} recorded")
    return 0


def read_recorded(version, name):
    try:
        with open(recorded(version, name), encoding="utf-8") as file:
            return file.read().splitlines()[1:]
    except FileNotFoundError:
        return ["(not recorded: run conformance.py record)"]


def check(versions):
    results = []
    for version in versions:
        if version == MACHINE:
            results += in_machine().check()
            continue
        ours = hrt_says(version)
        results += [judge(version, name, read_recorded(version, name), lines)
                    for name, lines in ours.items()]
    return total(results)


def main():
    commands = {"compare": compare, "record": record, "check": check}
    if len(sys.argv) == 2 and sys.argv[1] == "table":
        import statements  # beside this file
        return statements.write_table()
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    versions = sys.argv[2:] or VERSIONS
    for version in versions:
        if version not in (*VERSIONS, MACHINE):
            sys.exit(f"{version}: the versions are 6.1, 7.3 and {MACHINE}")
    return commands[sys.argv[1]](versions)


if __name__ == "__main__":
    sys.exit(main())
