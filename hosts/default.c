/* SPDX-License-Identifier: MIT */
/*
 * The machine that starts by itself in a hosted program is a live one.
 */
#include "core/host.h"

const struct hrt_host *const hrt_default_host = &hrt_live;
