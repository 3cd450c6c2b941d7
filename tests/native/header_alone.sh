#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Each public header compiles by itself: as C11 without extensions, as C++17,
# and without a hosted environment.
#
#	header_alone.sh INCLUDE_DIR
set -uo pipefail
include=$1
status=0 n=0
try() {
	local name=$1
	shift
	n=$((n + 1))
	if echo "#include <hrtimer/$header>" |
		"$@" -Wall -Wextra -Werror -pedantic-errors -I"$include" \
			-fsyntax-only -; then
		echo "ok $n - $header as $name"
	else
		echo "not ok $n - $header as $name"
		status=1
	fi
}
headers=("$include"/hrtimer/*.h)
for path in "${headers[@]}"; do
	header=${path##*/}
	try C11 "${CC:-cc}" -std=c11 -x c
	try C++17 "${CXX:-c++}" -std=c++17 -x c++
	# ktime_timespec.h is about structures of the C library.
	[ "$header" = ktime_timespec.h ] ||
		try 'freestanding C' "${CC:-cc}" -std=c11 -ffreestanding -x c
done
echo "1..$n"
exit $status
