#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Everything against the real kernels, in one table:
#
#	conformance.sh [VERSION ...]
#
# VERSION is 6.1 or 7.3; without one both are meant. First the scenarios and
# the random programs that are recorded, then PROGRAMS (2000) others from number
# SEED on, which is today's unless the environment says otherwise. Builds the
# kernels when the cache has none yet; see kernels.sh.

set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
seed=${SEED:-$(date +%Y%m%d000)}
failed=0

(($#)) || set -- 6.1 7.3
"$here/conformance.py" compare "$@" || failed=1
for version; do
	"$here/random/compare.py" --api "$version" --seed "$seed" \
		--count "${PROGRAMS:-2000}" || failed=1
done
exit "$failed"
