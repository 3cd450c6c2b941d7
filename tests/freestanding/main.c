/* SPDX-License-Identifier: MIT */
/*
 * The core with nothing under it: no libc, no heap, no operating system. A host
 * of one CPU whose clock is a counter, and a timer that has to fire ten times.
 * Linking this without libc shows that the core asks for nothing but its host;
 * running it (x86-64 alone) shows that it works so.
 */
#include "core/host.h"

#include <hrtimer/hrtimer.h>

static ktime_t now, event = KTIME_MAX;
static struct task_struct main_task;

static unsigned int one(void)
{
	return 1;
}

static unsigned int zero(void)
{
	return 0;
}

static int start(const struct hrt_config *config)
{
	(void)config;
	hrt_task_adopt(&main_task, "main", 0);
	return 0;
}

static void nothing(void)
{
}

static ktime_t clock_read(int clockid)
{
	(void)clockid;
	return now;
}

static void clock_offsets(struct hrt_offsets *offsets)
{
	for (int i = 0; i < TK_OFFS_MAX; i++)
		offsets->offs[i] = 0;
}

static void arm(unsigned int cpu, ktime_t expires)
{
	(void)cpu;
	event = expires;
}

static void kick(unsigned int cpu)
{
	(void)cpu;
	event = now;
}

static struct task_struct *current_task(void)
{
	return &main_task;
}

static bool cpu_busy(unsigned int cpu)
{
	(void)cpu;
	return false;
}

static void section(enum hrt_section which)
{
	(void)which;
}

static unsigned long mask(void)
{
	return 0;
}

static void unmask(unsigned long state)
{
	(void)state;
}

static int set_cpu(unsigned int cpu)
{
	return (int)cpu;
}

static void report(const struct hrt_report *what)
{
	(void)what;
}

static void run_for(ktime_t span)
{
	ktime_t end = now + span;

	while (event <= end) {
		now = event > now ? event : now;
		event = KTIME_MAX;
		hrt_cpu_interrupt(true);
	}
	now = end;
}

static const struct hrt_host host = {
	.name = "counter",
	.default_cpus = one,
	.start = start,
	.stop = nothing,
	.clock_read = clock_read,
	.clock_offsets = clock_offsets,
	.clock_resolution = one,
	.arm = arm,
	.kick = kick,
	.cpu = zero,
	.current = current_task,
	.cpu_busy = cpu_busy,
	.enter = section,
	.leave = section,
	.mask = mask,
	.unmask = unmask,
	.set_cpu = set_cpu,
	.report = report,
	.run_for = run_for,
};

const struct hrt_host *const hrt_default_host = &host;

static int fired;

static enum hrtimer_restart fire(struct hrtimer *timer)
{
	fired++;
	hrtimer_forward_now(timer, 1000);
	return HRTIMER_RESTART;
}

/* Return: 0 when all is well. */
int freestanding_main(void)
{
	static struct hrtimer timer;

	hrtimer_setup(&timer, fire, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&timer, 1000, HRTIMER_MODE_REL);
	hrt_run_for(10000);
	return !(fired == 10 && hrtimer_cancel(&timer) == 1);
}

/* What a compiler may call though it was told that there is no libc. */
void *memset(void *to, int byte, size_t size)
{
	volatile unsigned char *p = to;

	while (size--)
		*p++ = (unsigned char)byte;
	return to;
}

void *memcpy(void *to, const void *from, size_t size)
{
	volatile unsigned char *t = to;
	const unsigned char *f = from;

	while (size--)
		*t++ = *f++;
	return to;
}

#if defined(__x86_64__)
/* exit(status), without anybody to call. */
__attribute__((force_align_arg_pointer, noreturn)) void _start(void)
{
	__asm__ volatile("syscall" ::"a"(60L), "D"((long)freestanding_main()));
	__builtin_unreachable();
}
#else
void _start(void)
{
	freestanding_main();
	for (;;)
		;
}
#endif
