#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Layout, lint, and the rules of the house that a machine can check.
#
#	tools/lint.sh [--fix]	--fix lays the sources out instead of checking
set -euo pipefail
cd "$(dirname "$0")/.."
format=$(command -v clang-format-14 || command -v clang-format)
mapfile -t sources < <(git ls-files --cached --others --exclude-standard \
	'*.c' '*.h' '*.cpp')
mapfile -t scripts < <(git ls-files --cached --others --exclude-standard \
	'*.sh' .ci/run)
passed=0 failed=0

check() {
	local name=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		echo "lint: $name failed" >&2
		failed=$((failed + 1))
	fi
}

if [ "${1:-}" = --fix ]; then
	"$format" -i "${sources[@]}"
	exit
fi

licences() {
	local bad
	bad=$(git ls-files --cached --others --exclude-standard '*.[ch]' '*.cpp' \
		'*.sh' '*.py' '*.build' Makefile .ci/run |
		while read -r file; do
			head -n 3 "$file" | grep -q 'SPDX-License-Identifier' ||
				echo "$file"
		done)
	[ -z "$bad" ] || { echo "no SPDX line in: $bad" >&2; return 1; }
}

# The core includes itself, the public headers and the compiler's; a host does
# not include a face; nobody below includes somebody above.
floors() {
	local bad
	bad=$(grep -nE '^#include' core/*.[ch] | grep -vE \
		'"[a-z_]+\.h"|<hrtimer/|<(stdint|stdbool|stddef|stdatomic|limits)\.h>' ||
		true)
	bad+=$(grep -nE '^#include.*(module/|cli/|linux/(module|hrtimer))' \
		hosts/*.[ch] hosts/*/*.[ch] || true)
	bad+=$(grep -nE '^#include.*(hosts/|module/|cli/)' include/hrtimer/*.h || true)
	bad+=$(grep -nE '^#include.*"(cli/|hosts/)' module/*/*.[ch] || true)
	[ -z "$bad" ] || { printf 'an include that runs upward:\n%s\n' "$bad" >&2; return 1; }
}

tidy() {
	local build
	build=$(mktemp -d)
	CC=clang meson setup "$build" >/dev/null
	clang-tidy-14 -p "$build" --quiet --warnings-as-errors='*' \
		core/*.c hosts/*.c hosts/*/*.c cli/*.c \
		module/load/{elf_file,loader,names,refs,resolve,utsname}.c 2> >(grep -vE 'warnings? generated' >&2)
	local status=$?
	rm -rf "$build"
	return $status
}

check 'SPDX lines' licences
check 'floors' floors
check 'clang-format' "$format" --dry-run -Werror "${sources[@]}"
check 'clang-tidy' tidy
check 'shellcheck' shellcheck -x -P SCRIPTDIR "${scripts[@]}"
echo "lint: $passed passed, $failed failed"
[ "$failed" = 0 ]
