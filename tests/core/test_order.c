/* SPDX-License-Identifier: MIT */
/*
 * What runs first (2.1).
 */
#include "trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- 2.1.1 and 2.1.2: one queue ---------------------------------------------*/

/*
 * Each script is a list of steps on the timers A to D; times are in us.
 *
 *	A100      start A at 100
 *	A[-50,0]  start A with the range from -50 to 0
 *	A~100     start A for 100, relative
 *	A=        start A with the expiry that it has
 *	A*        hrtimer_restart()
 *	-A        cancel A
 */
static const struct {
	const char *script, *order_7_3, *order_6_1;
} ties[] = {
	{ "C0 A0 B0", "CAB", "CAB" },
	{ "A0 B0 A0", "AB", "BA" },
	{ "A0 B0 B0", "AB", "AB" },
	{ "A0 B0 C0 B0", "ABC", "ACB" },
	{ "A0 B500 A500", "AB", "BA" },
	{ "A0 B500 B0", "AB", "AB" },
	{ "A0 B500 C500 A500", "ABC", "BCA" },
	{ "A0 B500 C500 C0", "ACB", "ACB" },
	{ "A0 B0 C500 C0", "ABC", "ABC" },
	{ "A0 B0 -A A0", "BA", "BA" },
	{ "A0 B100 C200 B200 B100 A100", "ABC", "BAC" },
	{ "A0 B100 C200 B200 C300 C200", "ABC", "ABC" },
	{ "A0 B100 C200 D300 B300", "ACDB", "ACDB" },
	{ "A0 B100 C200 D300 C100", "ABCD", "ABCD" },
	{ "A0 B100 C200 D300 D100", "ABDC", "ABDC" },
	{ "A0 B100 A~100", "AB", "BA" },
	{ "A0 B0 A=", "AB", "BA" },
	{ "A0 B0 A*", "AB", "BA" },
	{ "A[-50,0] B0 A[-80,0]", "AB", "BA" },
	{ "A[-200,100] B0 C50", "BCA", "BCA" },
	{ "A0 B0 A0 B0", "AB", "AB" },
	{ "A0 B0 C0 A0 C0 B0", "ABC", "ACB" },
};

static struct named abcd[4];
static const char *const names[] = { "A", "B", "C", "D" };
static char order[64];

static enum hrtimer_restart append_name(struct named *self)
{
	strcat(order, self->name);
	return HRTIMER_NORESTART;
}

static void step(const char *s, enum hrtimer_mode mode, ktime_t base)
{
	struct named *t = &abcd[*s == '-' ? s[1] - 'A' : *s - 'A'];
	enum hrtimer_mode abs = HRTIMER_MODE_ABS | mode;
	int soft, hard;

	if (*s == '-')
		hrtimer_cancel(&t->timer);
	else if (s[1] == '=')
		hrtimer_start_expires(&t->timer, abs);
	else if (s[1] == '*')
		hrtimer_restart(&t->timer);
	else if (s[1] == '~')
		hrtimer_start(&t->timer, base + atoi(s + 2) * US - ktime_get(),
			      HRTIMER_MODE_REL | mode);
	else if (sscanf(s + 1, "[%d,%d]", &soft, &hard) == 2)
		hrtimer_start_range_ns(&t->timer, base + soft * US,
				       (unsigned)(hard - soft) * US, abs);
	else
		hrtimer_start(&t->timer, base + atoi(s + 1) * US, abs);
}

static void play(const char *script, enum hrtimer_mode mode)
{
	char copy[64], *save, *s;

	align();
	order[0] = '\0';
	for (int i = 0; i < 4; i++) {
		named_setup(&abcd[i], names[i], CLOCK_MONOTONIC, mode);
		abcd[i].act = append_name;
	}
	strcpy(copy, script);
	for (s = strtok_r(copy, " ", &save); s; s = strtok_r(NULL, " ", &save))
		step(s, mode, T0 + 5 * MS);
	sleep_for(10 * MS);
}

static void play_all(unsigned int kernel, enum hrtimer_mode mode)
{
	machine((struct hrt_config){ .kernel = kernel });
	for (size_t i = 0; i < COUNT(ties); i++) {
		play(ties[i].script, mode);
		note("%s", ties[i].script);
		assert_string_equal(order, kernel == HRT_KERNEL_6_1
						   ? ties[i].order_6_1
						   : ties[i].order_7_3);
	}
	trace_clear();
}

static void spec_2_1_1_sorted_by_hard_expiry(void **state)
{
	struct named a, b, c;

	mono(&a, "A");
	mono(&b, "B");
	mono(&c, "C");
	/* All soft at 1 ms; the probe at 9.5 ms finds all of them due. */
	start_range(&a, 1 * MS, 9 * MS + 3);
	start_range(&b, 1 * MS, 9 * MS + 1);
	start_range(&c, 1 * MS, 9 * MS + 2);
	sleep_for(9 * MS + 500);
	assert_trace("[  9.000001 ms] B\n"
		     "[  9.000001 ms] C\n"
		     "[  9.000001 ms] A\n");
}

static void spec_2_1_1_equal_keys_fifo(void **state)
{
	struct named a, b, c;

	mono(&a, "A");
	mono(&b, "B");
	mono(&c, "C");
	start(&c, 5 * MS);
	start(&a, 5 * MS);
	start(&b, 5 * MS);
	sleep_for(6 * MS);
	assert_trace("[  5.000 ms] C\n"
		     "[  5.000 ms] A\n"
		     "[  5.000 ms] B\n");
}

static void spec_2_1_1_keys_are_nanoseconds(void **state)
{
	struct named a, b, c;

	mono(&a, "A");
	mono(&b, "B");
	mono(&c, "C");
	start(&a, 5 * MS + 1);
	start(&b, 5 * MS);
	start(&c, 5 * MS - 1);
	sleep_for(6 * MS);
	assert_trace("[  4.999999 ms] C\n"
		     "[  5.000 ms] B\n"
		     "[  5.000001 ms] A\n");
}

static void spec_2_1_2_ties_of_7_3_hard(void **state)
{
	play_all(HRT_KERNEL_7_3, 0);
}

static void spec_2_1_2_ties_of_7_3_soft(void **state)
{
	play_all(HRT_KERNEL_7_3, HRTIMER_MODE_SOFT);
}

static void spec_2_1_2_ties_of_6_1_hard(void **state)
{
	play_all(HRT_KERNEL_6_1, 0);
}

static void spec_2_1_2_ties_of_6_1_soft(void **state)
{
	play_all(HRT_KERNEL_6_1, HRTIMER_MODE_SOFT);
}

/* ---- 2.1.3 and 2.1.4: bases, softirqs, tasks ---------------------------------*/

static struct {
	struct named base[8], waker;
	struct named_wheel wheel[3];
	struct task_struct by_hrtimer, by_wheel, woken;
	ktime_t when;
} all;

static int sleep_by_hrtimer(void *unused)
{
	ktime_t when = all.when;

	hrt_set_state(TASK_UNINTERRUPTIBLE);
	schedule_hrtimeout(&when, HRTIMER_MODE_ABS);
	trace("task hrtimer");
	return 0;
}

static int sleep_by_wheel(void *unused)
{
	schedule_timeout_uninterruptible((long)(J0 + 2 - jiffies));
	trace("task wheel");
	return 0;
}

static int sleep_until_woken(void *unused)
{
	hrt_set_state(TASK_UNINTERRUPTIBLE);
	hrt_schedule();
	trace("task woken");
	return 0;
}

static enum hrtimer_restart wake(struct named *self)
{
	hrt_wake_up(&all.woken, TASK_NORMAL);
	return HRTIMER_NORESTART;
}

/* Where it runs: the log tells. */
static enum hrtimer_restart show_context(struct named *self)
{
	unsigned int count = hrt_preempt_count();
	bool hard = count & HRT_HARDIRQ_MASK;
	bool soft = count & HRT_SOFTIRQ_MASK;

	note("\tin %s%s", hard ? "hardirq" : "", soft ? "softirq" : "");
	return HRTIMER_NORESTART;
}

static void start_base(int i, ktime_t when)
{
	static const int clock[] = { CLOCK_MONOTONIC, CLOCK_REALTIME,
				     CLOCK_BOOTTIME, CLOCK_TAI };
	static const enum tk_offsets offs[] = { TK_OFFS_MAX, TK_OFFS_REAL,
						TK_OFFS_BOOT, TK_OFFS_TAI };
	static const char *const name[] = { "mono",      "real",
					    "boot",      "tai",
					    "mono soft", "real soft",
					    "boot soft", "tai soft" };
	enum hrtimer_mode mode = i < 4 ? HRTIMER_MODE_ABS
				       : HRTIMER_MODE_ABS_SOFT;

	named_setup(&all.base[i], name[i], clock[i % 4], mode);
	if (i % 4)
		when = ktime_mono_to_any(when, offs[i % 4]);
	hrtimer_start(&all.base[i].timer, when, mode);
}

/* Everything there is, due at a tick plus @off. */
static void all_due(ktime_t off)
{
	static const char *const name[] = { "wheel0", "wheel1", "wheel2" };

	align();
	all.when = T0 + 30 * MS + off;
	for (int i = 7; i >= 0; i--)
		start_base(i, all.when);
	task_run(&all.woken, sleep_until_woken, NULL, "woken", 0);
	task_run(&all.by_hrtimer, sleep_by_hrtimer, NULL, "hrtimer", 0);
	task_run(&all.by_wheel, sleep_by_wheel, NULL, "wheel", 0);
	hrt_schedule();
	mono(&all.waker, "waker");
	all.waker.act = wake;
	hrtimer_start(&all.waker.timer, all.when, HRTIMER_MODE_ABS);
	for (int i = 0; i < 3; i++) {
		wheel_setup(&all.wheel[i], name[i], 0);
		mod_timer(&all.wheel[i].timer, J0 + 2);
	}
	sleep_for(50 * MS);
	task_join(&all.woken);
	task_join(&all.by_hrtimer);
	task_join(&all.by_wheel);
}

static void spec_2_1_4_all_due_at_a_tick(void **state)
{
	all_due(0);
	assert_trace("[ 30.000 ms] mono\n"
		     "[ 30.000 ms] waker\n"
		     "[ 30.000 ms] real\n"
		     "[ 30.000 ms] boot\n"
		     "[ 30.000 ms] tai\n"
		     "[ 30.000 ms] wheel2 j+3\n"
		     "[ 30.000 ms] wheel1 j+3\n"
		     "[ 30.000 ms] wheel0 j+3\n"
		     "[ 30.000 ms] mono soft\n"
		     "[ 30.000 ms] real soft\n"
		     "[ 30.000 ms] boot soft\n"
		     "[ 30.000 ms] tai soft\n"
		     "[ 30.000 ms] task hrtimer\n"
		     "[ 30.000 ms] task woken\n"
		     "[ 30.000 ms] task wheel\n");
}

static void spec_2_1_4_all_due_just_before_a_tick(void **state)
{
	all_due(-US);
	assert_trace("[ 29.999 ms] mono\n"
		     "[ 29.999 ms] waker\n"
		     "[ 29.999 ms] real\n"
		     "[ 29.999 ms] boot\n"
		     "[ 29.999 ms] tai\n"
		     "[ 29.999 ms] mono soft\n"
		     "[ 29.999 ms] real soft\n"
		     "[ 29.999 ms] boot soft\n"
		     "[ 29.999 ms] tai soft\n"
		     "[ 29.999 ms] task hrtimer\n"
		     "[ 29.999 ms] task woken\n"
		     "[ 30.000 ms] wheel2 j+3\n"
		     "[ 30.000 ms] wheel1 j+3\n"
		     "[ 30.000 ms] wheel0 j+3\n"
		     "[ 30.000 ms] task wheel\n");
}

static void spec_2_1_4_all_due_just_after_a_tick(void **state)
{
	all_due(US);
	assert_trace("[ 30.000 ms] wheel2 j+3\n"
		     "[ 30.000 ms] wheel1 j+3\n"
		     "[ 30.000 ms] wheel0 j+3\n"
		     "[ 30.000 ms] task wheel\n"
		     "[ 30.001 ms] mono\n"
		     "[ 30.001 ms] waker\n"
		     "[ 30.001 ms] real\n"
		     "[ 30.001 ms] boot\n"
		     "[ 30.001 ms] tai\n"
		     "[ 30.001 ms] mono soft\n"
		     "[ 30.001 ms] real soft\n"
		     "[ 30.001 ms] boot soft\n"
		     "[ 30.001 ms] tai soft\n"
		     "[ 30.001 ms] task hrtimer\n"
		     "[ 30.001 ms] task woken\n");
}

/* Each base is drained before the next, whatever the times across bases. */
static void spec_2_1_3_bases_in_index_order(void **state)
{
	struct named a, b, c;

	mono(&a, "mono 3");
	mono(&b, "mono 1");
	named_setup(&c, "real 2", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	start_range(&a, 1 * MS, 5 * MS + 3);
	start(&b, 5 * MS);
	hrtimer_start_range_ns(&c.timer, ktime_mono_to_real(T0 + 1 * MS),
			       4 * MS + 2, HRTIMER_MODE_ABS);
	sleep_for(8 * MS);
	assert_trace("[  5.000 ms] mono 1\n"
		     "[  5.000 ms] mono 3\n"
		     "[  5.000 ms] real 2\n");
}

/* Time reversed: the later base has the earlier timer, and still comes last. */
static void spec_2_1_3_tick_makes_no_difference(void **state)
{
	machine((struct hrt_config){ .highres_off = true });
	align();
	for (int i = 7; i >= 0; i--)
		start_base(i, T0 + (10 - i) * MS);
	sleep_for(30 * MS);
	assert_trace("[ 10.000 ms] mono\n"
		     "[ 10.000 ms] real\n"
		     "[ 10.000 ms] boot\n"
		     "[ 10.000 ms] tai\n"
		     "[ 10.000 ms] mono soft\n"
		     "[ 10.000 ms] real soft\n"
		     "[ 10.000 ms] boot soft\n"
		     "[ 10.000 ms] tai soft\n");
}

static void spec_2_1_4_hard_in_interrupt_soft_in_softirq(void **state)
{
	struct named hard, soft;

	mono(&hard, "hard");
	named_setup(&soft, "soft", CLOCK_MONOTONIC, HRTIMER_MODE_ABS_SOFT);
	hard.act = soft.act = show_context;
	start(&soft, 1 * MS);
	start(&hard, 1 * MS);
	sleep_for(2 * MS);
	assert_trace("[  1.000 ms] hard\n"
		     "\tin hardirq\n"
		     "[  1.000 ms] soft\n"
		     "\tin softirq\n");
}

static enum hrtimer_restart busy_300_us(struct named *self)
{
	udelay(300);
	return HRTIMER_NORESTART;
}

/* The softirq reads the clock itself: it runs what came due meanwhile too. */
static void spec_2_1_4_softirq_has_a_fresh_now(void **state)
{
	struct named hard, soft1, soft2;

	mono(&hard, "hard");
	hard.act = busy_300_us;
	named_setup(&soft1, "soft1", CLOCK_MONOTONIC, HRTIMER_MODE_ABS_SOFT);
	named_setup(&soft2, "soft2", CLOCK_MONOTONIC, HRTIMER_MODE_ABS_SOFT);
	start(&hard, 1 * MS);
	start(&soft1, 1 * MS);
	start(&soft2, 1 * MS + 250 * US);
	sleep_for(2 * MS);
	assert_trace("[  1.000 ms] hard\n"
		     "[  1.300 ms] soft1\n"
		     "[  1.300 ms] soft2\n");
}

static enum hrtimer_restart show_jiffies(struct named *self)
{
	note("\tj+%ld", (long)(jiffies - J0));
	return HRTIMER_NORESTART;
}

/* The tick is a timer of the first base: what stands before it sees the old
 * count of jiffies, what comes after it the new. */
static void spec_2_1_4_tick_counts_before_the_softirqs(void **state)
{
	struct named before, after, soft;

	align();
	mono(&before, "before");
	named_setup(&after, "real", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	named_setup(&soft, "soft", CLOCK_MONOTONIC, HRTIMER_MODE_ABS_SOFT);
	before.act = after.act = soft.act = show_jiffies;
	start_range(&before, 9 * MS, 10 * MS - 1);
	hrtimer_start(&after.timer, ktime_mono_to_real(T0 + 10 * MS),
		      HRTIMER_MODE_ABS);
	start(&soft, 10 * MS);
	mdelay(11);
	assert_trace("[  9.999999 ms] before\n"
		     "\tj+0\n"
		     "[ 10.000 ms] real\n"
		     "\tj+1\n"
		     "[ 10.000 ms] soft\n"
		     "\tj+1\n");
}

/* ---- 2.1.5: now stands still while timers expire -----------------------------*/

static enum hrtimer_restart again_5_times(struct named *self)
{
	return self->runs < 5 ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void spec_2_1_5_restart_without_moving_runs_at_once(void **state)
{
	struct named a, b;

	mono(&a, "A");
	mono(&b, "B");
	a.act = again_5_times;
	start(&a, 1 * MS);
	start(&b, 1 * MS + 1);
	sleep_for(2 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.000 ms] A\n"
		     "[  1.000 ms] A\n"
		     "[  1.000 ms] A\n"
		     "[  1.000 ms] A\n"
		     "[  1.000001 ms] B\n");
}

/* Behind those that expire together: it was queued again after them. */
static void spec_2_1_5_restart_without_moving_goes_behind(void **state)
{
	struct named a, b;

	mono(&a, "A");
	mono(&b, "B");
	a.act = again_5_times;
	start(&a, 1 * MS);
	start(&b, 1 * MS);
	sleep_for(2 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.000 ms] B\n"
		     "[  1.000 ms] A\n"
		     "[  1.000 ms] A\n"
		     "[  1.000 ms] A\n"
		     "[  1.000 ms] A\n");
}

/* B comes due while A runs: not in this pass, whose now was read before. */
static void spec_2_1_5_now_is_fixed_at_entry(void **state)
{
	struct named a, b, c;

	mono(&a, "A");
	mono(&b, "B");
	named_setup(&c, "real", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	a.act = busy_300_us;
	start(&a, 1 * MS);
	start(&b, 1 * MS + 100 * US);
	hrtimer_start(&c.timer, ktime_mono_to_real(T0 + 1 * MS),
		      HRTIMER_MODE_ABS);
	sleep_for(2 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.300 ms] real\n"
		     "[  1.300 ms] B\n");
}

static long endless_runs;

static enum hrtimer_restart endless(struct hrtimer *timer)
{
	endless_runs++;
	return HRTIMER_RESTART;
}

/* A kernel hangs here; this machine says so and goes on. */
static void spec_2_1_5_endless_restart_is_reported(void **state)
{
	struct hrtimer timer;

	endless_runs = 0;
	hrtimer_setup(&timer, endless, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&timer, 1 * MS, HRTIMER_MODE_REL);
	sleep_for(2 * MS);
	assert_true(endless_runs > 1000);
	assert_false(hrtimer_active(&timer));
	assert_trace("WARNING: hrtimer callback FUNCTION restarts without end "
		     "at one moment; it is stopped\n");
}

static long pair_runs;

static enum hrtimer_restart endless_pair(struct hrtimer *timer)
{
	return ++pair_runs < 10000000 ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

/* Two that take turns are no better than one. */
static void spec_2_1_5_endless_pair_is_reported(void **state)
{
	struct hrtimer a, b;

	pair_runs = 0;
	hrtimer_setup(&a, endless_pair, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_setup(&b, endless_pair, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&a, 1 * MS, HRTIMER_MODE_REL);
	hrtimer_start(&b, 1 * MS, HRTIMER_MODE_REL);
	sleep_for(2 * MS);
	assert_true(pair_runs < 10000000);
	assert_trace("WARNING: hrtimer callback FUNCTION restarts without end "
		     "at one moment; it is stopped\n"
		     "WARNING: hrtimer callback FUNCTION restarts without end "
		     "at one moment; it is stopped\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_2_1_1_sorted_by_hard_expiry),
		SPEC(spec_2_1_1_equal_keys_fifo),
		SPEC(spec_2_1_1_keys_are_nanoseconds),
		SPEC(spec_2_1_2_ties_of_7_3_hard),
		SPEC(spec_2_1_2_ties_of_7_3_soft),
		SPEC(spec_2_1_2_ties_of_6_1_hard),
		SPEC(spec_2_1_2_ties_of_6_1_soft),
		SPEC(spec_2_1_3_bases_in_index_order),
		SPEC(spec_2_1_3_tick_makes_no_difference),
		SPEC(spec_2_1_4_all_due_at_a_tick),
		SPEC(spec_2_1_4_all_due_just_before_a_tick),
		SPEC(spec_2_1_4_all_due_just_after_a_tick),
		SPEC(spec_2_1_4_hard_in_interrupt_soft_in_softirq),
		SPEC(spec_2_1_4_softirq_has_a_fresh_now),
		SPEC(spec_2_1_4_tick_counts_before_the_softirqs),
		SPEC(spec_2_1_5_restart_without_moving_runs_at_once),
		SPEC(spec_2_1_5_restart_without_moving_goes_behind),
		SPEC(spec_2_1_5_now_is_fixed_at_entry),
		SPEC(spec_2_1_5_endless_restart_is_reported),
		SPEC(spec_2_1_5_endless_pair_is_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
