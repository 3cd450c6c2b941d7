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
# A first parameter suspend=SECONDS is not the module's: the machine sleeps.
# -t may be given again for the scenarios that follow.
#
# Now and then a machine in software stands still while it starts. One that has
# said nothing for STALL seconds is ended and started once more, which is said.

set -euo pipefail
. "$(dirname "$0")/lib.sh"

# No scenario is silent for longer.
STALL=40

# The console goes to the log; "printk.devkmsg" lets init say all it has to.
machine() {
	exec qemu-system-x86_64 -accel tcg -smp 2 -m 512 \
		-nodefaults -display none -no-reboot -serial stdio \
		-kernel "$1/vmlinuz" -initrd "$SCRATCH/initrd" -append \
		"console=ttyS0 quiet printk.devkmsg=on panic=-1 rdinit=/init" \
		</dev/null >"$SCRATCH/log" 2>&1
}

end_machine() {
	[ -n "$MACHINE" ] || return 0
	kill -KILL "$MACHINE" 2>/dev/null || :
	wait "$MACHINE" 2>/dev/null || :
	MACHINE=
}

# watch PID: until it ends, stands still (125), or takes too long (124).
watch() {
	local size last=-1 quiet=$SECONDS start=$SECONDS

	while kill -0 "$1" 2>/dev/null; do
		size=$(stat -c %s "$SCRATCH/log")
		((size == last)) || quiet=$SECONDS
		last=$size
		if ((SECONDS - quiet >= STALL)); then
			return 125
		elif ((SECONDS - start >= LIMIT)); then
			return 124
		fi
		sleep 0.2
	done
}

boot_once() {
	local status=0

	: >"$SCRATCH/log"
	machine "$1" &
	MACHINE=$!
	watch "$MACHINE" || status=$?
	end_machine
	return "$status"
}

boot() {
	local status=0

	boot_once "$1" || status=$?
	if ((status == 125)); then
		say_still "starting it once more"
		status=0
		boot_once "$1" || status=$?
	fi
	if ((status == 125)); then
		say_still "giving up; is this computer very busy?"
		exit 1
	fi
	report "$SCRATCH/log" "$status"
}

say_still() {
	printf '%s: the machine has said nothing for %s s, the last was: %s; %s\n' \
		"${0##*/}" "$STALL" \
		"$(tail -n 1 "$SCRATCH/log" | tr -d '\r')" "$1" >&2
}

(($#)) || { sed -n '4,18s/^# \?//p' "$0" >&2 && exit 2; }
parse_scenarios "$@"
SCRATCH=$(mktemp -d)
MACHINE=
trap 'end_machine; rm -rf "$SCRATCH"' EXIT
dir=$("$REFEREE/kernels.sh" qemu)
init=$("$REFEREE/kernels.sh" init)
DEFINES=-DSCENARIO_LIVE
build_modules qemu "$dir/build"
make_initrd qemu "$init"
boot "$dir"
