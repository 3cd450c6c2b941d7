/* SPDX-License-Identifier: MIT */
/*
 * What the programs of the benchmark share.
 */
#include "bench.h"

#include <dlfcn.h>
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- clocks ----------------------------------------------------------------*/

typedef int clock_gettime_fn(clockid_t, struct timespec *);

static clock_gettime_fn *real_clock;

/*
 * fake_time.c puts a clock_gettime() of its own before libc's. Both are asked
 * for by name, and libc's is the next one.
 */
__attribute__((constructor)) static void find_clock(void)
{
	*(void **)&real_clock = dlsym(RTLD_NEXT, "clock_gettime");
	if (!real_clock)
		bench_fail("dlsym of clock_gettime");
}

static uint64_t read_clock(clockid_t clock)
{
	struct timespec ts;

	real_clock(clock, &ts);
	return (uint64_t)ts.tv_sec * S + (uint64_t)ts.tv_nsec;
}

uint64_t bench_now(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

uint64_t bench_thread_cpu(void)
{
	return read_clock(CLOCK_THREAD_CPUTIME_ID);
}

uint64_t bench_process_cpu(void)
{
	return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

/* ---- options ---------------------------------------------------------------*/

static char **find_option(char **argv, const char *name)
{
	for (argv++; *argv; argv++) {
		if (!strncmp(*argv, "--", 2) && !strcmp(*argv + 2, name))
			return argv;
	}
	return NULL;
}

const char *bench_word(char **argv, const char *name, const char *otherwise)
{
	char **at = find_option(argv, name);

	return at && at[1] ? at[1] : otherwise;
}

uint64_t bench_number(char **argv, const char *name, uint64_t otherwise)
{
	const char *word = bench_word(argv, name, NULL);

	return word ? strtoull(word, NULL, 10) : otherwise;
}

bool bench_flag(char **argv, const char *name)
{
	return find_option(argv, name) != NULL;
}

/* ---- the rest --------------------------------------------------------------*/

void bench_pin(unsigned int processor)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(processor, &set);
	if (sched_setaffinity(0, sizeof(set), &set))
		bench_fail("sched_setaffinity");
}

void bench_fail(const char *what)
{
	fprintf(stderr, "%s: %s: %s\n", program_invocation_short_name, what,
		strerror(errno));
	exit(1);
}

void *bench_alloc(size_t count, size_t size)
{
	void *memory = malloc(count * size);

	if (!memory)
		bench_fail("malloc");
	/* Not calloc(): the first touch of a page belongs to no figure. */
	return memset(memory, 0, count * size);
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double bench_median(double *values, size_t count)
{
	qsort(values, count, sizeof(*values), compare);
	return (values[(count - 1) / 2] + values[count / 2]) / 2;
}
