/* SPDX-License-Identifier: MIT */
/* What must not happen: reported in the kernel's words, or the end. */
#ifndef _LINUX_BUG_H
#define _LINUX_BUG_H

#include <linux/build_bug.h>
#include <linux/compiler.h>
#include <linux/instruction_pointer.h>
#include <linux/once_lite.h>
#include <linux/panic.h>
#include <linux/printk.h>

#define CUT_HERE "------------[ cut here ]------------\n"

/**
 * warn_slowpath_fmt - report a condition that should not be
 * @file: where it was found: file, line and function
 * @line:
 * @func:
 * @taint: a TAINT_* number
 * @fmt: the message, NULL when there is none
 *
 * Context: any.
 */
void warn_slowpath_fmt(const char *file, int line, const char *func,
		       unsigned int taint, const char *fmt, ...) __printf(5, 6);

void __bug(const char *file, int line, const char *func) __noreturn;

#define BUG() __bug(__FILE__, __LINE__, __func__)
#define BUG_ON(condition)                \
	do {                             \
		if (unlikely(condition)) \
			BUG();           \
	} while (0)

#define __WARN() \
	warn_slowpath_fmt(__FILE__, __LINE__, __func__, TAINT_WARN, NULL)
#define __WARN_printf(taint, fmt, ...)                              \
	warn_slowpath_fmt(__FILE__, __LINE__, __func__, taint, fmt, \
			  ##__VA_ARGS__)

/* Each is an expression: whether the condition was true. */
#define WARN_ON(condition)                      \
	({                                      \
		bool __warn_on = !!(condition); \
		if (unlikely(__warn_on))        \
			__WARN();               \
		unlikely(__warn_on);            \
	})
#define WARN_TAINT(condition, taint, format, ...)                    \
	({                                                           \
		bool __warn_on = !!(condition);                      \
		if (unlikely(__warn_on))                             \
			__WARN_printf(taint, format, ##__VA_ARGS__); \
		unlikely(__warn_on);                                 \
	})
#define WARN(condition, format, ...) \
	WARN_TAINT(condition, TAINT_WARN, format, ##__VA_ARGS__)

/* The first time at this place; the value is the condition's every time. */
#define WARN_ON_ONCE(condition)                   \
	({                                        \
		bool __warn_once = !!(condition); \
		if (__ONCE_LITE_IF(__warn_once))  \
			__WARN();                 \
		unlikely(__warn_once);            \
	})
#define WARN_TAINT_ONCE(condition, taint, format, ...)               \
	({                                                           \
		bool __warn_once = !!(condition);                    \
		if (__ONCE_LITE_IF(__warn_once))                     \
			__WARN_printf(taint, format, ##__VA_ARGS__); \
		unlikely(__warn_once);                               \
	})
#define WARN_ONCE(condition, format, ...) \
	WARN_TAINT_ONCE(condition, TAINT_WARN, format, ##__VA_ARGS__)
#define WARN_ON_SMP(x) WARN_ON(x)

#define CHECK_DATA_CORRUPTION(condition, addr, fmt, ...) \
	({                                               \
		bool __corrupt = !!(condition);          \
		(void)(addr);                            \
		if (unlikely(__corrupt))                 \
			WARN(1, fmt, ##__VA_ARGS__);     \
		unlikely(__corrupt);                     \
	})

#endif
