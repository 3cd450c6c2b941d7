/* SPDX-License-Identifier: MIT */
/*
 * The log: texts become records, records become lines with a stamp, lines go
 * to the tool.
 *
 * A text that does not end in a newline leaves its record open. KERN_CONT of
 * the same task goes on with it; whatever else comes closes it first, so that
 * two CPUs never mix in one line.
 */
#include "module/module_host.h"

#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/printk.h>
#include <linux/sched/clock.h>
#include <linux/string.h>

/* As in the kernel: 1024, of which 48 are kept for what precedes the text. */
#define PREFIX_MAX 48
#define TEXT_MAX   (1024 - PREFIX_MAX)

int console_printk[4] = {
	CONSOLE_LOGLEVEL_DEBUG,
	MESSAGE_LOGLEVEL_DEFAULT,
	CONSOLE_LOGLEVEL_MIN,
	CONSOLE_LOGLEVEL_DEFAULT,
};

struct record {
	bool open;
	int level;
	int owner; /* the pid of who wrote it */
	u64 stamp; /* nanoseconds */
	size_t len;
	char text[TEXT_MAX];
};

/* Held while lines are handed over: they leave in the order of their stamps. */
static int log_lock_word;
static struct record last;

static void log_lock(void)
{
	while (__atomic_exchange_n(&log_lock_word, 1, __ATOMIC_ACQUIRE))
		;
}

static void log_unlock(void)
{
	__atomic_store_n(&log_lock_word, 0, __ATOMIC_RELEASE);
}

static void write_line(u64 stamp, const char *text, size_t len)
{
	char line[PREFIX_MAX + TEXT_MAX + 1];
	u64 us = stamp / 1000;
	size_t at = scnprintf(line, PREFIX_MAX, "[%5lu.%06lu] ",
			      (unsigned long)(us / 1000000),
			      (unsigned long)(us % 1000000));

	memcpy(line + at, text, len);
	line[at + len] = '\n';
	module_console_write(line, at + len + 1);
}

/* Every line of a record has its stamp; a record of nothing is one line. */
static void close_record(struct record *r)
{
	const char *text = r->text, *end = r->text + r->len;

	if (!r->open)
		return;
	r->open = false;
	if (r->level >= console_loglevel)
		return;
	for (;;) {
		const char *stop = memscan((void *)text, '\n', end - text);

		write_line(r->stamp, text, stop - text);
		if (stop == end)
			return;
		text = stop + 1;
	}
}

static void open_record(struct record *r, int level, int owner)
{
	close_record(r);
	r->open = true;
	r->level = level;
	r->owner = owner;
	r->stamp = local_clock();
	r->len = 0;
}

/* A text as it was printed, without what stood before and behind it. */
struct message {
	const char *text;
	size_t len;
	int level;
	bool cont;
	bool newline;
};

static void read_message(struct message *m, const char *text, size_t len,
			 int level)
{
	const char *end = text + len;

	*m = (struct message){ .level = level };
	for (; printk_get_level(text); text += 2) {
		if (text[1] == 'c')
			m->cont = true;
		else if (m->level == LOGLEVEL_DEFAULT)
			m->level = text[1] - '0';
	}
	if (m->level == LOGLEVEL_DEFAULT)
		m->level = default_message_loglevel;
	m->newline = end > text && end[-1] == '\n';
	m->text = text;
	m->len = end - m->newline - text;
}

static void log_message(const struct message *m, int owner)
{
	log_lock();
	if (!m->cont || !last.open || last.owner != owner ||
	    last.len + m->len > TEXT_MAX)
		open_record(&last, m->level, owner);
	memcpy(last.text + last.len, m->text, m->len);
	last.len += m->len;
	if (m->newline)
		close_record(&last);
	log_unlock();
}

/* Formatted before the lock is taken: a format may have to warn. */
int vprintk_emit(int facility, int level, const void *dev_info, const char *fmt,
		 va_list args)
{
	char text[TEXT_MAX];
	struct module_context ctx;
	struct message m;

	(void)facility;
	(void)dev_info;
	read_message(&m, text, vscnprintf(text, sizeof(text), fmt, args),
		     level);
	module_context(&ctx);
	log_message(&m, ctx.pid);
	return m.len;
}

int vprintk(const char *fmt, va_list args)
{
	return vprintk_emit(0, LOGLEVEL_DEFAULT, NULL, fmt, args);
}

int printk(const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vprintk(fmt, args);
	va_end(args);
	return len;
}

/* The level that "<n>" names; KERN_DEFAULT was "<d>", KERN_CONT "<c>". */
static int angle_level(const char *fmt, const char **text)
{
	*text = fmt;
	if (fmt[0] != '<' || !fmt[1] || fmt[2] != '>')
		return LOGLEVEL_DEFAULT;
	if (fmt[1] != 'd' && fmt[1] != 'c' && !isodigit(fmt[1]))
		return LOGLEVEL_DEFAULT;
	*text = fmt + 3;
	return isodigit(fmt[1]) ? fmt[1] - '0' : LOGLEVEL_DEFAULT;
}

int printk_angle(const char *fmt, ...)
{
	const char *text;
	int level = angle_level(fmt, &text), len;
	struct va_format format = { .fmt = text };
	va_list args;

	va_start(args, fmt);
	format.va = &args;
	if (strstarts(fmt, "<c>"))
		len = printk(KERN_CONT "%pV", &format);
	else
		len = vprintk_emit(0, level, NULL, text, args);
	va_end(args);
	return len;
}

int _printk_deferred(const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vprintk(fmt, args);
	va_end(args);
	return len;
}

void module_console_flush(void)
{
	log_lock();
	close_record(&last);
	log_unlock();
}

/* ---- the trace buffer -------------------------------------------------- */

int __trace_vprintk(const char *func, const char *fmt, va_list args)
{
	va_list copy;
	struct va_format format = { .fmt = fmt, .va = &copy };
	int len;

	va_copy(copy, args);
	len = printk(KERN_DEBUG "%s: %pV", func, &format);
	va_end(copy);
	return len;
}

int __trace_printk(const char *func, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = __trace_vprintk(func, fmt, args);
	va_end(args);
	return len;
}
