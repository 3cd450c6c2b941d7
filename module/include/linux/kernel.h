/* SPDX-License-Identifier: MIT */
/* What nearly every module includes first; most of it lives elsewhere. */
#ifndef _LINUX_KERNEL_H
#define _LINUX_KERNEL_H

#include <linux/stdarg.h>
#include <linux/kconfig.h>
#include <linux/align.h>
#include <linux/array_size.h>
#include <linux/limits.h>
#include <linux/linkage.h>
#include <linux/stddef.h>
#include <linux/types.h>
#include <linux/compiler.h>
#include <linux/container_of.h>
#include <linux/bitops.h>
#include <linux/hex.h>
#include <linux/kstrtox.h>
#include <linux/log2.h>
#include <linux/math.h>
#include <linux/minmax.h>
#include <linux/typecheck.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/build_bug.h>
#include <linux/bug.h>
#include <linux/sprintf.h>
#include <linux/trace_printk.h>
#include <linux/util_macros.h>
#include <linux/instruction_pointer.h>
#include <linux/wordpart.h>
#include <linux/errno.h>
#include <linux/ratelimit.h>
#include <asm/byteorder.h>
#include <asm/div64.h>

#define STACK_MAGIC 0xdeadbeef

/* Marks a place that may sleep; complains where that is not allowed. */
void __might_sleep(const char *file, int line);
#define might_sleep() __might_sleep(__FILE__, __LINE__)
#define might_sleep_if(cond)           \
	do {                           \
		if (cond)              \
			might_sleep(); \
	} while (0)
#define cant_sleep() \
	do {         \
	} while (0)
#define cant_migrate() \
	do {           \
	} while (0)
#define non_block_start() \
	do {              \
	} while (0)
#define non_block_end() \
	do {            \
	} while (0)
#define might_fault() \
	do {          \
	} while (0)

/* How far the machine has come. A module sees it up. */
enum system_states {
	SYSTEM_BOOTING,
	SYSTEM_SCHEDULING,
	SYSTEM_FREEING_INITMEM,
	SYSTEM_RUNNING,
	SYSTEM_HALT,
	SYSTEM_POWER_OFF,
	SYSTEM_RESTART,
	SYSTEM_SUSPEND,
};
#define system_state SYSTEM_RUNNING

/* "64K" and the like: a number and K M G T P E. @retptr: where it stopped. */
unsigned long long memparse(const char *ptr, char **retptr);
/* A number, and the comma after it: 0 none, 1 the last, 2 more, 3 a range. */
int get_option(char **str, int *pint);
char *get_options(const char *str, int nints, int *ints);
bool parse_option_str(const char *str, const char *option);

#define u64_to_user_ptr(x) ((void __user *)(uintptr_t)(u64)(x))

#define VERIFY_OCTAL_PERMISSIONS(perms)                                       \
	(BUILD_BUG_ON_ZERO((perms) < 0) + BUILD_BUG_ON_ZERO((perms) > 0777) + \
	 BUILD_BUG_ON_ZERO((perms)&2) + (perms))

#endif
