#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Install what is missing of the Debian packages that a step needs, or say what
# to install where this may not.
#
#	tools/install-deps.sh build|test|ci|bench
set -euo pipefail

# Each with the reason why it is there.
build=(
	gcc             # compiles the project, and modules at run time
	make            # the commands of the README; makefiles of modules
	meson           # the build: configuration, dependencies, installation
	ninja-build     # what meson drives
	pkg-config      # how meson finds libraries
	libc6-dev
)
test=(
	"${build[@]}"
	g++             # the headers are for C++ as well
	libcmocka-dev   # the test runner
	python3         # the tests of the tool, and the count at the end
)
ci=(
	"${test[@]}"
	clang           # the second compiler
	clang-format-14 # the layout is checked; another version has another
	clang-tidy-14   # lint
	libclang-rt-14-dev # clang's sanitizers
	shellcheck      # lint of the scripts
	man-db          # lint of the manual page
	groff
	gcc-arm-none-eabi gcc-riscv64-unknown-elf # the freestanding core
	bc bison flex libelf-dev xz-utils cpio # Linux in virtual time is built
)
bench=(
	"${build[@]}"
	libev-dev libuv1-dev libevent-dev libglib2.0-dev # peers
	rt-tests        # cyclictest, another
	valgrind        # callgrind counts instructions and cache misses
	python3         # runs all of it
)

case ${1:-} in
build) wanted=("${build[@]}") ;;
test) wanted=("${test[@]}") ;;
ci) wanted=("${ci[@]}") ;;
bench) wanted=("${bench[@]}") ;;
*)
	echo "usage: ${0##*/} build|test|ci|bench" >&2
	exit 2
	;;
esac

if ! command -v dpkg-query >/dev/null; then
	echo "hrtimer: not a Debian system; needed are: ${wanted[*]}" >&2
	exit 0
fi
missing=()
for package in "${wanted[@]}"; do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null |
		grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} = 0 ] && exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
	if ! sudo -n true 2>/dev/null; then
		echo "hrtimer: please install what is missing:" >&2
		echo "	sudo apt-get install ${missing[*]}" >&2
		exit 1
	fi
	as_root=(sudo -n)
fi
echo "hrtimer: installing ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
# A fresh machine has no package lists; an old one may have stale ones.
"${as_root[@]}" apt-get update -qq >&2
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
