#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Compile the core with no libc and link it with a host of a few lines: for
# x86-64, where it is run, and for a Cortex-M3 and a RISC-V, where linking must
# do. A missing cross compiler is an error: tools/install-deps.sh ci has them.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
flags=(-std=gnu11 -Os -Wall -Wextra -Werror -ffreestanding -nostdlib
       -fno-stack-protector -ffunction-sections -DHRT_MAX_CPUS=1
       -DHRT_QUEUE_BITS=0 -Iinclude -I.)
passed=0 failed=0

# build NAME COMPILER FLAG...: says what the image takes.
build() {
	local name=$1 cc=$2
	shift 2
	if "$cc" "${flags[@]}" "$@" core/*.c tests/freestanding/main.c \
		-Wl,--gc-sections -lgcc -o "$out/$name"; then
		passed=$((passed + 1))
		size "$out/$name" | awk -v n="$name" 'NR == 2 {
			printf "%-12s text %d, data %d, bss %d bytes\n", n, $1, $2, $3 }'
	else
		failed=$((failed + 1))
	fi
}

# run NAME: it passes or it does not.
run() {
	if "$out/$1"; then
		passed=$((passed + 1))
	else
		echo "freestanding: the $1 image failed when run" >&2
		failed=$((failed + 1))
	fi
}

build x86-64 "${CC:-cc}" -static
run x86-64
build x86-64-fast "${CC:-cc}" -static -UHRT_QUEUE_BITS
run x86-64-fast
build cortex-m3 arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb
build rv32imac riscv64-unknown-elf-gcc -march=rv32imac -mabi=ilp32
build rv64gc riscv64-unknown-elf-gcc -march=rv64gc -mabi=lp64d -mcmodel=medany
echo "freestanding: $passed passed, $failed failed"
[ "$failed" = 0 ]
