#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Install into an empty place, and build and run a program against that alone:
# by pkg-config, by CMake where there is one, and statically.
#
#	installed.sh BUILD_DIR SOURCE_DIR
set -uo pipefail
build=$1 source=$2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
n=0 status=0
verdict() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		status=1
	fi
}

DESTDIR=$place meson install -C "$build" --no-rebuild --quiet >"$place/log" 2>&1
verdict $? 'installs'
pc=$(find "$place" -name hrtimer.pc)
lib=$(dirname "$(find "$place" -name libhrtimer.so)")
export PKG_CONFIG_PATH=${pc%/*} PKG_CONFIG_SYSROOT_DIR=$place
export LD_LIBRARY_PATH=$lib

# shellcheck disable=SC2046 # words are what pkg-config prints
cc "$source/examples/native/periodic.c" $(pkg-config --cflags --libs hrtimer) \
	-o "$place/periodic" && "$place/periodic" | grep -q turns
verdict $? 'a C program by pkg-config'

# shellcheck disable=SC2046
c++ "$source/examples/native/day.cpp" $(pkg-config --cflags --libs hrtimer) \
	-o "$place/day" && "$place/day" | tail -n 1 | grep -q '^lit for 72 h$'
verdict $? 'a C++ program by pkg-config'

if command -v cmake >/dev/null; then
	mkdir "$place/cmake"
	cat >"$place/cmake/CMakeLists.txt" <<-END
		cmake_minimum_required(VERSION 3.20)
		project(day CXX)
		find_package(hrtimer 0.1 REQUIRED)
		add_executable(day $source/examples/native/day.cpp)
		target_link_libraries(day hrtimer::static)
	END
	cmake -S "$place/cmake" -B "$place/cmake/build" \
		-DCMAKE_PREFIX_PATH="$(dirname "$(dirname "$lib")")" \
		-Dhrtimer_DIR="$(dirname "$(find "$place" -name hrtimerConfig.cmake)")" \
		>"$place/log" 2>&1 &&
		cmake --build "$place/cmake/build" >>"$place/log" 2>&1 &&
		"$place/cmake/build/day" | grep -q 'lit for 72 h'
	verdict $? 'a C++ program by CMake'
fi

# No name but the API's leaves the shared library.
strange=$(nm -D --defined-only "$lib/libhrtimer.so" | awk '{ print $3 }' |
	sed 's/@.*//' | grep -vE '^(hrt_|hrtimer_|__hrtimer_|HRTIMER_|ktime_|jiffies|__?[mu]secs_|nsecs?_|round_jiffies|__round_jiffies|timer_|add_timer|mod_timer|msleep|fsleep|usleep_|schedule_(hr)?timeout|timespec64_|clock_(t_|was_)|timekeeping_|do_settimeofday64|destroy_hrtimer_|get_jiffies_64)')
[ -z "$strange" ] || echo "# not of the API: $strange"
verdict "$([ -z "$strange" ]; echo $?)" 'only names of the API are visible'

# The tool works from where it was installed.
hrt=$(find "$place" -path '*/bin/hrt')
"$hrt" run --virtual --for 1s "$source/examples/test_hrtimer.c" |
	grep -q 'test_hrtimer_handler: 10'
verdict $? 'the installed tool runs a module'

[ $status = 0 ] || sed 's/^/# /' "$place/log"
echo "1..$n"
exit $status
