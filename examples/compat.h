/* SPDX-License-Identifier: MIT */
/*
 * hrtimer_setup() came with 6.13, and hrtimer_init() went with 6.15. With this
 * the examples compile for every kernel since 2.6.39; hrt has both names and
 * says so by defining hrtimer_setup.
 */
#ifndef EXAMPLES_COMPAT_H
#define EXAMPLES_COMPAT_H

#include <linux/hrtimer.h>
#include <linux/version.h>

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 13, 0) && !defined(hrtimer_setup)
static inline void hrtimer_setup(
	struct hrtimer *timer,
	enum hrtimer_restart (*function)(struct hrtimer *), clockid_t clock_id,
	enum hrtimer_mode mode)
{
	hrtimer_init(timer, clock_id, mode);
	timer->function = function;
}
#endif

#endif
