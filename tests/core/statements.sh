#!/bin/sh
# SPDX-License-Identifier: MIT
# Lists which tests show which statement: of the specification (spec 2.4), of
# the rules of virtual time (rule 3), of what differs between kernels (version).
#
#	tests/core/statements.sh [2.4]
cd "$(dirname "$0")" || exit 1
sed -n 's/^\t*SPEC(\([a-z]*\)_\([0-9_]*[0-9]\)_\([a-z0-9_]*\)),*$/\1 \2 \3/p' \
	test_*.c | while read -r kind number name; do
	printf '%s %-6s %s\n' "$kind" "$(echo "$number" | tr _ .)" "$name"
done | sort -k1,1 -k2,2V -s | grep -F -- "${1:-}"
