#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draw a terminal in which a command has run: the picture of the README.

    tools/terminal_svg.py OUT.svg 'SHOWN COMMAND' COMMAND [ARGUMENT ...]
"""
import html
import subprocess
import sys

CHARACTER, LINE, MARGIN = 8.4, 20, 16


def draw(shown, output):
    lines = ["$ " + shown] + output.splitlines()
    width = MARGIN * 2 + CHARACTER * max(len(line) for line in lines)
    height = MARGIN * 2 + LINE * len(lines)
    rows = []
    for number, line in enumerate(lines):
        colour = "#7ee787" if number == 0 else "#c9d1d9"
        rows.append(
            f'<text x="{MARGIN}" y="{MARGIN + LINE * (number + 0.75):.0f}" '
            f'fill="{colour}" xml:space="preserve">{html.escape(line)}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" '
        f'height="{height}" font-family="ui-monospace, monospace" '
        f'font-size="14">\n<rect width="100%" height="100%" rx="8" '
        f'fill="#0d1117"/>\n' + "\n".join(rows) + "\n</svg>\n")


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    done = subprocess.run(sys.argv[3:], stdout=subprocess.PIPE, text=True,
                          check=True)
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write(draw(sys.argv[2], done.stdout))


if __name__ == "__main__":
    main()
