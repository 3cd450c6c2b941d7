# SPDX-License-Identifier: MIT
"""Line plots as SVG, by hand: nothing to install."""
import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 92, 150, 40, 52
# Told apart by those who see colours otherwise too; ours is the first.
COLOURS = ("#d55e00", "#555555", "#0072b2", "#009e73", "#cc79a7", "#56b4e9",
           "#b58900", "#6a3d9a", "#8c564b", "#2f4f4f", "#7f7f7f")


class Axis:
    """Maps values to a length, evenly or by their logarithm."""

    def __init__(self, values, log, label, ticks=None):
        self.log = log
        self.label = label
        self.low = min(values)
        self.high = max(values)
        self.ticks = ticks
        if log:
            self.low = 10 ** math.floor(math.log10(self.low) + 1e-9)
            self.high = 10 ** math.ceil(math.log10(self.high) - 1e-9)
        if self.low == self.high:
            self.high = self.low * 10 if log else self.low + 1

    def at(self, value):
        """0 ... 1."""
        if self.log:
            value = max(value, self.low)
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def marks(self):
        """[(value, text)]"""
        if self.ticks:
            return [(value, text) for value, text in self.ticks
                    if self.low <= value <= self.high]
        if self.log:
            powers = range(round(math.log10(self.low)),
                           round(math.log10(self.high)) + 1)
            return [(10.0**power, power_text(power)) for power in powers]
        step = (self.high - self.low) / 5
        return [(self.low + i * step, f"{self.low + i * step:g}")
                for i in range(6)]


def power_text(power):
    if 0 <= power <= 3:
        return str(10**power)
    digits = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return "10" + digits


class Series:
    def __init__(self, name, points, colour=0, dashed=False, width=2):
        self.name = name
        self.points = points
        self.colour = COLOURS[colour % len(COLOURS)]
        self.dashed = dashed
        self.width = width

    def stroke(self):
        dash = ' stroke-dasharray="6 4"' if self.dashed else ""
        return f'stroke="{self.colour}" stroke-width="{self.width}"{dash}'


class Plot:
    def __init__(self, title, x, y, series):
        self.title = title
        self.x = x
        self.y = y
        self.series = series
        self.out = []

    def place(self, x, y):
        width, height = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
        return (LEFT + width * self.x.at(x), TOP + height * (1 - self.y.at(y)))

    def text(self, x, y, text, anchor="middle", more=""):
        self.out.append(f'<text x="{x:.1f}" y="{y:.1f}" '
                        f'text-anchor="{anchor}"{more}>{escape(text)}</text>')

    def line(self, x1, y1, x2, y2, style):
        self.out.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" '
                        f'y2="{y2:.1f}" {style}/>')

    def draw_axes(self):
        grid = 'stroke="#dddddd"'
        for value, text in self.x.marks():
            x, _ = self.place(value, self.y.low)
            self.line(x, TOP, x, HEIGHT - BOTTOM, grid)
            self.text(x, HEIGHT - BOTTOM + 18, text)
        for value, text in self.y.marks():
            _, y = self.place(self.x.low, value)
            self.line(LEFT, y, WIDTH - RIGHT, y, grid)
            self.text(LEFT - 8, y + 4, text, "end")
        self.text(LEFT + (WIDTH - LEFT - RIGHT) / 2, HEIGHT - 12, self.x.label)
        middle = TOP + (HEIGHT - TOP - BOTTOM) / 2
        self.text(16, middle, self.y.label,
                  more=f' transform="rotate(-90 16 {middle:.1f})"')

    def draw_series(self, series):
        places = [self.place(x, y) for x, y in series.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        self.out.append(f'<polyline points="{path}" fill="none" '
                        f'{series.stroke()}/>')
        if len(places) <= 12:
            self.out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" '
                         f'fill="{series.colour}"/>' for x, y in places]

    def draw_legend(self):
        x = WIDTH - RIGHT + 14
        for i, series in enumerate(self.series):
            y = TOP + 10 + 20 * i
            self.line(x, y, x + 22, y, series.stroke())
            self.text(x + 28, y + 4, series.name, "start")

    def draw(self):
        self.out = [
            '<svg xmlns="http://www.w3.org/2000/svg" '
            f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
            'font-size="12" fill="#222222">',
            f'<title>{escape(self.title)}</title>',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>']
        self.text(LEFT, 22, self.title, "start",
                  ' font-size="14" font-weight="bold"')
        self.draw_axes()
        for series in self.series:
            self.draw_series(series)
        self.draw_legend()
        return "\n".join(self.out + ["</svg>", ""])


# ---- the plots of a run --------------------------------------------------------

QUEUE_TITLES = {
    "restart": "Restart of a random timer",
    "hold": "Expire the first, put it back",
    "ahead": "Start and cancel ahead of all others",
}


OURS = ("economy", "balanced", "exact")


def queue_plot(rows, load):
    series = []
    # A turn of GLib's loop is a hundred times dearer than all the others.
    names = dict.fromkeys(row["peer"] for row in rows
                          if (row["peer"], load) != ("glib", "hold"))
    for colour, peer in enumerate(names):
        for spread in ("uniform", "clustered"):
            if spread == "clustered" and peer not in ("hrtimer", "rbtree"):
                continue
            points = sorted((row["n"], row["ns"]) for row in rows
                            if row["peer"] == peer and row["load"] == load and
                            row["spread"] == spread)
            if points:
                name = peer + (", clustered" if spread == "clustered" else "")
                series.append(Series(name, points, colour,
                                     spread == "clustered"))
    x = Axis([p[0] for s in series for p in s.points], True, "timers pending")
    y = Axis([p[1] for s in series for p in s.points], True, "ns")
    return Plot(QUEUE_TITLES[load], x, y, series).draw()


def lateness_plot(rows, fifo):
    rows = [row for row in rows if row["fifo"] == fifo]
    series = [Series(row["peer"], [(max(late, 10), share)
                                   for late, share in row["tail"]], colour,
                     dashed=row["peer"] not in OURS,
                     width=3 if row["peer"] in OURS else 1.5)
              for colour, row in enumerate(rows)]
    x = Axis([p[0] for s in series for p in s.points], True, "late by, ns")
    y = Axis([p[1] for s in series for p in s.points], True,
             "share of wake-ups that came later",
             [(1, "all"), (0.5, "half"), (0.1, "1 in 10"), (0.01, "1 in 100"),
              (0.001, "1 in 1000"), (1e-4, "1 in 10⁴"), (1e-5, "1 in 10⁵")])
    title = "Lateness at 1 kHz, " + ("SCHED_FIFO" if fifo else "SCHED_OTHER")
    return Plot(title, x, y, series).draw()


def slack_plot(rows):
    series = []
    for colour, host in enumerate(("live", "virtual")):
        points = sorted((row["range_us"] / 1000, row["wakeups_per_s"])
                        for row in rows if row["peer"] == host)
        if points:
            series.append(Series(host, points, colour))
    x = Axis([p[0] for s in series for p in s.points], False, "range, ms")
    y = Axis([p[1] for s in series for p in s.points], True,
             "wake-ups a second")
    return Plot("10 000 timers of random phase at 10 Hz", x, y, series).draw()


def plots(summary):
    """{name of the file: its text}"""
    drawn = {}
    if summary["queue"]:
        for load in QUEUE_TITLES:
            drawn[f"queue-{load}.svg"] = queue_plot(summary["queue"], load)
    for fifo, name in ((False, "other"), (True, "fifo")):
        if any(row["fifo"] == fifo for row in summary["wake"]):
            drawn[f"lateness-{name}.svg"] = lateness_plot(summary["wake"],
                                                          fifo)
    if summary["slack"]:
        drawn["slack.svg"] = slack_plot(summary["slack"])
    return drawn
