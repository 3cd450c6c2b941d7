/* SPDX-License-Identifier: MIT */
/*
 * The timer wheel (2.8) and its API (1.5). The jiffies and the orders are
 * those of real kernels at 100 Hz.
 */
#include "trace.h"

#include "core/machine.h"

static struct named_wheel w, v, u[5];

static long ahead(void)
{
	return (long)(jiffies - J0);
}

/* ---- at which jiffy ------------------------------------------------------------*/

struct expiry {
	unsigned long phase, mask; /* of the jiffy of the start */
	long expires, fires;
};

static long fired;

static void note_fired(struct timer_list *timer)
{
	fired = ahead();
}

/* Sleep by hrtimers, so that the wheel stands still, to a jiffy. */
static void idle_to(unsigned long phase, unsigned long mask)
{
	unsigned long jumps = (phase - jiffies) & mask;

	while (jumps < 80)
		jumps += mask + 1;
	sleep_for((ktime_t)jumps * 10 * MS);
}

static void check_expiry(const struct expiry *e)
{
	struct timer_list timer;

	assert_int_equal(J0 & e->mask, e->phase);
	fired = -999;
	timer_setup(&timer, note_fired, 0);
	mod_timer(&timer, J0 + (unsigned long)e->expires);
	sleep_for((e->fires + 3) * 10 * MS);
	assert_int_equal(fired, e->fires);
}

/* Just after a tick the wheel has looked at that jiffy already. */
static void spec_2_8_expiry_just_after_a_tick(void **state)
{
	static const struct expiry cases[] = {
		{ 39, 511, 0, 1 },        { 64, 511, 1, 2 },
		{ 90, 511, 2, 3 },        { 117, 511, 3, 4 },
		{ 145, 511, 7, 8 },       { 178, 511, 8, 9 },
		{ 213, 511, 9, 10 },      { 249, 511, 62, 63 },
		{ 356, 511, 63, 64 },     { 460, 511, 64, 68 },
		{ 60, 511, 65, 68 },      { 172, 511, 70, 76 },
		{ 284, 511, 100, 108 },   { 436, 511, 500, 508 },
		{ 68, 511, 504, 508 },    { 260, 511, 505, 508 },
		{ 452, 511, 511, 572 },   { 132, 511, 512, 572 },
		{ 324, 511, 513, 572 },   { 4, 511, 1000, 1020 },
		{ 260, 511, 4095, 4348 }, { 4, 511, 4096, 4604 },
		{ 4, 511, 5000, 5116 },   { 516, 4095, 40000, 40444 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		/* align() takes four jiffies. */
		idle_to((cases[i].phase - 4) & cases[i].mask, cases[i].mask);
		align();
		check_expiry(&cases[i]);
	}
}

static void spec_2_8_expiry_after_idling_by_hrtimers(void **state)
{
	static const struct expiry cases[] = {
		{ 13, 63, 0, 1 },         { 57, 63, 1, 2 },
		{ 38, 63, 2, 3 },         { 20, 63, 3, 4 },
		{ 4, 63, 7, 8 },          { 57, 63, 8, 9 },
		{ 47, 63, 9, 10 },        { 38, 63, 62, 63 },
		{ 34, 63, 63, 70 },       { 32, 63, 64, 72 },
		{ 31, 63, 65, 73 },       { 31, 63, 70, 73 },
		{ 38, 63, 100, 106 },     { 20, 63, 500, 508 },
		{ 9, 63, 504, 567 },      { 4, 63, 505, 508 },
		{ 0, 63, 511, 512 },      { 4, 63, 512, 572 },
		{ 10, 63, 513, 566 },     { 16, 63, 1000, 1008 },
		{ 400, 511, 4095, 4208 }, { 199, 511, 4096, 4409 },
		{ 0, 511, 5000, 5120 },   { 975, 4095, 40000, 44081 },
	};

	sleep_for(3300 * US);
	for (size_t i = 0; i < COUNT(cases); i++) {
		idle_to(cases[i].phase, cases[i].mask);
		mark();
		check_expiry(&cases[i]);
	}
}

/* Many at once: the base is at 3857 of 4096. */
static void spec_2_8_expiry_of_many_together(void **state)
{
	static const struct {
		long expires, fires;
	} cases[] = { { 63, 64 },   { 64, 71 },     { 70, 71 },    { 100, 103 },
		      { 500, 503 }, { 1000, 1007 }, { 5000, 5359 } };
	static struct named_wheel t[63 + COUNT(cases)];

	idle_to(3857 - 4, 4095);
	align();
	for (int i = 0; i < 63; i++) {
		wheel_setup(&t[i], "level 0", 0);
		mod_timer(&t[i].timer, J0 + (unsigned)i);
	}
	for (size_t i = 0; i < COUNT(cases); i++) {
		wheel_setup(&t[63 + i], "above", 0);
		mod_timer(&t[63 + i].timer, J0 + (unsigned)cases[i].expires);
	}
	for (int i = 0; i < 63; i++) {
		msleep(0);
		while (ahead() <= i)
			hrt_run_for(10 * MS);
		assert_int_equal(t[i].runs, 1);
		assert_int_equal(t[i + 1].runs, 0);
	}
	trace_clear();
	sleep_for(60 * SEC);
	assert_trace("[640.000 ms] above j+64\n"
		     "[710.000 ms] above j+71\n"
		     "[710.000 ms] above j+71\n"
		     "[1030.000 ms] above j+103\n"
		     "[5030.000 ms] above j+503\n"
		     "[10070.000 ms] above j+1007\n"
		     "[53590.000 ms] above j+5359\n");
}

static void setup_u(void)
{
	static const char *const name[] = { "u0", "u1", "u2", "u3", "u4" };

	align();
	for (int i = 0; i < 5; i++)
		wheel_setup(&u[i], name[i], 0);
}

static void mod(int i, long expires)
{
	mod_timer(&u[i].timer, J0 + (unsigned long)expires);
}

static void spec_2_8_past_and_now_at_the_next_tick(void **state)
{
	setup_u();
	mod(0, -5);
	mod(1, 0);
	mod(2, 0);
	mod(3, -1000);
	mod(4, 1);
	msleep(100);
	assert_trace("[ 10.000 ms] u3 j+1\n"
		     "[ 10.000 ms] u2 j+1\n"
		     "[ 10.000 ms] u1 j+1\n"
		     "[ 10.000 ms] u0 j+1\n"
		     "[ 20.000 ms] u4 j+2\n");
}

/* At 3.3 ms into a jiffy as well: a tick later than asked for, never early. */
static void spec_2_8_never_early(void **state)
{
	align();
	udelay(3300);
	wheel_setup(&w, "w", 0);
	mod_timer(&w.timer, jiffies + 1);
	sleep_for(50 * MS);
	assert_trace("[ 20.000 ms] w j+2\n");
}

/* Beyond the wheel it fires at its end, and `expires` stays as requested. */
static void far_away(unsigned int hz, unsigned long max, unsigned long grain)
{
	unsigned long due;

	machine((struct hrt_config){ .hz = hz });
	mark();
	timer_setup(&w.timer, note_fired, 0);
	fired = -999;
	mod_timer(&w.timer, J0 + (1UL << 40));
	assert_int_equal(w.timer.expires, J0 + (1UL << 40));
	due = (J0 + max) / grain * grain + grain;
	hrt_run_for((ktime_t)(due - J0) * (ktime_t)hrt_tick_nsec() - 1);
	assert_int_equal(fired, -999);
	assert_true(timer_pending(&w.timer));
	hrt_run_for(1);
	assert_int_equal(fired, due - J0);
}

static void spec_2_8_cutoff(void **state)
{
	far_away(100, 130023424, 1UL << 21);
	far_away(250, 1040187392, 1UL << 24);
	far_away(300, 1040187392, 1UL << 24);
	far_away(1000, 1040187392, 1UL << 24);
}

/* What seems in the future by more than half the range is the past. */
static void spec_2_8_past_by_wrap(void **state)
{
	align();
	wheel_setup(&w, "w", 0);
	mod_timer(&w.timer, J0 + (1UL << 63) + 5);
	msleep(30);
	assert_trace("[ 10.000 ms] w j+1\n");
}

/* ---- in which order -------------------------------------------------------------*/

static void spec_2_8_lifo_within_a_bucket(void **state)
{
	setup_u();
	for (int i = 0; i < 5; i++)
		mod(i, 3);
	msleep(100);
	assert_trace("[ 40.000 ms] u4 j+4\n"
		     "[ 40.000 ms] u3 j+4\n"
		     "[ 40.000 ms] u2 j+4\n"
		     "[ 40.000 ms] u1 j+4\n"
		     "[ 40.000 ms] u0 j+4\n");
}

static void spec_2_8_mod_to_the_same_keeps_its_place(void **state)
{
	setup_u();
	for (int i = 0; i < 5; i++)
		mod(i, 3);
	mod(1, 3);
	msleep(100);
	assert_trace("[ 40.000 ms] u4 j+4\n"
		     "[ 40.000 ms] u3 j+4\n"
		     "[ 40.000 ms] u2 j+4\n"
		     "[ 40.000 ms] u1 j+4\n"
		     "[ 40.000 ms] u0 j+4\n");
}

static void spec_2_8_mod_away_and_back_comes_last(void **state)
{
	setup_u();
	for (int i = 0; i < 5; i++)
		mod(i, 3);
	mod(1, 4);
	mod(1, 3);
	msleep(100);
	assert_trace("[ 40.000 ms] u1 j+4\n"
		     "[ 40.000 ms] u4 j+4\n"
		     "[ 40.000 ms] u3 j+4\n"
		     "[ 40.000 ms] u2 j+4\n"
		     "[ 40.000 ms] u0 j+4\n");
}

/* Other expiries of one bucket keep the place as well. */
static void spec_2_8_mod_within_the_bucket_keeps_its_place(void **state)
{
	idle_to(4, 63);
	setup_u();
	assert_int_equal(J0 & 7, 0);
	for (int i = 0; i < 5; i++)
		mod(i, 72 + i);
	mod(1, 74);
	mod(3, 72);
	msleep(1500);
	assert_trace("[800.000 ms] u4 j+80\n"
		     "[800.000 ms] u3 j+80\n"
		     "[800.000 ms] u2 j+80\n"
		     "[800.000 ms] u1 j+80\n"
		     "[800.000 ms] u0 j+80\n");
}

/* u0 waits on level 1, u2 and u3 on level 0; all are due at J0 + 64. */
static void spec_2_8_the_highest_level_first(void **state)
{
	idle_to(60, 63);
	setup_u();
	assert_int_equal(J0 & 63, 0);
	mod(0, 127);
	mod(1, 68);
	sleep_for(1080 * MS);
	mod(2, 127);
	mod(3, 127);
	sleep_for(500 * MS);
	assert_trace("[720.000 ms] u1 j+72\n"
		     "[1280.000 ms] u0 j+128\n"
		     "[1280.000 ms] u3 j+128\n"
		     "[1280.000 ms] u2 j+128\n");
}

static void show_context(struct named_wheel *self)
{
	unsigned int count = hrt_preempt_count();

	note("\tsoftirq %d hardirq %d irqs off %d",
	     (count & HRT_SOFTIRQ_MASK) != 0, (count & HRT_HARDIRQ_MASK) != 0,
	     hrt_irqs_disabled());
}

static void spec_2_8_runs_in_softirq(void **state)
{
	align();
	wheel_setup(&w, "w", 0);
	w.act = show_context;
	mod_timer(&w.timer, J0);
	wheel_setup(&v, "irqsafe", TIMER_IRQSAFE);
	v.act = show_context;
	mod_timer(&v.timer, J0);
	msleep(20);
	assert_trace("[ 10.000 ms] irqsafe j+1\n"
		     "\tsoftirq 1 hardirq 0 irqs off 1\n"
		     "[ 10.000 ms] w j+1\n"
		     "\tsoftirq 1 hardirq 0 irqs off 0\n");
}

/* LOCAL, which holds the pinned ones, then GLOBAL, then DEF. */
static void wheels_in_order(unsigned int kernel, const char *expected)
{
	machine((struct hrt_config){ .kernel = kernel });
	align();
	wheel_setup(&v, "pinned", TIMER_PINNED);
	mod_timer(&v.timer, J0 + 2);
	wheel_setup(&w, "plain", 0);
	mod_timer(&w.timer, J0 + 2);
	wheel_setup(&u[0], "deferrable", TIMER_DEFERRABLE);
	mod_timer(&u[0].timer, J0 + 2);
	wheel_setup(&u[1], "add on", 0);
	u[1].timer.expires = J0 + 2;
	add_timer_on(&u[1].timer, 0);
	wheel_setup(&u[2], "irqsafe", TIMER_IRQSAFE);
	mod_timer(&u[2].timer, J0 + 2);
	msleep(60);
	assert_trace(expected);
}

static void spec_2_8_wheels_in_order(void **state)
{
	wheels_in_order(HRT_KERNEL_7_3, "[ 30.000 ms] add on j+3\n"
					"[ 30.000 ms] pinned j+3\n"
					"[ 30.000 ms] irqsafe j+3\n"
					"[ 30.000 ms] plain j+3\n"
					"[ 30.000 ms] deferrable j+3\n");
}

/* Before 6.9 pinned timers had no wheel of their own. */
static void spec_2_8_wheels_in_order_of_6_1(void **state)
{
	wheels_in_order(HRT_KERNEL_6_1, "[ 30.000 ms] irqsafe j+3\n"
					"[ 30.000 ms] add on j+3\n"
					"[ 30.000 ms] plain j+3\n"
					"[ 30.000 ms] pinned j+3\n"
					"[ 30.000 ms] deferrable j+3\n");
}

/* ---- deferrable -----------------------------------------------------------------*/

static void spec_2_8_deferrable_does_not_wake_an_idle_cpu(void **state)
{
	align();
	wheel_setup(&v, "deferrable", TIMER_DEFERRABLE);
	mod_timer(&v.timer, J0 + 2);
	sleep_for(300 * MS);
	trace("awake");
	msleep(30);
	assert_trace("[300.000 ms] awake\n"
		     "[310.000 ms] deferrable j+31\n");
}

static void spec_2_8_deferrable_comes_with_another(void **state)
{
	align();
	wheel_setup(&v, "deferrable", TIMER_DEFERRABLE);
	mod_timer(&v.timer, J0 + 2);
	wheel_setup(&w, "plain", 0);
	mod_timer(&w.timer, J0 + 9);
	sleep_for(300 * MS);
	trace("awake");
	assert_trace("[100.000 ms] plain j+10\n"
		     "[100.000 ms] deferrable j+10\n"
		     "[300.000 ms] awake\n");
}

/* ---- in the callback ----------------------------------------------------------*/

static unsigned long step;
static int (*rearm)(struct timer_list *timer, unsigned long expires);

static void rearm_self(struct named_wheel *self)
{
	int ret;

	if (self->runs == 4)
		return;
	ret = rearm(&self->timer, jiffies + step);
	note("\t%d pending %d expires %+ld", ret, timer_pending(&self->timer),
	     (long)(self->timer.expires - J0));
}

static void rearm_by(int (*function)(struct timer_list *, unsigned long),
		     unsigned long by, const char *expected)
{
	align();
	step = by;
	rearm = function;
	wheel_setup(&w, "w", 0);
	w.act = rearm_self;
	mod_timer(&w.timer, J0 + 1);
	msleep(200);
	timer_delete_sync(&w.timer);
	assert_trace(expected);
}

static void spec_2_8_callback_rearms_for_now(void **state)
{
	rearm_by(mod_timer, 0,
		 "[ 20.000 ms] w j+2\n"
		 "\t0 pending 1 expires +2\n"
		 "[ 30.000 ms] w j+3\n"
		 "\t0 pending 1 expires +3\n"
		 "[ 40.000 ms] w j+4\n"
		 "\t0 pending 1 expires +4\n"
		 "[ 50.000 ms] w j+5\n");
}

static void spec_2_8_callback_rearms_for_the_past(void **state)
{
	rearm_by(mod_timer, -100UL,
		 "[ 20.000 ms] w j+2\n"
		 "\t0 pending 1 expires -98\n"
		 "[ 30.000 ms] w j+3\n"
		 "\t0 pending 1 expires -97\n"
		 "[ 40.000 ms] w j+4\n"
		 "\t0 pending 1 expires -96\n"
		 "[ 50.000 ms] w j+5\n");
}

static void spec_2_8_callback_rearms_for_1_and_2(void **state)
{
	rearm_by(mod_timer, 1,
		 "[ 20.000 ms] w j+2\n"
		 "\t0 pending 1 expires +3\n"
		 "[ 40.000 ms] w j+4\n"
		 "\t0 pending 1 expires +5\n"
		 "[ 60.000 ms] w j+6\n"
		 "\t0 pending 1 expires +7\n"
		 "[ 80.000 ms] w j+8\n");
	rearm_by(mod_timer, 2,
		 "[ 20.000 ms] w j+2\n"
		 "\t0 pending 1 expires +4\n"
		 "[ 50.000 ms] w j+5\n"
		 "\t0 pending 1 expires +7\n"
		 "[ 80.000 ms] w j+8\n"
		 "\t0 pending 1 expires +10\n"
		 "[110.000 ms] w j+11\n");
}

static void spec_1_5_mod_timer_pending_in_the_callback(void **state)
{
	rearm_by(mod_timer_pending, 2,
		 "[ 20.000 ms] w j+2\n"
		 "\t0 pending 0 expires +1\n");
}

static void spec_1_5_timer_reduce_in_the_callback(void **state)
{
	rearm_by(timer_reduce, 2,
		 "[ 20.000 ms] w j+2\n"
		 "\t0 pending 1 expires +4\n"
		 "[ 50.000 ms] w j+5\n"
		 "\t0 pending 1 expires +7\n"
		 "[ 80.000 ms] w j+8\n"
		 "\t0 pending 1 expires +10\n"
		 "[110.000 ms] w j+11\n");
}

static int try_delete(struct timer_list *timer, unsigned long unused)
{
	return timer_delete_sync_try(timer);
}

static void spec_1_5_delete_sync_try_in_the_callback(void **state)
{
	rearm_by(try_delete, 0,
		 "[ 20.000 ms] w j+2\n"
		 "\t-1 pending 0 expires +1\n");
}

static int start_and_delete(struct timer_list *timer, unsigned long unused)
{
	mod_timer(timer, jiffies + 5);
	return timer_delete(timer);
}

static void spec_1_5_delete_in_the_callback(void **state)
{
	rearm_by(start_and_delete, 0,
		 "[ 20.000 ms] w j+2\n"
		 "\t1 pending 0 expires +7\n");
}

/* ---- what a callback does to others that are due ------------------------------------*/

/* u4 is the first of five; it acts. */
static void u4_acts(void (*act)(struct named_wheel *self), const char *expected)
{
	setup_u();
	u[4].act = act;
	for (int i = 0; i < 5; i++)
		mod(i, 2);
	sleep_for(100 * MS);
	assert_trace(expected);
}

static void delete_u3_and_u1(struct named_wheel *self)
{
	note("\t%d %d", timer_delete(&u[3].timer), timer_delete(&u[1].timer));
}

static void spec_2_8_callback_deletes_what_is_due_too(void **state)
{
	u4_acts(delete_u3_and_u1, "[ 30.000 ms] u4 j+3\n"
				  "\t1 1\n"
				  "[ 30.000 ms] u2 j+3\n"
				  "[ 30.000 ms] u0 j+3\n");
}

static void move_u3_and_u1(struct named_wheel *self)
{
	note("\t%d", mod_timer(&u[3].timer, jiffies + 2));
	note("\t%d", mod_timer(&u[1].timer, jiffies));
}

static void spec_2_8_callback_moves_what_is_due_too(void **state)
{
	u4_acts(move_u3_and_u1, "[ 30.000 ms] u4 j+3\n"
				"\t1\n"
				"\t1\n"
				"[ 30.000 ms] u2 j+3\n"
				"[ 30.000 ms] u0 j+3\n"
				"[ 40.000 ms] u1 j+4\n"
				"[ 60.000 ms] u3 j+6\n");
}

static void mod_u0_to_its_own(struct named_wheel *self)
{
	note("\t%d", mod_timer(&u[0].timer, J0 + 2));
}

static void spec_2_8_callback_leaves_what_is_due_as_it_is(void **state)
{
	u4_acts(mod_u0_to_its_own, "[ 30.000 ms] u4 j+3\n"
				   "\t1\n"
				   "[ 30.000 ms] u3 j+3\n"
				   "[ 30.000 ms] u2 j+3\n"
				   "[ 30.000 ms] u1 j+3\n"
				   "[ 30.000 ms] u0 j+3\n");
}

static void try_u3_reduce_u1(struct named_wheel *self)
{
	note("\t%d", timer_delete_sync_try(&u[3].timer));
	note("\t%d", timer_reduce(&u[1].timer, jiffies - 5));
}

static void spec_2_8_callback_reduces_what_is_due_too(void **state)
{
	u4_acts(try_u3_reduce_u1, "[ 30.000 ms] u4 j+3\n"
				  "\t1\n"
				  "\t1\n"
				  "[ 30.000 ms] u2 j+3\n"
				  "[ 30.000 ms] u0 j+3\n"
				  "[ 40.000 ms] u1 j+4\n");
}

static struct named hard, soft;

static void start_hard_and_soft(struct named_wheel *self)
{
	start(&hard, -1);
	start(&soft, -1);
}

/* Both need the next interrupt, which comes when the softirqs are done. */
static void spec_2_8_callback_starts_hrtimers_in_the_past(void **state)
{
	mono(&hard, "hard");
	named_setup(&soft, "soft", CLOCK_MONOTONIC, HRTIMER_MODE_ABS_SOFT);
	u4_acts(start_hard_and_soft, "[ 30.000 ms] u4 j+3\n"
				     "[ 30.000 ms] u3 j+3\n"
				     "[ 30.000 ms] u2 j+3\n"
				     "[ 30.000 ms] u1 j+3\n"
				     "[ 30.000 ms] u0 j+3\n"
				     "[ 30.000 ms] hard\n"
				     "[ 30.000 ms] soft\n");
}

/* ---- the API --------------------------------------------------------------------*/

/* What a call returns, and what it leaves behind. */
#define RETURNS(call, ret, pending, expiry)                             \
	do {                                                            \
		assert_int_equal((int)(call), ret);                     \
		assert_int_equal(timer_pending(&w.timer), pending);     \
		assert_int_equal((long)(w.timer.expires - J0), expiry); \
	} while (0)

static void spec_1_5_returns(void **state)
{
	align();
	wheel_setup(&w, "w", 0);
	w.timer.expires = J0 + 9;
	RETURNS(timer_pending(&w.timer), 0, 0, 9);
	RETURNS(timer_delete(&w.timer), 0, 0, 9);
	RETURNS(timer_delete_sync(&w.timer), 0, 0, 9);
	RETURNS(timer_delete_sync_try(&w.timer), 0, 0, 9);
	RETURNS(mod_timer(&w.timer, J0 + 50), 0, 1, 50);
	RETURNS(mod_timer(&w.timer, J0 + 50), 1, 1, 50);
	RETURNS(mod_timer(&w.timer, J0 + 60), 1, 1, 60);
	RETURNS(mod_timer(&w.timer, J0 + 40), 1, 1, 40);
	RETURNS(mod_timer_pending(&w.timer, J0 + 45), 1, 1, 45);
	RETURNS(timer_reduce(&w.timer, J0 + 44), 1, 1, 44);
	RETURNS(timer_reduce(&w.timer, J0 + 70), 1, 1, 44);
	RETURNS(timer_reduce(&w.timer, J0 + 44), 1, 1, 44);
	RETURNS(timer_delete(&w.timer), 1, 0, 44);
	RETURNS(timer_delete(&w.timer), 0, 0, 44);
	RETURNS(mod_timer_pending(&w.timer, J0 + 9), 0, 0, 44);
	RETURNS(timer_reduce(&w.timer, J0 + 30), 0, 1, 30);
	RETURNS(timer_delete_sync(&w.timer), 1, 0, 30);
	w.timer.expires = J0 + 20;
	RETURNS((add_timer(&w.timer), 0), 0, 1, 20);
	RETURNS(timer_delete_sync_try(&w.timer), 1, 0, 20);
	RETURNS((add_timer_on(&w.timer, 0), 0), 0, 1, 20);
	RETURNS(timer_delete(&w.timer), 1, 0, 20);
	assert_trace("");
}

static void spec_1_5_shutdown(void **state)
{
	align();
	wheel_setup(&w, "w", 0);
	RETURNS(mod_timer(&w.timer, J0 + 30), 0, 1, 30);
	RETURNS(timer_shutdown_sync(&w.timer), 1, 0, 30);
	RETURNS(mod_timer(&w.timer, J0 + 31), 0, 0, 30);
	RETURNS((add_timer(&w.timer), 0), 0, 0, 30);
	RETURNS(timer_reduce(&w.timer, J0 + 3), 0, 0, 30);
	RETURNS(mod_timer_pending(&w.timer, J0 + 3), 0, 0, 30);
	RETURNS(timer_delete(&w.timer), 0, 0, 30);
	RETURNS(timer_shutdown(&w.timer), 0, 0, 30);
	/* Setup brings it back. */
	wheel_setup(&w, "w", 0);
	RETURNS(mod_timer(&w.timer, J0 + 30), 0, 1, 30);
	RETURNS(timer_shutdown(&w.timer), 1, 0, 30);
	sleep_for(500 * MS);
	assert_trace("");
}

static void spec_1_5_older_names(void **state)
{
	align();
	wheel_setup(&w, "w", 0);
	RETURNS(mod_timer(&w.timer, J0 + 5), 0, 1, 5);
	RETURNS(del_timer(&w.timer), 1, 0, 5);
	RETURNS(mod_timer(&w.timer, J0 + 5), 0, 1, 5);
	RETURNS(del_timer_sync(&w.timer), 1, 0, 5);
	RETURNS(mod_timer(&w.timer, J0 + 5), 0, 1, 5);
	RETURNS(try_to_del_timer_sync(&w.timer), 1, 0, 5);
	RETURNS(mod_timer(&w.timer, J0 + 5), 0, 1, 5);
	RETURNS(del_singleshot_timer_sync(&w.timer), 1, 0, 5);
	destroy_timer_on_stack(&w.timer);
}

static void spec_1_5_flags(void **state)
{
	assert_int_equal(TIMER_DEFERRABLE, 0x80000);
	assert_int_equal(TIMER_PINNED, 0x100000);
	assert_int_equal(TIMER_IRQSAFE, 0x200000);
	assert_int_equal(TIMER_MIGRATING, 0x40000);
	assert_int_equal(TIMER_CPUMASK, 0x3ffff);
	assert_int_equal(TIMER_NEXT_MAX_DELTA, (1UL << 30) - 1);
	assert_int_equal(NEXT_TIMER_MAX_DELTA, TIMER_NEXT_MAX_DELTA);
	wheel_setup(&w, "w", TIMER_DEFERRABLE | TIMER_IRQSAFE);
	assert_int_equal(w.timer.flags & TIMER_INIT_FLAGS,
			 TIMER_DEFERRABLE | TIMER_IRQSAFE);
}

static void spec_1_5_add_timer_on_pins(void **state)
{
	align();
	wheel_setup(&w, "w", 0);
	w.timer.expires = J0 + 5;
	add_timer_on(&w.timer, 0);
	assert_true(w.timer.flags & TIMER_PINNED);
	timer_delete(&w.timer);
	add_timer_global(&w.timer);
	assert_false(w.timer.flags & TIMER_PINNED);
	timer_delete(&w.timer);
	add_timer_local(&w.timer);
	assert_true(w.timer.flags & TIMER_PINNED);
	timer_delete(&w.timer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_2_8_expiry_just_after_a_tick),
		SPEC(spec_2_8_expiry_after_idling_by_hrtimers),
		SPEC(spec_2_8_expiry_of_many_together),
		SPEC(spec_2_8_past_and_now_at_the_next_tick),
		SPEC(spec_2_8_never_early),
		SPEC(spec_2_8_cutoff),
		SPEC(spec_2_8_past_by_wrap),
		SPEC(spec_2_8_lifo_within_a_bucket),
		SPEC(spec_2_8_mod_to_the_same_keeps_its_place),
		SPEC(spec_2_8_mod_away_and_back_comes_last),
		SPEC(spec_2_8_mod_within_the_bucket_keeps_its_place),
		SPEC(spec_2_8_the_highest_level_first),
		SPEC(spec_2_8_runs_in_softirq),
		SPEC(spec_2_8_wheels_in_order),
		SPEC(spec_2_8_wheels_in_order_of_6_1),
		SPEC(spec_2_8_deferrable_does_not_wake_an_idle_cpu),
		SPEC(spec_2_8_deferrable_comes_with_another),
		SPEC(spec_2_8_callback_rearms_for_now),
		SPEC(spec_2_8_callback_rearms_for_the_past),
		SPEC(spec_2_8_callback_rearms_for_1_and_2),
		SPEC(spec_1_5_mod_timer_pending_in_the_callback),
		SPEC(spec_1_5_timer_reduce_in_the_callback),
		SPEC(spec_1_5_delete_sync_try_in_the_callback),
		SPEC(spec_1_5_delete_in_the_callback),
		SPEC(spec_2_8_callback_deletes_what_is_due_too),
		SPEC(spec_2_8_callback_moves_what_is_due_too),
		SPEC(spec_2_8_callback_leaves_what_is_due_as_it_is),
		SPEC(spec_2_8_callback_reduces_what_is_due_too),
		SPEC(spec_2_8_callback_starts_hrtimers_in_the_past),
		SPEC(spec_1_5_returns),
		SPEC(spec_1_5_shutdown),
		SPEC(spec_1_5_older_names),
		SPEC(spec_1_5_flags),
		SPEC(spec_1_5_add_timer_on_pins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
