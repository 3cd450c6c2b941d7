/* SPDX-License-Identifier: MIT */
/*
 * What the clocks show, and how they differ.
 *
 * Shows: 1.3 ktime_get
 */
#include "scenario.h"

static void show(void)
{
	struct timespec64 ts;
	ktime_t mono = ktime_get();

	value(ktime_get_ns() - (u64)mono < MS(1));
	value(ktime_get_boottime() - mono < MS(1));
	value(ktime_get_raw() - mono < MS(1));
	value_if_virtual(ktime_get_raw_ns() - (u64)mono < MS(1));
	value(ktime_get_real() > mono);
	value(ktime_get_real_ns() > (u64)mono);
	value(ktime_get_boottime_ns() - (u64)mono < MS(1));
	value(ktime_get_clocktai() >= ktime_get_real() - MS(1));
	value(ktime_get_clocktai_ns() >= ktime_get_real_ns() - MS(1));
	value(ktime_get_with_offset(TK_OFFS_BOOT) - mono < MS(1));
	value(ktime_mono_to_any(mono, TK_OFFS_REAL) ==
	      ktime_mono_to_real(mono));
	ktime_get_ts64(&ts);
	value(ts.tv_sec == ktime_get_seconds());
	ktime_get_real_ts64(&ts);
	value(ts.tv_sec == ktime_get_real_seconds());
	ktime_get_raw_ts64(&ts);
	value(timespec64_to_ns(&ts) - mono < MS(1));
	ktime_get_boottime_ts64(&ts);
	value(ts.tv_sec == ktime_get_boottime_seconds());
	ktime_get_clocktai_ts64(&ts);
	value(ts.tv_sec == ktime_get_clocktai_seconds());
	value(ktime_get_resolution_ns() > 0);
	value(ktime_get_mono_fast_ns() - (u64)mono < MS(1));
	value_if_virtual(ktime_get_raw_fast_ns() - (u64)mono < MS(1));
	value(ktime_get_boot_fast_ns() - (u64)mono < MS(1));
	value(ktime_get_real_fast_ns() > (u64)mono);
	value(ktime_get_tai_fast_ns() > (u64)mono);
	getboottime64(&ts);
	value(ts.tv_sec - ktime_get_real_seconds() + ktime_get_seconds() >= -1);
}

SCENARIO(show);
