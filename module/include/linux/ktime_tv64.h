/* SPDX-License-Identifier: MIT */
/*
 * ktime_t as a union with the member tv64, as it was before 4.10: for a module
 * that looks into it. The build asks for it (-DHRT_KTIME_TV64) when the
 * module's source mentions tv64.
 *
 * The functions themselves have one ktime_t, a number; from here on their
 * names are macros that take the number out of the union, and put it back in.
 * A macro does not expand within itself, so each reaches its function.
 */
#ifndef _LINUX_KTIME_TV64_H
#define _LINUX_KTIME_TV64_H

/* All that knows ktime_t as a number is read before it becomes a union. */
#include <linux/version.h>
#include <linux/time_types.h>
#include <hrtimer/delay.h>
#include <hrtimer/ktime_timespec.h>
#include <hrtimer/task.h>
#include <hrtimer/timekeeping.h>
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 21)
#include <hrtimer/api_2_6_16.h>
#endif

union ktime {
	long long tv64;
};

static inline union ktime __kt(long long ns)
{
	return (union ktime){ .tv64 = ns };
}

/* The number in a union. */
#undef __ktime_ns
#define __ktime_ns(kt) ((kt).tv64)

#define ktime_t union ktime

/* The limits were numbers even then. */
#undef KTIME_MAX
#undef KTIME_MIN
#define KTIME_MAX 0x7fffffffffffffffLL
#define KTIME_MIN (-KTIME_MAX - 1)

/* ---- arithmetic ---------------------------------------------------------- */

#undef DEFINE_KTIME
#undef ktime_add
#undef ktime_sub
#undef ktime_add_unsafe
#undef ktime_add_ns
#undef ktime_sub_ns
#undef ktime_to_timespec64
#define DEFINE_KTIME(name) ktime_t name = { .tv64 = 0 }

#define ktime_set(secs, nsecs) __kt(ktime_set(secs, nsecs))
#define ktime_add_ns(kt, nsval) \
	__kt((long long)((unsigned long long)__ktime_ns(kt) + (nsval)))
#define ktime_sub_ns(kt, nsval) \
	__kt((long long)((unsigned long long)__ktime_ns(kt) - (nsval)))
#define ktime_add(a, b)        ktime_add_ns(a, (unsigned long long)__ktime_ns(b))
#define ktime_sub(a, b)        ktime_sub_ns(a, (unsigned long long)__ktime_ns(b))
#define ktime_add_unsafe(a, b) ktime_add(a, b)
#define ktime_add_safe(a, b)   __kt(ktime_add_safe(__ktime_ns(a), __ktime_ns(b)))
#define ktime_add_us(kt, us)   __kt(ktime_add_us(__ktime_ns(kt), us))
#define ktime_sub_us(kt, us)   __kt(ktime_sub_us(__ktime_ns(kt), us))
#define ktime_add_ms(kt, ms)   __kt(ktime_add_ms(__ktime_ns(kt), ms))
#define ktime_sub_ms(kt, ms)   __kt(ktime_sub_ms(__ktime_ns(kt), ms))

#define ktime_compare(a, b)  ktime_compare(__ktime_ns(a), __ktime_ns(b))
#define ktime_after(a, b)    ktime_after(__ktime_ns(a), __ktime_ns(b))
#define ktime_before(a, b)   ktime_before(__ktime_ns(a), __ktime_ns(b))
#define ktime_equal(a, b)    ktime_equal(__ktime_ns(a), __ktime_ns(b))
#define ktime_divns(kt, div) ktime_divns(__ktime_ns(kt), div)
#define ktime_to_ns(kt)      ktime_to_ns(__ktime_ns(kt))
#define ktime_to_us(kt)      ktime_to_us(__ktime_ns(kt))
#define ktime_to_ms(kt)      ktime_to_ms(__ktime_ns(kt))
#define ktime_us_delta(a, b) ktime_us_delta(__ktime_ns(a), __ktime_ns(b))
#define ktime_ms_delta(a, b) ktime_ms_delta(__ktime_ns(a), __ktime_ns(b))
#define ns_to_ktime(ns)      __kt((long long)(ns))
#define us_to_ktime(us)      __kt(us_to_ktime(us))
#define ms_to_ktime(ms)      __kt(ms_to_ktime(ms))

#define timespec64_to_ktime(ts) __kt(timespec64_to_ktime(ts))
#define timespec_to_ktime(ts)   __kt(timespec_to_ktime(ts))
#define timeval_to_ktime(tv)    __kt(timeval_to_ktime(tv))
#define ktime_to_timespec64(kt) ns_to_timespec64(__ktime_ns(kt))
#define ktime_to_timespec(kt)   ktime_to_timespec(__ktime_ns(kt))
#define ktime_to_timeval(kt)    ktime_to_timeval(__ktime_ns(kt))
#define ktime_to_clock_t(kt)    ktime_to_clock_t(__ktime_ns(kt))
#define ktime_to_timespec64_cond(kt, ts) \
	ktime_to_timespec64_cond(__ktime_ns(kt), ts)

/* ---- clocks --------------------------------------------------------------- */

#define ktime_get()              __kt(ktime_get())
#define ktime_get_real()         __kt(ktime_get_real())
#define ktime_get_boottime()     __kt(ktime_get_boottime())
#define ktime_get_clocktai()     __kt(ktime_get_clocktai())
#define ktime_get_raw()          __kt(ktime_get_raw())
#define ktime_get_coarse()       __kt(ktime_get_coarse())
#define ktime_get_coarse_real()  __kt(ktime_get_coarse_real())
#define ktime_get_with_offset(o) __kt(ktime_get_with_offset(o))
#define ktime_mono_to_any(kt, o) __kt(ktime_mono_to_any(__ktime_ns(kt), o))
#define ktime_mono_to_real(kt)   __kt(ktime_mono_to_real(__ktime_ns(kt)))

/* ---- timers and sleeps ------------------------------------------------------ */

#ifdef HRTIMER_API_2_6_16_H
#undef hrtimer_start
#undef hrtimer_forward
#undef hrtimer_get_remaining
#define hrtimer_start(timer, time, mode) \
	hrtimer_2_6_16_start(timer, __ktime_ns(time), mode)
#define hrtimer_forward(timer, interval) \
	hrtimer_2_6_16_forward(timer, __ktime_ns(interval))
#define hrtimer_get_remaining(timer) __kt(hrtimer_2_6_16_get_remaining(timer))
#else
#define hrtimer_forward(timer, now, interval) \
	hrtimer_forward(timer, __ktime_ns(now), __ktime_ns(interval))
#define hrtimer_forward_now(timer, interval) \
	hrtimer_forward_now(timer, __ktime_ns(interval))
#define hrtimer_cb_get_time(timer)       __kt(hrtimer_cb_get_time(timer))
#define hrtimer_get_remaining(timer)     __kt(hrtimer_get_remaining(timer))
#define hrtimer_expires_remaining(timer) __kt(hrtimer_expires_remaining(timer))
#define hrtimer_get_expires(timer)       __kt(hrtimer_get_expires(timer))
#define hrtimer_get_softexpires(timer)   __kt(hrtimer_get_softexpires(timer))
#define hrtimer_set_expires(timer, time) \
	hrtimer_set_expires(timer, __ktime_ns(time))
#define hrtimer_set_expires_range(timer, time, delta) \
	hrtimer_set_expires_range(timer, __ktime_ns(time), __ktime_ns(delta))
#define hrtimer_set_expires_range_ns(timer, time, delta) \
	hrtimer_set_expires_range_ns(timer, __ktime_ns(time), delta)
#define hrtimer_add_expires(timer, time) \
	hrtimer_add_expires(timer, __ktime_ns(time))
#endif

/* Those who sleep until a moment give its address; NULL is for ever. */
#define __kt_address(kt) ((long long *)(void *)(kt))
#define schedule_hrtimeout(expires, mode) \
	schedule_hrtimeout(__kt_address(expires), mode)
#define schedule_hrtimeout_range(expires, delta, mode) \
	schedule_hrtimeout_range(__kt_address(expires), delta, mode)

#endif
