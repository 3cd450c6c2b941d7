/* SPDX-License-Identifier: MIT */
/*
 * What the tests of the core share: a machine in virtual time, timers that
 * have names, and a log that callbacks write to and a test compares whole.
 *
 *	start(&a, 10 * MS);
 *	sleep_for(20 * MS);
 *	assert_trace("[ 10.000 ms] A\n");
 *
 * Times in the log count from mark(); a test that says nothing else counts
 * from the start of its machine. A fraction of a microsecond is shown when
 * there is one.
 *
 * A callback must not assert: a failed assertion leaves by longjmp(), and a
 * machine that is left in the middle of an interrupt cannot be stopped. It
 * writes to the log instead.
 */
#ifndef TESTS_CORE_TRACE_H
#define TESTS_CORE_TRACE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <hrtimer/delay.h>
#include <hrtimer/hrtimer.h>
#include <hrtimer/jiffies.h>
#include <hrtimer/machine.h>
#include <hrtimer/task.h>
#include <hrtimer/timekeeping.h>
#include <hrtimer/timer.h>

#define US  1000LL
#define MS  1000000LL
#define SEC 1000000000LL

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- the machine ---------------------------------------------------------- */

/*
 * Around each test: virtual time, one CPU, 100 Hz, 7.3. What the machine
 * reports goes to the log, as "WARNING: ..." and the like.
 */
int machine_setup(void **state);
int machine_teardown(void **state);
#define SPEC(name) \
	cmocka_unit_test_setup_teardown(name, machine_setup, machine_teardown)

/* Another machine than that; what is left 0 is as above. */
void machine(struct hrt_config config);

/*
 * Where a fatal report goes, which must not return: set fatal_set, call
 * setjmp(fatal), and come back here with 1.
 */
extern jmp_buf fatal;
extern bool fatal_set;

/* ---- the log -------------------------------------------------------------- */

/* The moment that the log counts from, and the count of jiffies there. */
extern ktime_t T0;
extern unsigned long J0;
void mark(void);

/* Sleep by two wheel timers, to just after a tick, and mark() there. */
void align(void);

void trace(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same without the time. */
void note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Compare the whole log, and begin another. */
#define assert_trace(expected) trace_expect(expected, __FILE__, __LINE__)
void trace_expect(const char *expected, const char *file, int line);
void trace_clear(void);

/* ---- named timers --------------------------------------------------------- */

/* Logs its name when it fires, then does what the test wants. */
struct named {
	struct hrtimer timer;
	const char *name;
	enum hrtimer_restart (*act)(struct named *self); /* or NULL */
	int runs;
};

void named_setup(struct named *t, const char *name, int clock,
		 enum hrtimer_mode mode);
struct named *named_of(struct hrtimer *timer);

/* A hard timer of CLOCK_MONOTONIC. */
void mono(struct named *t, const char *name);

/* At T0 + time; soft and hard: [soft, hard]. */
void start(struct named *t, ktime_t time);
void start_range(struct named *t, ktime_t soft, ktime_t hard);

struct named_wheel {
	struct timer_list timer;
	const char *name;
	void (*act)(struct named_wheel *self);
	int runs;
};

void wheel_setup(struct named_wheel *t, const char *name, unsigned int flags);
struct named_wheel *named_wheel_of(struct timer_list *timer);

/* ---- tasks ---------------------------------------------------------------- */

/* Let time pass for @span by an hrtimer, exactly. */
void sleep_for(ktime_t span);

/* Start a task; it lives until task_join(). */
void task_run(struct task_struct *task, int (*fn)(void *), void *data,
	      const char *name, unsigned int cpu);
void task_join(struct task_struct *task);

#endif
