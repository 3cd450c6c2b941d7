#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Everything against the real kernels, in one table:
#
#	conformance.sh [VERSION ...]
#
# VERSION is 6.1 or 7.3, in virtual time, or qemu-6.1, in a machine of two CPUs;
# without one all are meant. First the scenarios, the examples in the machine,
# and the random programs that are recorded, then PROGRAMS (2000) others from number
# SEED on, which is today's unless the environment says otherwise. Builds the
# kernels when the cache has none yet; see kernels.sh.

set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
seed=${SEED:-$(date +%Y%m%d000)}
failed=0

(($#)) || set -- 6.1 7.3 qemu-6.1
"$here/conformance.py" compare "$@" || failed=1
for version; do
	[ "$version" != qemu-6.1 ] || continue
	"$here/random/compare.py" --api "$version" --seed "$seed" \
		--count "${PROGRAMS:-2000}" || failed=1
done
exit "$failed"
