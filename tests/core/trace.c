/* SPDX-License-Identifier: MIT */
#include "trace.h"

#include <stdio.h>
#include <string.h>

#include "hosts/virtual/virtual.h"

jmp_buf fatal;
bool fatal_set;
ktime_t T0;
unsigned long J0;

static char text[1 << 16];
static size_t length;

/* ---- the log ---------------------------------------------------------------*/

static void append(const char *format, va_list args)
{
	int n = vsnprintf(text + length, sizeof(text) - length, format, args);

	length += (size_t)n;
	if (length >= sizeof(text) - 1)
		length = sizeof(text) - 1;
}

static void put(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	append(format, args);
	va_end(args);
}

void trace(const char *format, ...)
{
	ktime_t t = vtime_now() - T0;
	const char *sign = t < 0 ? "-" : "";
	va_list args;

	t = t < 0 ? -t : t;
	if (t % 1000)
		put("[%s%3lld.%06lld ms] ", sign, t / MS, t % MS);
	else
		put("[%s%3lld.%03lld ms] ", sign, t / MS, t % MS / US);
	va_start(args, format);
	append(format, args);
	va_end(args);
	put("\n");
}

void note(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	append(format, args);
	va_end(args);
	put("\n");
}

void trace_clear(void)
{
	length = 0;
	text[0] = '\0';
}

/* As it would stand in the test. */
static void print_literal(void)
{
	fprintf(stderr, "the log is:\n\"");
	for (const char *c = text; *c; c++) {
		if (*c == '\n')
			fprintf(stderr, "\\n\"\n%s", c[1] ? "\"" : "");
		else
			fputc(*c, stderr);
	}
}

static int first_different_line(const char *a, const char *b)
{
	int line = 1;

	for (; *a && *a == *b; a++, b++)
		line += *a == '\n';
	return line;
}

void trace_expect(const char *expected, const char *file, int line)
{
	bool same = strcmp(text, expected) == 0;

	if (!same) {
		print_literal();
		fprintf(stderr, "line %d differs from what is expected\n",
			first_different_line(text, expected));
	}
	trace_clear();
	if (!same)
		_fail(file, line);
}

void mark(void)
{
	T0 = vtime_now();
	J0 = jiffies;
}

void align(void)
{
	schedule_timeout_uninterruptible(1);
	schedule_timeout_uninterruptible(1);
	mark();
}

/* ---- the machine -----------------------------------------------------------*/

/* The text of a report with its numbers; functions are not named. */
static void put_report(const struct hrt_report *report)
{
	static const char *const word[] = { "NOTICE", "WARNING", "FATAL" };
	const unsigned long long *arg = report->arg;
	const char *p = report->text;

	put("%s: ", word[report->severity]);
	while (*p) {
		if (!strncmp(p, "%lld", 4))
			put("%lld", (long long)*arg++);
		else if (!strncmp(p, "%llx", 4))
			put("%llx", *arg++);
		else if (!strncmp(p, "%pS", 3))
			put("FUNCTION%.0d", (int)!arg++);
		else if (!strncmp(p, "%s", 2))
			put("%s", (const char *)(uintptr_t)*arg++);
		else if (!strncmp(p, "%08llx", 6))
			put("%08llx", *arg++);
		else
			put("%c", *p);
		p += strspn(p, "%") ? strcspn(p, "dxSs") + 1 : 1;
	}
	put("\n");
}

static void report_to_log(const struct hrt_report *report)
{
	put_report(report);
	if (report->severity != HRT_FATAL)
		return;
	if (!fatal_set) {
		fprintf(stderr, "%s", text);
		return;
	}
	fatal_set = false;
	longjmp(fatal, 1);
}

void machine(struct hrt_config config)
{
	hrt_stop();
	config.host = &hrt_virtual;
	config.cpus = config.cpus ? config.cpus : 1;
	config.hz = config.hz ? config.hz : 100;
	config.report = report_to_log;
	trace_clear();
	fatal_set = false;
	assert_int_equal(hrt_start(&config), 0);
	mark();
}

int machine_setup(void **state)
{
	machine((struct hrt_config){ .cpus = 1 });
	return 0;
}

int machine_teardown(void **state)
{
	hrt_stop();
	return 0;
}

/* ---- named timers ----------------------------------------------------------*/

struct named *named_of(struct hrtimer *timer)
{
	return (struct named *)((char *)timer - offsetof(struct named, timer));
}

static enum hrtimer_restart named_fire(struct hrtimer *timer)
{
	struct named *self = named_of(timer);

	self->runs++;
	trace("%s", self->name);
	return self->act ? self->act(self) : HRTIMER_NORESTART;
}

void named_setup(struct named *t, const char *name, int clock,
		 enum hrtimer_mode mode)
{
	*t = (struct named){ .name = name };
	hrtimer_setup(&t->timer, named_fire, clock, mode);
}

void mono(struct named *t, const char *name)
{
	named_setup(t, name, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
}

static enum hrtimer_mode mode_of(const struct named *t)
{
	return t->timer.is_soft ? HRTIMER_MODE_ABS_SOFT : HRTIMER_MODE_ABS;
}

void start(struct named *t, ktime_t time)
{
	hrtimer_start(&t->timer, T0 + time, mode_of(t));
}

void start_range(struct named *t, ktime_t soft, ktime_t hard)
{
	hrtimer_start_range_ns(&t->timer, T0 + soft,
			       (unsigned long long)(hard - soft), mode_of(t));
}

struct named_wheel *named_wheel_of(struct timer_list *timer)
{
	return (struct named_wheel *)((char *)timer -
				      offsetof(struct named_wheel, timer));
}

static void wheel_fire(struct timer_list *timer)
{
	struct named_wheel *self = named_wheel_of(timer);

	self->runs++;
	trace("%s j+%ld", self->name, (long)(jiffies - J0));
	if (self->act)
		self->act(self);
}

void wheel_setup(struct named_wheel *t, const char *name, unsigned int flags)
{
	*t = (struct named_wheel){ .name = name };
	timer_setup(&t->timer, wheel_fire, flags);
}

/* ---- tasks -----------------------------------------------------------------*/

void sleep_for(ktime_t span)
{
	hrt_set_state(TASK_UNINTERRUPTIBLE);
	schedule_hrtimeout(&span, HRTIMER_MODE_REL);
}

void task_run(struct task_struct *task, int (*fn)(void *), void *data,
	      const char *name, unsigned int cpu)
{
	memset(task, 0, sizeof(*task));
	assert_int_equal(hrt_task_create(task, fn, data, name, cpu), 0);
	hrt_wake_up(task, TASK_NORMAL);
}

void task_join(struct task_struct *task)
{
	while (!hrt_task_gone(task))
		sleep_for(MS);
}
