/* SPDX-License-Identifier: MIT */
/* Messages that a kernel keeps in its trace buffer; here they are the log's. */
#ifndef _LINUX_TRACE_PRINTK_H
#define _LINUX_TRACE_PRINTK_H

#include <linux/compiler_types.h>
#include <linux/printk.h>
#include <linux/types.h>

/* At KERN_DEBUG, behind the name of the function. */
int __trace_printk(const char *func, const char *fmt, ...) __printf(2, 3);
int __trace_vprintk(const char *func, const char *fmt, va_list args)
	__printf(2, 0);

#define trace_printk(fmt, ...)     __trace_printk(__func__, fmt, ##__VA_ARGS__)
#define trace_puts(str)            __trace_printk(__func__, "%s", str)
#define ftrace_vprintk(fmt, vargs) __trace_vprintk(__func__, fmt, vargs)
#define trace_dump_stack(skip)     dump_stack()

static inline void tracing_on(void)
{
}
static inline void tracing_off(void)
{
}
static inline int tracing_is_on(void)
{
	return 1;
}
static inline void tracing_start(void)
{
}
static inline void tracing_stop(void)
{
}
static inline void tracing_snapshot(void)
{
}

enum ftrace_dump_mode {
	DUMP_NONE,
	DUMP_ALL,
	DUMP_ORIG,
};

/* It is in the log already. */
static inline void ftrace_dump(enum ftrace_dump_mode mode)
{
	(void)mode;
}

#endif
