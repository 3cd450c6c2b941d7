#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Holds hrt against what the referees said when it was recorded; no kernel is
# needed: check_recorded.sh [VERSION ...]. HRT names the tool.
exec "$(dirname "$0")/conformance.py" check "$@"
