/* SPDX-License-Identifier: MIT */
/*
 * The live host keeps its promises on a machine that may be busy: nothing is
 * asserted about how late things are, only what must not happen, and that
 * things do happen.
 */
#include "live_test.h"

#include <hrtimer/timer.h>
#include <string.h>
#include <sys/resource.h>

static ktime_t began;

static ktime_t passed(void)
{
	return ktime_get() - began;
}

/* ---- never early -----------------------------------------------------------*/

struct periodic {
	struct hrtimer timer;
	unsigned long fired, early, overruns;
};

static enum hrtimer_restart beat(struct hrtimer *timer)
{
	struct periodic *p = (struct periodic *)timer;

	p->fired++;
	p->early += hrtimer_cb_get_time(timer) < hrtimer_get_expires(timer);
	p->overruns += hrtimer_forward_now(timer, ms_to_ktime(1)) - 1;
	return HRTIMER_RESTART;
}

static void no_clock_fires_early(void)
{
	static const int clocks[] = { CLOCK_MONOTONIC, CLOCK_REALTIME,
				      CLOCK_BOOTTIME, CLOCK_TAI };
	struct periodic p[8];
	unsigned long fired = 0, early = 0, beats = 0;

	memset(p, 0, sizeof(p));
	for (int i = 0; i < 8; i++) {
		enum hrtimer_mode mode = i & 4 ? HRTIMER_MODE_ABS_SOFT
					       : HRTIMER_MODE_ABS;

		hrtimer_setup(&p[i].timer, beat, clocks[i % 4], mode);
		hrtimer_start(&p[i].timer,
			      hrtimer_cb_get_time(&p[i].timer) + 1000000, mode);
	}
	hrt_run_for(300 * NSEC_PER_MSEC);
	for (int i = 0; i < 8; i++) {
		hrtimer_cancel(&p[i].timer);
		fired += p[i].fired > 0;
		early += p[i].early;
		beats += p[i].fired + p[i].overruns;
	}
	check("every clock fires, hard and soft", fired == 8);
	check("no callback is early by its own clock", early == 0);
	/* 300 ms of 1 kHz, eight times; a beat that is missed is counted. */
	check("beats and overruns add up to the time", beats >= 8 * 250);
}

/* ---- sections --------------------------------------------------------------*/

static unsigned int in_section;
static unsigned long overlaps, calls;

static enum hrtimer_restart look(struct hrtimer *timer)
{
	if (__atomic_load_n(&in_section, __ATOMIC_RELAXED))
		overlaps++;
	calls++;
	hrtimer_forward_now(timer, 20000);
	return HRTIMER_RESTART;
}

/* Enter and leave sections while a callback of this CPU comes often. */
static void sections(const char *what, enum hrtimer_mode mode, bool irqs)
{
	struct hrtimer timer;

	overlaps = calls = 0;
	hrtimer_setup(&timer, look, CLOCK_MONOTONIC, mode);
	hrtimer_start(&timer, 20000, mode);
	began = ktime_get();
	while (passed() < 200 * NSEC_PER_MSEC) {
		unsigned long flags = 0;

		if (irqs)
			flags = hrt_irq_save();
		else
			hrt_bh_disable();
		__atomic_store_n(&in_section, 1, __ATOMIC_RELAXED);
		ndelay(3000);
		__atomic_store_n(&in_section, 0, __ATOMIC_RELAXED);
		if (irqs)
			hrt_irq_restore(flags);
		else
			hrt_bh_enable();
		ndelay(500);
	}
	hrtimer_cancel(&timer);
	check(what, overlaps == 0 && calls > 10);
}

/* ---- two tasks of one CPU ---------------------------------------------------*/

static unsigned long shared_count;

static void *count_in_section(void *unused)
{
	(void)unused;
	hrt_set_cpu(0);
	for (int i = 0; i < 20000; i++) {
		hrt_preempt_disable();
		shared_count++;
		hrt_preempt_enable();
	}
	return NULL;
}

static void tasks_exclude_each_other(void)
{
	shared_count = 0;
	in_threads(3, count_in_section);
	check("sections of tasks of one CPU exclude each other",
	      shared_count == 60000);
}

/* ---- tasks -----------------------------------------------------------------*/

static struct task_struct kthread;
static unsigned int go, gone_through;

static int thread_main(void *data)
{
	while (!__atomic_load_n(&go, __ATOMIC_ACQUIRE)) {
		hrt_set_state(TASK_UNINTERRUPTIBLE);
		if (!__atomic_load_n(&go, __ATOMIC_ACQUIRE))
			hrt_schedule();
		hrt_set_state(TASK_RUNNING);
	}
	__atomic_store_n(&gone_through, 1, __ATOMIC_RELEASE);
	return (int)(long)data;
}

static enum hrtimer_restart wake_thread(struct hrtimer *timer)
{
	(void)timer;
	__atomic_store_n(&go, 1, __ATOMIC_RELEASE);
	hrt_wake_up(&kthread, TASK_NORMAL);
	return HRTIMER_NORESTART;
}

static void callback_wakes_a_task(void)
{
	struct hrtimer timer;

	check("a task is made", hrt_task_create(&kthread, thread_main,
						(void *)7L, "waiter", 1) == 0);
	hrt_wake_up(&kthread, TASK_NORMAL);
	hrtimer_setup(&timer, wake_thread, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&timer, ms_to_ktime(5), HRTIMER_MODE_REL);
	began = ktime_get();
	while (!hrt_task_gone(&kthread) && passed() < 20 * NSEC_PER_SEC)
		msleep(1);
	check("a callback wakes it, and it ends",
	      hrt_task_gone(&kthread) &&
		      __atomic_load_n(&gone_through, __ATOMIC_ACQUIRE) &&
		      kthread.exit_code == 7);
	hrtimer_cancel(&timer);
}

/* ---- sleeps ----------------------------------------------------------------*/

static bool sleeps_at_least(ktime_t span, void (*sleep)(void))
{
	began = ktime_get();
	sleep();
	return passed() >= span;
}

static void sleep_ms(void)
{
	msleep(3);
}

static void sleep_range(void)
{
	usleep_range(200, 300);
}

static void sleep_flexible(void)
{
	fsleep(700);
}

static void delay_us(void)
{
	udelay(50);
}

static void sleep_jiffies(void)
{
	schedule_timeout_uninterruptible(2);
}

static void no_sleep_is_short(void)
{
	check("msleep", sleeps_at_least(3000000, sleep_ms));
	check("usleep_range", sleeps_at_least(200000, sleep_range));
	check("fsleep", sleeps_at_least(700000, sleep_flexible));
	check("udelay", sleeps_at_least(50000, delay_us));
	check("schedule_timeout",
	      sleeps_at_least(2 * (ktime_t)hrt_tick_nsec(), sleep_jiffies));
}

/* ---- waking the CPU --------------------------------------------------------*/

static enum hrtimer_restart nothing(struct hrtimer *timer)
{
	(void)timer;
	return HRTIMER_NORESTART;
}

static long switches(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_nvcsw;
}

/* Each start is earlier than the one before, and would move the device. */
static void burst_costs_few_wakeups(void)
{
	static struct hrtimer timer[1000];
	long before;

	hrt_run_for(20 * NSEC_PER_MSEC);
	before = switches();
	for (int i = 0; i < 1000; i++) {
		hrtimer_setup(&timer[i], nothing, CLOCK_MONOTONIC,
			      HRTIMER_MODE_REL);
		hrtimer_start(&timer[i], NSEC_PER_SEC - i * 1000,
			      HRTIMER_MODE_REL);
	}
	/* The CPU slept once for each wake-up; a thousand would be one each. */
	check("a burst of a thousand starts costs few wake-ups",
	      switches() - before < 300);
	for (int i = 0; i < 1000; i++)
		hrtimer_cancel(&timer[i]);
}

static void idle_machine_sleeps(void)
{
	struct hrt_wake_stats before, after;

	hrt_run_for(50 * NSEC_PER_MSEC);
	hrt_wake_stats(0, &before);
	hrt_run_for(300 * NSEC_PER_MSEC);
	hrt_wake_stats(0, &after);
	/* 75 ticks would have come at 250 Hz. */
	check("an idle CPU does not tick", after.events - before.events < 10);
	check("none was early, by the host's own record", after.early == 0);
}

/* ---- the machine -----------------------------------------------------------*/

static void *use_a_timer(void *unused)
{
	struct periodic p = { .fired = 0 };

	(void)unused;
	hrtimer_setup(&p.timer, beat, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&p.timer, 100000, HRTIMER_MODE_REL);
	msleep(20);
	hrtimer_cancel(&p.timer);
	if (!p.fired)
		fail("a timer of a machine that started by itself: no call");
	return NULL;
}

static void starts_by_itself(void)
{
	check("no machine before the first call", !hrt_running());
	in_threads(8, use_a_timer);
	check("threads that come at once start one machine", hrt_running());
	check("a second start is refused", hrt_start(NULL) == -16);
	hrt_stop();
	check("stopped", !hrt_running());
}

static void starts_again_and_again(void)
{
	struct hrt_config config = { .cpus = 2 };
	int bad = 0;

	for (int i = 0; i < 30; i++) {
		bad |= hrt_start(&config);
		msleep(1);
		hrt_stop();
	}
	check("starts and stops thirty times", !bad);
}

int main(void)
{
	struct hrt_config config = { .cpus = 2 };

	starts_by_itself();
	starts_again_and_again();
	check("starts", hrt_start(&config) == 0);
	no_clock_fires_early();
	sections("hard callbacks stay out of interrupt sections",
		 HRTIMER_MODE_REL, true);
	sections("soft callbacks stay out of interrupt sections",
		 HRTIMER_MODE_REL_SOFT, true);
	sections("soft callbacks stay out of bottom half sections",
		 HRTIMER_MODE_REL_SOFT, false);
	tasks_exclude_each_other();
	callback_wakes_a_task();
	no_sleep_is_short();
	burst_costs_few_wakeups();
	idle_machine_sleeps();
	hrt_stop();
	return done();
}
