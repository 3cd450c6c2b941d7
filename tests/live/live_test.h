/* SPDX-License-Identifier: MIT */
/*
 * What the live tests share: checks that print TAP, and threads.
 */
#ifndef TESTS_LIVE_LIVE_TEST_H
#define TESTS_LIVE_LIVE_TEST_H

#include <hrtimer/delay.h>
#include <hrtimer/hrtimer.h>
#include <hrtimer/jiffies.h>
#include <hrtimer/machine.h>
#include <hrtimer/task.h>
#include <hrtimer/timekeeping.h>

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static int checks, failures;

static inline void check(const char *what, bool good)
{
	printf("%sok %d - %s\n", good ? "" : "not ", ++checks, what);
	failures += !good;
}

/* From a thread or a callback: say what is wrong, and end. */
__attribute__((format(printf, 1, 2), noreturn)) static inline void fail(
	const char *format, ...)
{
	va_list args;

	printf("Bail out! ");
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
	exit(1);
}

/* Run @main in @n threads at once, with their numbers; wait for all. */
static inline void in_threads(unsigned long n, void *(*main)(void *number))
{
	pthread_t thread[16];

	for (unsigned long i = 0; i < n; i++)
		if (pthread_create(&thread[i], NULL, main, (void *)i))
			fail("no thread");
	for (unsigned long i = 0; i < n; i++)
		pthread_join(thread[i], NULL);
}

static inline int done(void)
{
	printf("1..%d\n", checks);
	return failures != 0;
}

#endif
