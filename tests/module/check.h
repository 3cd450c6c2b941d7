/* SPDX-License-Identifier: MIT */
/*
 * Checks for the module face, in TAP: a line for each, the plan at the end.
 *
 * A test is compiled as a module is, so nothing of the C library's headers is
 * here; the few functions that a test needs of it are declared.
 *
 *	#include "check.h"
 *	int main(void)
 *	{
 *		check_int("two and two", 2 + 2, 4);
 *		return check_done();
 *	}
 */
#ifndef TESTS_MODULE_CHECK_H
#define TESTS_MODULE_CHECK_H

#include <linux/kernel.h>
#include <linux/string.h>

int printf(const char *fmt, ...);

static int check_count, check_failed;

static inline bool check_that(const char *what, bool good)
{
	check_count++;
	check_failed += !good;
	printf("%sok %d - %s\n", good ? "" : "not ", check_count, what);
	return good;
}

/* Numbers of any kind, as signed 64 bits. */
#define check_int(what, got, want)                                         \
	do {                                                               \
		long long got_ = (long long)(got);                         \
		long long want_ = (long long)(want);                       \
		if (!check_that(what, got_ == want_))                      \
			printf("# %s:%d: got %lld, want %lld\n", __FILE__, \
			       __LINE__, got_, want_);                     \
	} while (0)

#define check_str(what, got, want)                                           \
	do {                                                                 \
		const char *got_ = (got), *want_ = (want);                   \
		if (!check_that(what, got_ && !strcmp(got_, want_)))         \
			printf("# %s:%d: got '%s'\n# want '%s'\n", __FILE__, \
			       __LINE__, got_ ? got_ : "(null)", want_);     \
	} while (0)

#define check(condition) ((void)check_that(#condition, !!(condition)))

static inline int check_done(void)
{
	printf("1..%d\n", check_count);
	return check_failed ? 1 : 0;
}

/* ---- host.c: what a tool would be to the module face ------------------------- */

/* All lines since the last test_log_clear(), 8 KiB of them. */
extern char test_log[8192];
extern int test_log_lines;
void test_log_clear(void);

extern unsigned long long test_clock; /* local_clock(), nanoseconds */
extern unsigned long test_jiffies;

/* Whether @end called module_die(); test_why: what it said. */
bool test_dies(void (*end)(void));
extern char test_why[300];

/* What module_symbol_lookup() knows: from .. from + size - 1. */
struct test_symbol {
	unsigned long from, size;
	const char *name, *module;
};
extern struct test_symbol test_symbol;

/* How many allocations have not been freed. */
extern int test_allocated;
/* The next allocation fails. */
extern bool test_no_memory;

#endif
