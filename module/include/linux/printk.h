/* SPDX-License-Identifier: MIT */
/*
 * The log.
 *
 * Each line is stamped with the machine's clock and handed to the console
 * when it is complete. A text without a newline waits: KERN_CONT (pr_cont)
 * goes on with it, any other message ends it.
 */
#ifndef _LINUX_PRINTK_H
#define _LINUX_PRINTK_H

#include <linux/stdarg.h>
#include <linux/init.h>
#include <linux/kern_levels.h>
#include <linux/linkage.h>
#include <linux/ratelimit_types.h>
#include <linux/once_lite.h>
#include <linux/sprintf.h>
#include <linux/version.h>

/**
 * printk - write to the log
 * @fmt: KERN_<LEVEL> and a format; no level is KERN_WARNING
 *
 * Context: any. Callers on several CPUs are put in a row.
 * Return: the number of characters of the text.
 */
int printk(const char *fmt, ...) __printf(1, 2);
int vprintk(const char *fmt, va_list args) __printf(1, 0);
int vprintk_emit(int facility, int level, const void *dev_info, const char *fmt,
		 va_list args) __printf(4, 0);
/* Levels as they were before 3.6, when modules wrote "<1>" themselves. */
int printk_angle(const char *fmt, ...) __printf(1, 2);
#if LINUX_VERSION_CODE < KERNEL_VERSION(3, 6, 0)
#define printk printk_angle
#endif
/* Nothing waits for a lock of the scheduler here: the same as printk(). */
int _printk_deferred(const char *fmt, ...) __printf(1, 2);
#define _printk                 printk
#define printk_deferred         _printk_deferred
#define printk_deferred_enter() ((void)0)
#define printk_deferred_exit()  ((void)0)
#define vprintk_deferred(f, a)  vprintk(f, a)
#define vprintk_default(f, a)   vprintk(f, a)
#define early_printk(fmt, ...)  printk(fmt, ##__VA_ARGS__)

/*
 * Levels of the console: its own, the one of messages without a level, the
 * least it can be set to, its default. The log is the console here, so it
 * begins with all: lower console_loglevel to hide the rest.
 */
extern int console_printk[4];
#define console_loglevel         (console_printk[0])
#define default_message_loglevel (console_printk[1])
#define minimum_console_loglevel (console_printk[2])
#define default_console_loglevel (console_printk[3])

#define CONSOLE_LOGLEVEL_SILENT     0
#define CONSOLE_LOGLEVEL_MIN        1
#define CONSOLE_LOGLEVEL_QUIET      4
#define CONSOLE_LOGLEVEL_DEFAULT    7
#define CONSOLE_LOGLEVEL_DEBUG      10
#define CONSOLE_LOGLEVEL_MOTORMOUTH 15
#define MESSAGE_LOGLEVEL_DEFAULT    4

static inline void console_silent(void)
{
	console_loglevel = CONSOLE_LOGLEVEL_SILENT;
}

static inline void console_verbose(void)
{
	if (console_loglevel)
		console_loglevel = CONSOLE_LOGLEVEL_MOTORMOUTH;
}

/* The level and the flags before a text; KERN_CONT is 'c', none is 0. */
static inline int printk_get_level(const char *text)
{
	if (text[0] != KERN_SOH_ASCII)
		return 0;
	if ((text[1] >= '0' && text[1] <= '7') || text[1] == 'c')
		return text[1];
	return 0;
}

static inline const char *printk_skip_level(const char *text)
{
	return printk_get_level(text) ? text + 2 : text;
}

static inline const char *printk_skip_headers(const char *text)
{
	while (printk_get_level(text))
		text += 2;
	return text;
}

/* A format and its arguments as one argument, for %pV. */
struct va_format {
	const char *fmt;
	va_list *va;
};

#define FW_BUG     "[Firmware Bug]: "
#define FW_WARN    "[Firmware Warn]: "
#define FW_INFO    "[Firmware Info]: "
#define HW_ERR     "[Hardware Error]: "
#define DEPRECATED "[Deprecated]: "

#define no_printk(fmt, ...)                         \
	({                                          \
		if (0)                              \
			printk(fmt, ##__VA_ARGS__); \
		0;                                  \
	})

#ifndef pr_fmt
#define pr_fmt(fmt) fmt
#endif

#define pr_emerg(fmt, ...)  printk(KERN_EMERG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_alert(fmt, ...)  printk(KERN_ALERT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_crit(fmt, ...)   printk(KERN_CRIT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_err(fmt, ...)    printk(KERN_ERR pr_fmt(fmt), ##__VA_ARGS__)
#define pr_warn(fmt, ...)   printk(KERN_WARNING pr_fmt(fmt), ##__VA_ARGS__)
#define pr_warning          pr_warn
#define pr_notice(fmt, ...) printk(KERN_NOTICE pr_fmt(fmt), ##__VA_ARGS__)
#define pr_info(fmt, ...)   printk(KERN_INFO pr_fmt(fmt), ##__VA_ARGS__)
/* Without a prefix of its own: it stands in the middle of a line. */
#define pr_cont(fmt, ...) printk(KERN_CONT fmt, ##__VA_ARGS__)

/* Compiled only with DEBUG defined (before the first #include). */
#ifdef DEBUG
#define pr_devel(fmt, ...) printk(KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_debug(fmt, ...) printk(KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__)
#else
#define pr_devel(fmt, ...) no_printk(KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_debug(fmt, ...) no_printk(KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__)
#endif

#define printk_once(fmt, ...) DO_ONCE_LITE(printk, fmt, ##__VA_ARGS__)
#define printk_deferred_once(fmt, ...) \
	DO_ONCE_LITE(printk_deferred, fmt, ##__VA_ARGS__)
#define pr_emerg_once(fmt, ...)  DO_ONCE_LITE(pr_emerg, fmt, ##__VA_ARGS__)
#define pr_alert_once(fmt, ...)  DO_ONCE_LITE(pr_alert, fmt, ##__VA_ARGS__)
#define pr_crit_once(fmt, ...)   DO_ONCE_LITE(pr_crit, fmt, ##__VA_ARGS__)
#define pr_err_once(fmt, ...)    DO_ONCE_LITE(pr_err, fmt, ##__VA_ARGS__)
#define pr_warn_once(fmt, ...)   DO_ONCE_LITE(pr_warn, fmt, ##__VA_ARGS__)
#define pr_notice_once(fmt, ...) DO_ONCE_LITE(pr_notice, fmt, ##__VA_ARGS__)
#define pr_info_once(fmt, ...)   DO_ONCE_LITE(pr_info, fmt, ##__VA_ARGS__)
#define pr_devel_once(fmt, ...)  DO_ONCE_LITE(pr_devel, fmt, ##__VA_ARGS__)
#define pr_debug_once(fmt, ...)  DO_ONCE_LITE(pr_debug, fmt, ##__VA_ARGS__)

/* A limit for each place in the source. */
#define __printk_ratelimited(call, fmt, ...)                                   \
	({                                                                     \
		static DEFINE_RATELIMIT_STATE(_rs, DEFAULT_RATELIMIT_INTERVAL, \
					      DEFAULT_RATELIMIT_BURST);        \
		if (___ratelimit(&_rs, __func__))                              \
			call(fmt, ##__VA_ARGS__);                              \
	})
#define printk_ratelimited(fmt, ...) \
	__printk_ratelimited(printk, fmt, ##__VA_ARGS__)
#define pr_emerg_ratelimited(fmt, ...) \
	__printk_ratelimited(pr_emerg, fmt, ##__VA_ARGS__)
#define pr_alert_ratelimited(fmt, ...) \
	__printk_ratelimited(pr_alert, fmt, ##__VA_ARGS__)
#define pr_crit_ratelimited(fmt, ...) \
	__printk_ratelimited(pr_crit, fmt, ##__VA_ARGS__)
#define pr_err_ratelimited(fmt, ...) \
	__printk_ratelimited(pr_err, fmt, ##__VA_ARGS__)
#define pr_warn_ratelimited(fmt, ...) \
	__printk_ratelimited(pr_warn, fmt, ##__VA_ARGS__)
#define pr_notice_ratelimited(fmt, ...) \
	__printk_ratelimited(pr_notice, fmt, ##__VA_ARGS__)
#define pr_info_ratelimited(fmt, ...) \
	__printk_ratelimited(pr_info, fmt, ##__VA_ARGS__)
#ifdef DEBUG
#define pr_devel_ratelimited(fmt, ...) \
	__printk_ratelimited(pr_devel, fmt, ##__VA_ARGS__)
#define pr_debug_ratelimited(fmt, ...) \
	__printk_ratelimited(pr_debug, fmt, ##__VA_ARGS__)
#else
#define pr_devel_ratelimited(fmt, ...) pr_devel(fmt, ##__VA_ARGS__)
#define pr_debug_ratelimited(fmt, ...) pr_debug(fmt, ##__VA_ARGS__)
#endif

/* One limit for all who ask in this way; not for new code. */
int __printk_ratelimit(const char *func);
#define printk_ratelimit() __printk_ratelimit(__func__)
/* Jiffies in @ts: true, and @ts set to now, once @msec have passed since. */
bool printk_timed_ratelimit(unsigned long *ts, unsigned int msec);
extern struct ratelimit_state printk_ratelimit_state;

/* Where this was called from; frames without a symbol are left out. */
void dump_stack(void);
void dump_stack_lvl(const char *log_lvl);

enum {
	DUMP_PREFIX_NONE,
	DUMP_PREFIX_ADDRESS,
	DUMP_PREFIX_OFFSET,
};

/**
 * hex_dump_to_buffer - one line of a dump
 * @buf: the bytes
 * @len: how many; what does not fit the row is left out
 * @rowsize: bytes in a row, 16 or 32
 * @groupsize: bytes in a number, 1, 2, 4 or 8 (in the machine's order)
 * @linebuf: where the text goes
 * @linebuflen: its room
 * @ascii: whether the characters follow
 *
 * Return: the length that the whole text has.
 */
int hex_dump_to_buffer(const void *buf, size_t len, int rowsize, int groupsize,
		       char *linebuf, size_t linebuflen, bool ascii);
void print_hex_dump(const char *level, const char *prefix_str, int prefix_type,
		    int rowsize, int groupsize, const void *buf, size_t len,
		    bool ascii);
#ifdef DEBUG
#define print_hex_dump_debug(prefix_str, prefix_type, rowsize, groupsize, buf, \
			     len, ascii)                                       \
	print_hex_dump(KERN_DEBUG, prefix_str, prefix_type, rowsize,           \
		       groupsize, buf, len, ascii)
#else
#define print_hex_dump_debug(prefix_str, prefix_type, rowsize, groupsize, buf, \
			     len, ascii)                                       \
	do {                                                                   \
		if (0)                                                         \
			print_hex_dump(KERN_DEBUG, prefix_str, prefix_type,    \
				       rowsize, groupsize, buf, len, ascii);   \
	} while (0)
#endif
/* At KERN_DEBUG like the rest, so only with DEBUG. */
#define print_hex_dump_bytes(prefix_str, prefix_type, buf, len) \
	print_hex_dump_debug(prefix_str, prefix_type, 16, 1, buf, len, true)

#endif
