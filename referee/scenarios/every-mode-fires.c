/* SPDX-License-Identifier: MIT */
/*
 * Each of the twelve modes, on each clock.
 *
 * Shows: 2.4.5, 1.1 hrtimer_mode
 */
#include "scenario.h"

static const enum hrtimer_mode modes[] = {
	HRTIMER_MODE_ABS,
	HRTIMER_MODE_REL,
	HRTIMER_MODE_ABS_PINNED,
	HRTIMER_MODE_REL_PINNED,
	HRTIMER_MODE_ABS_SOFT,
	HRTIMER_MODE_REL_SOFT,
	HRTIMER_MODE_ABS_PINNED_SOFT,
	HRTIMER_MODE_REL_PINNED_SOFT,
	HRTIMER_MODE_ABS_HARD,
	HRTIMER_MODE_REL_HARD,
	HRTIMER_MODE_ABS_PINNED_HARD,
	HRTIMER_MODE_REL_PINNED_HARD,
};

static void show(void)
{
	static const clockid_t clocks[] = { CLOCK_MONOTONIC, CLOCK_REALTIME,
					    CLOCK_BOOTTIME, CLOCK_TAI };
	static const enum tk_offsets offs[] = { TK_OFFS_MAX, TK_OFFS_REAL,
						TK_OFFS_BOOT, TK_OFFS_TAI };
	s64 when = 0;

	for (unsigned int m = 0; m < ARRAY_SIZE(modes); m++) {
		for (int i = 0; i < 4; i++) {
			ktime_t time = MS(4);

			when += MS(4);
			if (!(modes[m] & REL))
				time = i ? at_by(offs[i], when) : at(when);
			hrtimer_setup(&timers[i], fire, clocks[i], modes[m]);
			hrtimer_start(&timers[i], time, modes[m]);
			sleep_until(when + MS(1));
			when += MS(1);
		}
	}
}

SCENARIO(show);
