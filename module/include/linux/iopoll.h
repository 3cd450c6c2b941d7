/* SPDX-License-Identifier: MIT */
/*
 * Loops that wait for a condition with a time limit.
 *
 * poll_timeout_us() sleeps between two looks for sleep_us / 4 + 1 to sleep_us
 * microseconds, and looks once more after the time is over, so that a long
 * preemption between the look and the reading of the clock is no failure.
 */
#ifndef _LINUX_IOPOLL_H
#define _LINUX_IOPOLL_H

#include <linux/kernel.h>
#include <linux/types.h>
#include <linux/ktime.h>
#include <linux/delay.h>
#include <linux/errno.h>

/*
 * The loop: @before comes first and counts, @pause waits between two looks; a
 * @limit of 0 is none. Evaluates to 0, or -ETIMEDOUT.
 */
#define __hrt_poll(op, cond, limit_us, before, pause)                          \
	({                                                                     \
		unsigned long long __limit_us = (limit_us);                    \
		ktime_t __limit = ktime_add_us(ktime_get(), __limit_us);       \
		int __timed_out;                                               \
		before;                                                        \
		for (;;) {                                                     \
			__timed_out = __limit_us &&                            \
				      ktime_compare(ktime_get(), __limit) > 0; \
			op;                                                    \
			if (cond) {                                            \
				__timed_out = 0;                               \
				break;                                         \
			}                                                      \
			if (__timed_out)                                       \
				break;                                         \
			pause;                                                 \
		}                                                              \
		__timed_out ? -ETIMEDOUT : 0;                                  \
	})

#define __hrt_poll_sleep(us) \
	((us) ? usleep_range(((us) >> 2) + 1, (us)) : cpu_relax())

/* Context: a task. */
#define poll_timeout_us(op, cond, sleep_us, timeout_us, sleep_before_op) \
	({                                                               \
		unsigned long __sleep_us = (sleep_us);                   \
		might_sleep_if(__sleep_us != 0);                         \
		__hrt_poll(op, cond, timeout_us,                         \
			   if ((sleep_before_op) && __sleep_us)          \
				   __hrt_poll_sleep(__sleep_us),         \
			   __hrt_poll_sleep(__sleep_us));                \
	})

/* The same with udelay(). Context: any. */
#define poll_timeout_us_atomic(op, cond, delay_us, timeout_us,               \
			       delay_before_op)                              \
	({                                                                   \
		unsigned long __delay_us = (delay_us);                       \
		__hrt_poll(op, cond, timeout_us,                             \
			   if ((delay_before_op) && __delay_us)              \
				   udelay(__delay_us),                       \
			   (__delay_us ? udelay(__delay_us) : cpu_relax())); \
	})

#define read_poll_timeout(op, val, cond, sleep_us, timeout_us,        \
			  sleep_before_read, args...)                 \
	poll_timeout_us((val) = op(args), cond, sleep_us, timeout_us, \
			sleep_before_read)
#define read_poll_timeout_atomic(op, val, cond, delay_us, timeout_us,        \
				 delay_before_read, args...)                 \
	poll_timeout_us_atomic((val) = op(args), cond, delay_us, timeout_us, \
			       delay_before_read)
#define readx_poll_timeout(op, addr, val, cond, sleep_us, timeout_us) \
	read_poll_timeout(op, val, cond, sleep_us, timeout_us, false, addr)
#define readx_poll_timeout_atomic(op, addr, val, cond, delay_us, timeout_us) \
	read_poll_timeout_atomic(op, val, cond, delay_us, timeout_us, false, \
				 addr)

#endif
