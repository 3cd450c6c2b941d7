/* SPDX-License-Identifier: MIT */
/* What the machine has to say; see report.h. */
#include "report.h"
#include "module/module_host.h"
#include "text.h"

#include <stdio.h>

/*
 * Of the module face, whose headers do not go with those of the C library.
 * Its snprintf() knows %pS and takes the numbers as they are: each is 64 bits
 * wide, a pointer or not.
 */
int kernel_snprintf(char *text, size_t size, const char *format, ...);
int printk(const char *format, ...) __attribute__((format(printf, 1, 2)));
void warn_slowpath_fmt(const char *file, int line, const char *function,
		       unsigned int taint, const char *format, ...);

#define TAINT_WARN 9

static void to_text(char *text, size_t size, const struct hrt_report *report)
{
	const unsigned long long *arg = report->arg;

	kernel_snprintf(text, size, report->text, arg[0], arg[1], arg[2],
			arg[3]);
}

/* "hrtimer: interrupt took ..." and the like are in every kernel's log. */
static void notice(const char *text)
{
	if (after(text, "hrtimer: ") || after(text, "schedule_timeout: "))
		printk("\0014%s\n", text);
	else
		say("%s", text);
}

void report_to_log(const struct hrt_report *report)
{
	char text[400];

	to_text(text, sizeof(text), report);
	switch (report->severity) {
	case HRT_NOTICE:
		notice(text);
		break;
	case HRT_WARNING:
		warn_slowpath_fmt("hrtimer", 0, report->function, TAINT_WARN,
				  "%s\n", text);
		break;
	case HRT_FATAL:
		printk("\0010%s\n", text);
		module_console_flush();
		module_die(text);
	}
}
