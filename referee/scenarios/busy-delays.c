/* SPDX-License-Identifier: MIT */
/*
 * Delays keep the processor busy; interrupts come meanwhile.
 *
 * Shows: 1.6 udelay
 */
#include "scenario.h"

static void show(void)
{
	go(0, CLOCK_MONOTONIC, ABS, MS(2));
	for (int i = 0; i < 40; i++)
		udelay(100);
	event("udelay");
	mdelay(2);
	event("mdelay");
	ndelay(1000);
	event("ndelay");
}

SCENARIO(show);
