/* SPDX-License-Identifier: MIT */
/*
 * usleep_range() ends with its range when nobody else interrupts.
 *
 * Shows: 1.6 usleep_range
 */
#include "scenario.h"

static void show(void)
{
	usleep_range(1000, 2000);
	event("1000..2000");
	usleep_range(200, 200);
	event("200");
	usleep_range(0, 0);
	event("0");
	usleep_range_state(15000, 25000, TASK_UNINTERRUPTIBLE);
	event("15000..25000");
}

SCENARIO(show);
