/* SPDX-License-Identifier: MIT */
/*
 * Lets one scenario compile on every referee: it is written against the
 * newest kernel, and this file, which the build of a scenario on a real kernel
 * includes before everything else, gives an old kernel the names that it does
 * not have yet, and a new one the names that it has no more.
 *
 * Only names are mapped. What a version cannot do (hrtimer_start_range_ns_user
 * before 7.2, timer_shutdown before 6.2) a scenario asks LINUX_VERSION_CODE
 * for. The project's own headers have all names, so nothing is needed there.
 */
#ifndef REFEREE_COMPAT_H
#define REFEREE_COMPAT_H

#include <linux/hrtimer.h>
#include <linux/jiffies.h>
#include <linux/timer.h>
#include <linux/version.h>

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 13, 0)

static inline void hrtimer_setup(struct hrtimer *timer,
				 enum hrtimer_restart (*fn)(struct hrtimer *),
				 clockid_t clock, enum hrtimer_mode mode)
{
	hrtimer_init(timer, clock, mode);
	timer->function = fn;
}
#define hrtimer_setup hrtimer_setup /* so that an example need not define it */

static inline void hrtimer_update_function(
	struct hrtimer *timer, enum hrtimer_restart (*fn)(struct hrtimer *))
{
	timer->function = fn;
}

#define hrtimer_setup_on_stack(timer, fn, clock, mode)     \
	do {                                               \
		hrtimer_init_on_stack(timer, clock, mode); \
		(timer)->function = (fn);                  \
	} while (0)

#define hrtimer_setup_sleeper_on_stack hrtimer_init_sleeper_on_stack
#define hrtimer_highres_enabled()      (hrtimer_resolution == 1)

#define us_to_ktime(us)       ns_to_ktime((us)*NSEC_PER_USEC)
#define secs_to_jiffies(secs) ((unsigned long)(secs)*HZ)

#define timer_container_of     from_timer
#define timer_delete           del_timer
#define timer_delete_sync      del_timer_sync
#define timer_delete_sync_try  try_to_del_timer_sync
#define timer_destroy_on_stack destroy_timer_on_stack

#endif

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 15, 0)

/* The function is assigned after it, as it always was. */
#define hrtimer_init(timer, clock, mode) \
	hrtimer_setup(timer, hrtimer_dummy_timeout, clock, mode)

#define from_timer             timer_container_of
#define del_timer              timer_delete
#define del_timer_sync         timer_delete_sync
#define try_to_del_timer_sync  timer_delete_sync_try
#define destroy_timer_on_stack timer_destroy_on_stack

#endif

#endif
