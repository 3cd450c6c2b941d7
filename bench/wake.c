/* SPDX-License-Identifier: MIT */
/*
 * How late a thread is woken at a fixed rate, and what that costs.
 *
 *	wake --method NAME [--period NS] [--count N] [--warm-up N]
 *	     [--processor NUMBER] [--fifo]
 *
 * Without --fifo the process gives up the right to real-time priority, so that
 * a method that would take it by itself does not: it drops CAP_SYS_NICE and
 * sets the limit of that priority to 0.
 */
#include "wake.h"

#include <linux/capability.h>
#include <sched.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- the record ------------------------------------------------------------*/

static unsigned int bucket_of(uint64_t late)
{
	unsigned int doublings, bucket;

	if (late < WAKE_STEPS)
		return (unsigned int)late;
	doublings = 63 - (unsigned int)__builtin_clzll(late / WAKE_STEPS);
	bucket = doublings * WAKE_STEPS + (unsigned int)(late >> doublings);
	return bucket < WAKE_BUCKETS ? bucket : WAKE_BUCKETS - 1;
}

/* The least lateness of a bucket. */
static uint64_t late_of(unsigned int bucket)
{
	unsigned int doublings = bucket / WAKE_STEPS;

	if (doublings < 2)
		return bucket;
	return (uint64_t)(bucket % WAKE_STEPS + WAKE_STEPS) << (doublings - 1);
}

static void record_early(struct wake *wake, uint64_t by)
{
	wake->early++;
	if (by > wake->earliest)
		wake->earliest = by;
	wake->late[0]++;
}

static void record_late(struct wake *wake, uint64_t by)
{
	if (by > wake->worst)
		wake->worst = by;
	wake->late[bucket_of(by)]++;
}

bool wake_record(struct wake *wake, uint64_t due, uint64_t now)
{
	if (wake->seen++ < wake->warm_up) {
		wake->skipped = 0;
		wake->wall = bench_now();
		wake->cpu = bench_process_cpu();
		return true;
	}
	if (now < due)
		record_early(wake, due - now);
	else
		record_late(wake, now - due);
	if (wake->seen < wake->warm_up + wake->count)
		return true;
	wake->wall = bench_now() - wake->wall;
	wake->cpu = bench_process_cpu() - wake->cpu;
	return false;
}

uint64_t wake_next(struct wake *wake, uint64_t due, uint64_t now)
{
	for (due += wake->period; due <= now; due += wake->period)
		wake->skipped++;
	return due;
}

/* ---- the scheduling class --------------------------------------------------*/

static void use_fifo(void)
{
	const struct sched_param param = { .sched_priority = 50 };

	if (sched_setscheduler(0, SCHED_FIFO, &param))
		bench_fail("SCHED_FIFO");
}

static void renounce_fifo(void)
{
	const struct rlimit none = { 0, 0 };
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[2];

	if (setrlimit(RLIMIT_RTPRIO, &none))
		bench_fail("RLIMIT_RTPRIO");
	if (syscall(SYS_capget, &header, data))
		bench_fail("capget");
	for (int i = 0; i < 2; i++)
		data[i].inheritable = 0;
	data[0].effective &= ~(1U << CAP_SYS_NICE);
	data[0].permitted &= ~(1U << CAP_SYS_NICE);
	if (syscall(SYS_capset, &header, data))
		bench_fail("capset");
}

/* ---------------------------------------------------------------------------*/

static void print(const struct wake *wake, const char *method)
{
	const char *separator = "";

	printf("{\"part\": \"wake\", \"peer\": \"%s\", \"fifo\": %s, "
	       "\"period\": %llu, \"count\": %llu, \"early\": %llu, "
	       "\"earliest\": %llu, \"max\": %llu, \"skipped\": %llu, "
	       "\"share\": %.5f, \"late\": [",
	       method, wake->fifo ? "true" : "false",
	       (unsigned long long)wake->period,
	       (unsigned long long)wake->count, (unsigned long long)wake->early,
	       (unsigned long long)wake->earliest,
	       (unsigned long long)wake->worst,
	       (unsigned long long)wake->skipped,
	       (double)wake->cpu / (double)wake->wall);
	for (unsigned int i = 0; i < WAKE_BUCKETS; i++) {
		if (!wake->late[i])
			continue;
		printf("%s[%llu, %u]", separator,
		       (unsigned long long)late_of(i), wake->late[i]);
		separator = ", ";
	}
	printf("]}\n");
}

int main(int argc, char **argv)
{
	static struct wake wake;
	const char *method = bench_word(argv, "method", "");

	(void)argc;
	wake.period = bench_number(argv, "period", MS);
	wake.count = bench_number(argv, "count", 5000);
	wake.warm_up = bench_number(argv, "warm-up", 500);
	wake.fifo = bench_flag(argv, "fifo");
	bench_pin((unsigned int)bench_number(argv, "processor", 0));
	if (wake.fifo)
		use_fifo();
	else
		renounce_fifo();
	if (!wake_run(&wake, method)) {
		fprintf(stderr, "wake: no method \"%s\"\n", method);
		return 2;
	}
	print(&wake, method);
	return 0;
}
