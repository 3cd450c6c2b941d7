/* SPDX-License-Identifier: MIT */
/*
 * Beyond 62 jiffies the wheel grows coarse: eight jiffies, then sixty-four.
 *
 * Shows: 2.8.1
 */
#include "scenario.h"

static void show(void)
{
	static const int after[] = { 61, 62, 63, 70, 71, 72, 503, 504 };

	for (int i = 0; i < 8; i++)
		wheel_go(i, after[i]);
	sleep_until(MS(5804));
}

SCENARIO(show);
