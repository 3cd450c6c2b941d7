/* SPDX-License-Identifier: MIT */
/*
 * The names of the system that a module asks for. They depend on the kernel
 * that was asked for and on the processor, on nothing else: a run in virtual
 * time prints the same everywhere.
 */
#pragma GCC visibility push(default) /* modules call it */
#include "module/include/linux/utsname.h"
#pragma GCC visibility pop

#include <hrtimer/machine.h>
#include <stdio.h>

#if defined(__x86_64__)
#define MACHINE "x86_64"
#elif defined(__aarch64__)
#define MACHINE "aarch64"
#elif defined(__riscv)
#define MACHINE "riscv64"
#else
#define MACHINE "unknown"
#endif

static struct new_utsname names = {
	.sysname = "Linux",
	.nodename = "(none)",
	.version = "#1 SMP PREEMPT",
	.machine = MACHINE,
	.domainname = "(none)",
};

static const char *release(void)
{
	switch (hrt_kernel()) {
	case HRT_KERNEL_2_6_16:
		return "2.6.16-hrtimer";
	case HRT_KERNEL_6_1:
		return "6.1.0-hrtimer";
	default:
		return "7.3.0-hrtimer";
	}
}

/* Writing the same bytes again is harmless for those who read them. */
struct new_utsname *init_utsname(void)
{
	if (!names.release[0])
		snprintf(names.release, sizeof(names.release), "%s", release());
	return &names;
}
