/* SPDX-License-Identifier: MIT */
/*
 * Polling a condition with sleeps between.
 *
 * Shows: 1.6 read_poll_timeout
 */
#include "scenario.h"

#include <linux/iopoll.h>

static int reads;

static int read_it(void)
{
	return ++reads;
}

static void show(void)
{
	int v;

	value(read_poll_timeout(read_it, v, v == 3, 1000, 10000, false));
	event("read %d", v);
	reads = 0;
	value(read_poll_timeout(read_it, v, v < 0, 1000, 3500, true));
	event("gave up");
}

SCENARIO(show);
