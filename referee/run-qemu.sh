#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Runs scenarios on Debian's cloud kernel in a virtual machine, two CPUs in
# software, live time, and prints their log lines:
#
#	run-qemu.sh [-w] [-t SECONDS] [-l LIMIT] [-f LIST]
#		SCENARIO.c [param=value...] [SCENARIO.c ...]
#
# All scenarios run in one boot, one after the other; each stays loaded for
# SECONDS (1) after its init returned. LIST holds lines of the same shape.
# LIMIT (120) is the real seconds for everything. -w prints whole stack dumps.

set -euo pipefail
. "$(dirname "$0")/lib.sh"

boot() {
	local status=0

	{ timeout -s KILL "$LIMIT" qemu-system-x86_64 -accel tcg -smp 2 -m 512 \
		-nodefaults -display none -no-reboot -serial stdio \
		-kernel "$1/vmlinuz" -initrd "$SCRATCH/initrd" \
		-append "console=ttyS0 quiet panic=-1 rdinit=/init" \
		</dev/null >"$SCRATCH/log" 2>&1
	} 2>/dev/null || status=$?
	report "$SCRATCH/log" "$status"
}

(($#)) || { sed -n '4,13s/^# \?//p' "$0" >&2 && exit 2; }
parse_scenarios "$@"
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT
dir=$("$REFEREE/kernels.sh" qemu)
init=$("$REFEREE/kernels.sh" init)
build_modules qemu "$dir/build"
make_initrd qemu "$init"
boot "$dir"
