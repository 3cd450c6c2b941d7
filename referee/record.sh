#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Records what the referees say, into recorded/: record.sh [VERSION ...]
exec "$(dirname "$0")/conformance.py" record "$@"
