#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Runs scenarios on a real kernel in virtual time and prints their log lines:
#
#	run-uml.sh VERSION [-w] [-t SECONDS] [-l LIMIT] [-k WORDS] [-f LIST]
#		SCENARIO.c [param=value...] [SCENARIO.c ...]
#
# VERSION is 6.1 or 7.3. All scenarios run in one boot, one after the other;
# each stays loaded for SECONDS (1) of virtual time after its init returned.
# LIST holds lines `SCENARIO.c [param=value...]`. LIMIT (120) is real seconds.
# WORDS go to the kernel's command line: highres=off, nohz=off.
# -w prints whole stack dumps instead of one line for each warning.
#
# Two runs print the same bytes. Each scenario begins on a tick whose jiffies
# have the same low 12 bits as at boot, whatever ran before it.

set -euo pipefail
. "$(dirname "$0")/lib.sh"

# 4096 jiffies at 100 Hz.
# shellcheck disable=SC2034 # lib.sh takes it
GRID=40960000000

# The host must not show: a fixed address layout, no files of the user's, and
# a wall clock that starts at 1,000,000,000 s.
boot() {
	local status=0

	{ HOME=$SCRATCH TMPDIR=$SCRATCH timeout -s KILL "$LIMIT" setarch -R "$1" \
		mem=64M time-travel=inf-cpu \
		time-travel-start=1000000000000000000 quiet rdinit=/init \
		initrd="$SCRATCH/initrd" "${WORDS[@]}" </dev/null >"$SCRATCH/log" 2>&1
	} 2>/dev/null || status=$?
	report "$SCRATCH/log" "$status"
}

(($#)) || { sed -n '4,17s/^# \?//p' "$0" >&2 && exit 2; }
version=$1
shift
parse_scenarios "$@"
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT
linux=$("$REFEREE/kernels.sh" uml "$version")
init=$("$REFEREE/kernels.sh" init)
build_modules "uml-$version" "${linux%/*}" ARCH=um
make_initrd "uml-$version" "$init"
boot "$linux"
