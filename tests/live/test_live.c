/* SPDX-License-Identifier: MIT */
/*
 * The live host, in real time. A busy machine may make anything late, so no
 * test has an upper bound that counts in less than seconds; but nothing may be
 * early, lost, doubled or in the wrong place on any machine.
 */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include <hrtimer/delay.h>
#include <hrtimer/hrtimer.h>
#include <hrtimer/jiffies.h>
#include <hrtimer/machine.h>
#include <hrtimer/task.h>
#include <hrtimer/timekeeping.h>
#include <hrtimer/timer.h>

#define US  1000LL
#define MS  1000000LL
#define SEC 1000000000LL

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int machine_setup(void **state)
{
	struct hrt_config config = { .host = &hrt_live, .cpus = 2, .hz = 250 };

	return hrt_start(&config);
}

static int machine_teardown(void **state)
{
	hrt_stop();
	return 0;
}

/* Let others go on until @flag reaches @value, ten seconds at the most. */
static bool wait_for(atomic_int *flag, int value)
{
	struct timespec nap = { 0, 100000 };

	for (int i = 0; i < 100000 && atomic_load(flag) < value; i++)
		nanosleep(&nap, NULL);
	return atomic_load(flag) >= value;
}

/* ---- timers ------------------------------------------------------------------------*/

struct shot {
	struct hrtimer timer;
	ktime_t due, fired;
};

static atomic_int shots_fired;

static enum hrtimer_restart shoot(struct hrtimer *timer)
{
	struct shot *shot = (struct shot *)timer;

	shot->fired = hrtimer_cb_get_time(timer);
	atomic_fetch_add(&shots_fired, 1);
	return HRTIMER_NORESTART;
}

/* Every clock, hard and soft, within 30 ms. */
static void never_early_and_all_once(void **state)
{
	static const int clock[] = { CLOCK_MONOTONIC, CLOCK_REALTIME,
				     CLOCK_BOOTTIME, CLOCK_TAI };
	static struct shot shots[400];
	int n = COUNT(shots);

	atomic_store(&shots_fired, 0);
	for (int i = 0; i < n; i++) {
		struct shot *shot = &shots[i];
		enum hrtimer_mode mode = i & 4 ? HRTIMER_MODE_ABS_SOFT
					       : HRTIMER_MODE_ABS;

		hrt_set_cpu((unsigned)i / 8 % 2);
		hrtimer_setup(&shot->timer, shoot, clock[i % 4], mode);
		shot->due = hrtimer_cb_get_time(&shot->timer) +
			    (i * 7919 % 30000) * US;
		hrtimer_start(&shot->timer, shot->due, mode);
	}
	assert_true(wait_for(&shots_fired, n));
	usleep(20000);
	assert_int_equal(atomic_load(&shots_fired), n);
	for (int i = 0; i < n; i++) {
		assert_int_equal(hrtimer_cancel(&shots[i].timer), 0);
		assert_true(shots[i].fired >= shots[i].due);
	}
}

struct beat {
	struct hrtimer timer;
	ktime_t expected;
	int left;
	bool early;
	atomic_int done;
};

static enum hrtimer_restart beat(struct hrtimer *timer)
{
	struct beat *b = (struct beat *)timer;

	b->early |= ktime_get() < b->expected;
	b->expected += 200 * US * (ktime_t)hrtimer_forward_now(timer, 200 * US);
	if (--b->left > 0)
		return HRTIMER_RESTART;
	atomic_store(&b->done, 1);
	return HRTIMER_NORESTART;
}

/* A thousand beats on the grid that the first one began. */
static void periodic_keeps_its_grid(void **state)
{
	static struct beat b;

	b = (struct beat){ .left = 1000, .expected = ktime_get() + 200 * US };
	hrtimer_setup(&b.timer, beat, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	hrtimer_start(&b.timer, b.expected, HRTIMER_MODE_ABS);
	assert_true(wait_for(&b.done, 1));
	assert_int_equal(hrtimer_cancel(&b.timer), 0);
	assert_false(b.early);
	assert_true(hrtimer_get_expires(&b.timer) == b.expected);
}

struct busy {
	struct hrtimer timer;
	atomic_int entered, may_leave;
	int plain; /* the callback's until hrtimer_cancel() has returned */
};

static enum hrtimer_restart be_busy(struct hrtimer *timer)
{
	struct busy *b = (struct busy *)timer;

	atomic_store(&b->entered, 1);
	wait_for(&b->may_leave, 1);
	usleep(5000);
	b->plain = 1;
	return HRTIMER_NORESTART;
}

static void cancel_waits(enum hrtimer_mode mode)
{
	static struct busy b;

	memset(&b, 0, sizeof(b));
	hrtimer_setup(&b.timer, be_busy, CLOCK_MONOTONIC, mode);
	hrtimer_start(&b.timer, 0, mode);
	assert_true(wait_for(&b.entered, 1));
	assert_int_equal(hrtimer_try_to_cancel(&b.timer), -1);
	assert_true(hrtimer_active(&b.timer));
	assert_true(hrtimer_callback_running(&b.timer));
	atomic_store(&b.may_leave, 1);
	assert_int_equal(hrtimer_cancel(&b.timer), 0);
	assert_int_equal(b.plain, 1);
	assert_false(hrtimer_active(&b.timer));
}

static void cancel_waits_for_a_hard_callback(void **state)
{
	cancel_waits(HRTIMER_MODE_REL);
}

static void cancel_waits_for_a_soft_callback(void **state)
{
	cancel_waits(HRTIMER_MODE_REL_SOFT);
}

static struct timer_list busy_wheel;
static atomic_int wheel_entered, wheel_may_leave;
static int wheel_plain;

static void be_busy_on_the_wheel(struct timer_list *timer)
{
	atomic_store(&wheel_entered, 1);
	wait_for(&wheel_may_leave, 1);
	usleep(5000);
	wheel_plain = 1;
}

static void timer_delete_sync_waits(void **state)
{
	atomic_store(&wheel_entered, 0);
	atomic_store(&wheel_may_leave, 0);
	wheel_plain = 0;
	timer_setup(&busy_wheel, be_busy_on_the_wheel, 0);
	mod_timer(&busy_wheel, jiffies);
	assert_true(wait_for(&wheel_entered, 1));
	assert_int_equal(timer_delete_sync_try(&busy_wheel), -1);
	atomic_store(&wheel_may_leave, 1);
	assert_int_equal(timer_delete_sync(&busy_wheel), 0);
	assert_int_equal(wheel_plain, 1);
}

static void be_busy_and_start_again(struct timer_list *timer)
{
	be_busy_on_the_wheel(timer);
	mod_timer(timer, jiffies + 1000000);
}

/* As on Linux, it takes hold when the callback has ended. */
static void timer_shutdown_sync_takes_off_what_is_started(void **state)
{
	atomic_store(&wheel_entered, 0);
	atomic_store(&wheel_may_leave, 0);
	timer_setup(&busy_wheel, be_busy_and_start_again, 0);
	mod_timer(&busy_wheel, jiffies);
	assert_true(wait_for(&wheel_entered, 1));
	atomic_store(&wheel_may_leave, 1);
	assert_int_equal(timer_shutdown_sync(&busy_wheel), 1);
	assert_int_equal(mod_timer(&busy_wheel, jiffies), 0);
	assert_false(timer_pending(&busy_wheel));
}

static atomic_int wheel_fired;
static bool wheel_early;
static unsigned long wheel_due;

static void note_wheel(struct timer_list *timer)
{
	wheel_early |= time_before(jiffies, wheel_due);
	atomic_fetch_add(&wheel_fired, 1);
}

static void wheel_timers_are_never_early(void **state)
{
	struct timer_list timer;

	atomic_store(&wheel_fired, 0);
	wheel_early = false;
	timer_setup(&timer, note_wheel, 0);
	for (int i = 0; i < 20; i++) {
		wheel_due = jiffies + (unsigned)i % 4;
		mod_timer(&timer, wheel_due);
		assert_true(wait_for(&wheel_fired, i + 1));
		timer_delete_sync(&timer);
	}
	assert_false(wheel_early);
}

/* ---- sections -----------------------------------------------------------------------*/

/*
 * A count that a task and a callback both step, in two steps that must not mix.
 * It is not atomic: the section is all that keeps them apart.
 */
static struct {
	struct hrtimer timer;
	volatile int a, b; /* equal, but between the two steps */
	bool mixed;
	int by_callback;
} shared;

static void step_both(void)
{
	shared.mixed |= shared.a != shared.b;
	shared.a++;
	for (volatile int i = 0; i < 50; i++)
		;
	shared.b++;
}

static enum hrtimer_restart step_in_callback(struct hrtimer *timer)
{
	step_both();
	shared.by_callback++;
	hrtimer_forward_now(timer, 20 * US);
	return HRTIMER_RESTART;
}

/* Until the callback has come 300 times; at most ten seconds. */
static void step_in_sections(enum hrtimer_mode mode, bool irqs)
{
	ktime_t end = ktime_get() + 10 * SEC;
	int by_task = 0, by_callback = 0;

	memset(&shared, 0, sizeof(shared));
	hrt_set_cpu(1);
	hrtimer_setup(&shared.timer, step_in_callback, CLOCK_MONOTONIC, mode);
	hrtimer_start(&shared.timer, 0, mode | HRTIMER_MODE_PINNED);
	while (by_callback < 300 && ktime_get() < end) {
		unsigned long flags = 0;

		if (irqs)
			flags = hrt_irq_save();
		else
			hrt_bh_disable();
		step_both();
		by_task++;
		by_callback = shared.by_callback;
		if (irqs)
			hrt_irq_restore(flags);
		else
			hrt_bh_enable();
	}
	hrtimer_cancel(&shared.timer);
	hrt_set_cpu(0);
	assert_false(shared.mixed);
	assert_true(shared.by_callback >= 300);
	assert_int_equal(shared.a, by_task + shared.by_callback);
	assert_int_equal(shared.a, shared.b);
}

static void irq_sections_exclude_hard_callbacks(void **state)
{
	step_in_sections(HRTIMER_MODE_REL, true);
}

static void irq_sections_exclude_soft_callbacks(void **state)
{
	step_in_sections(HRTIMER_MODE_REL_SOFT, true);
}

static void bh_sections_exclude_soft_callbacks(void **state)
{
	step_in_sections(HRTIMER_MODE_REL_SOFT, false);
}

/* Hard callbacks do not wait for the end of a bottom half section. */
static void bh_sections_let_hard_callbacks_in(void **state)
{
	struct shot shot;

	atomic_store(&shots_fired, 0);
	hrtimer_setup(&shot.timer, shoot, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrt_bh_disable();
	hrtimer_start(&shot.timer, 1 * MS, HRTIMER_MODE_REL_PINNED);
	assert_true(wait_for(&shots_fired, 1));
	hrt_bh_enable();
	hrtimer_cancel(&shot.timer);
}

/* A section keeps away the callbacks of its own CPU alone. */
static void sections_leave_other_cpus_alone(void **state)
{
	struct shot shot;
	unsigned long flags;

	atomic_store(&shots_fired, 0);
	hrtimer_setup(&shot.timer, shoot, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrt_set_cpu(1);
	hrtimer_start(&shot.timer, 5 * MS, HRTIMER_MODE_REL_PINNED);
	hrt_set_cpu(0);
	flags = hrt_irq_save();
	assert_true(wait_for(&shots_fired, 1));
	hrt_irq_restore(flags);
	hrtimer_cancel(&shot.timer);
}

/* What came due in a section comes at its end. */
static void sections_only_put_off(void **state)
{
	struct shot shot;
	unsigned long flags;

	atomic_store(&shots_fired, 0);
	hrtimer_setup(&shot.timer, shoot, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	flags = hrt_irq_save();
	hrtimer_start(&shot.timer, 1 * MS, HRTIMER_MODE_REL_PINNED);
	mdelay(20);
	assert_int_equal(atomic_load(&shots_fired), 0);
	hrt_irq_restore(flags);
	assert_true(wait_for(&shots_fired, 1));
	hrtimer_cancel(&shot.timer);
}

static int sections_of_a_task(void *count)
{
	for (int i = 0; i < 2000; i++) {
		hrt_preempt_disable();
		step_both();
		++*(int *)count;
		hrt_preempt_enable();
	}
	return 0;
}

static struct task_struct *run_task(int (*fn)(void *), void *data)
{
	struct task_struct *task = calloc(1, sizeof(*task));

	assert_int_equal(hrt_task_create(task, fn, data, "test", 1), 0);
	hrt_wake_up(task, TASK_NORMAL);
	return task;
}

static void join_task(struct task_struct *task)
{
	while (!hrt_task_gone(task))
		usleep(1000);
	free(task);
}

/* On one CPU, the sections of two tasks never overlap. */
static void sections_exclude_each_other(void **state)
{
	struct task_struct *task[3];
	int count = 0;

	memset(&shared, 0, sizeof(shared));
	for (int i = 0; i < 3; i++)
		task[i] = run_task(sections_of_a_task, &count);
	for (int i = 0; i < 3; i++)
		join_task(task[i]);
	assert_int_equal(count, 6000);
	assert_false(shared.mixed);
}

/* ---- the core's lock -------------------------------------------------------*/

static struct {
	struct hrt_lock lock;
	int count;
	ktime_t spent; /* processor time of one who waits */
} locked;

static ktime_t processor_time(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return (ktime_t)ts.tv_sec * NSEC_PER_SEC + ts.tv_nsec;
}

static void *wait_for_the_lock(void *unused)
{
	ktime_t began = processor_time();

	(void)unused;
	hrt_lock(&locked.lock);
	locked.spent = processor_time() - began;
	locked.count++;
	hrt_unlock(&locked.lock);
	return NULL;
}

/* Whoever waits for long sleeps, and is woken. */
static void a_lock_is_waited_for_asleep(void **state)
{
	pthread_t thread;

	memset(&locked, 0, sizeof(locked));
	hrt_lock(&locked.lock);
	pthread_create(&thread, NULL, wait_for_the_lock, NULL);
	usleep(100000);
	assert_int_equal(locked.count, 0);
	hrt_unlock(&locked.lock);
	pthread_join(thread, NULL);
	assert_int_equal(locked.count, 1);
	assert_true(locked.spent < 50 * MS);
}

static void *lock_often(void *unused)
{
	(void)unused;
	for (int i = 0; i < 20000; i++) {
		hrt_lock(&locked.lock);
		locked.count++;
		/* Long enough for the others to go to sleep. */
		if (i % 100 == 0)
			usleep(50);
		hrt_unlock(&locked.lock);
	}
	return NULL;
}

/* A wake that was missed would leave a thread asleep for ever. */
static void a_lock_forgets_nobody(void **state)
{
	pthread_t thread[3];

	memset(&locked, 0, sizeof(locked));
	for (int i = 0; i < 3; i++)
		pthread_create(&thread[i], NULL, lock_often, NULL);
	for (int i = 0; i < 3; i++)
		pthread_join(thread[i], NULL);
	assert_int_equal(locked.count, 60000);
}

/* ---- tasks and sleeps -----------------------------------------------------------------*/

static struct {
	atomic_int turn;
	struct task_struct *waiter;
	bool go;
} pingpong;

static int wait_to_be_woken(void *unused)
{
	for (int i = 0; i < 100; i++) {
		for (;;) {
			hrt_set_state(TASK_UNINTERRUPTIBLE);
			if (__atomic_load_n(&pingpong.go, __ATOMIC_ACQUIRE))
				break;
			hrt_schedule();
		}
		hrt_set_state(TASK_RUNNING);
		__atomic_store_n(&pingpong.go, false, __ATOMIC_RELEASE);
		atomic_fetch_add(&pingpong.turn, 1);
	}
	return 0;
}

static enum hrtimer_restart wake_the_waiter(struct hrtimer *timer)
{
	__atomic_store_n(&pingpong.go, true, __ATOMIC_RELEASE);
	hrt_wake_up(pingpong.waiter, TASK_NORMAL);
	return HRTIMER_NORESTART;
}

/* Callbacks wake a task a hundred times, and no wake-up is lost. */
static void callbacks_wake_tasks(void **state)
{
	struct hrtimer timer;

	pingpong.go = false;
	atomic_store(&pingpong.turn, 0);
	hrtimer_setup(&timer, wake_the_waiter, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL);
	pingpong.waiter = run_task(wait_to_be_woken, NULL);
	for (int i = 0; i < 100; i++) {
		hrtimer_start(&timer, 50 * US, HRTIMER_MODE_REL);
		assert_true(wait_for(&pingpong.turn, i + 1));
	}
	hrtimer_cancel(&timer);
	join_task(pingpong.waiter);
}

static ktime_t nap_from;

#define at_least(span, call)                                   \
	do {                                                   \
		nap_from = ktime_get();                        \
		call;                                          \
		assert_true(ktime_get() - nap_from >= (span)); \
	} while (0)

static void sleeps_are_never_short(void **state)
{
	ktime_t kt = 3 * MS;

	for (int i = 0; i < 20; i++) {
		at_least(100 * US, usleep_range(100, 200));
		at_least(11 * US, fsleep(11));
		at_least(5 * US, udelay(5));
		at_least(1 * MS, hrtimer_nanosleep(1 * MS, HRTIMER_MODE_REL,
						   CLOCK_MONOTONIC));
	}
	for (int i = 0; i < 5; i++) {
		at_least(3 * MS, (hrt_set_state(TASK_UNINTERRUPTIBLE),
				  schedule_hrtimeout(&kt, HRTIMER_MODE_REL)));
		at_least(5 * MS, msleep(5));
		at_least(1 * MS, hrt_run_for(1 * MS));
	}
}

static void sleep_by_realtime(void **state)
{
	for (int i = 0; i < 5; i++) {
		ktime_t until = ktime_get_real() + 2 * MS;

		assert_int_equal(hrtimer_nanosleep(until, HRTIMER_MODE_ABS,
						   CLOCK_REALTIME),
				 0);
		assert_true(ktime_get_real() >= until);
	}
}

/* ---- what it costs -----------------------------------------------------------------------*/

static long switches(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_nvcsw;
}

/* Who starts what is not the first event wakes nobody. */
static void starts_wake_nobody(void **state)
{
	static struct shot shots[100];
	long before;

	for (size_t i = 0; i < COUNT(shots); i++)
		hrtimer_setup(&shots[i].timer, shoot, CLOCK_MONOTONIC,
			      HRTIMER_MODE_REL);
	/* The first event of this CPU: all others come after it. */
	hrtimer_start(&shots[0].timer, 60 * SEC, HRTIMER_MODE_REL);
	before = switches();
	for (int i = 1; i < 20000; i++)
		hrtimer_start(&shots[1 + i % 99].timer, (61 + i % 7) * SEC,
			      HRTIMER_MODE_REL);
	assert_in_range(switches() - before, 0, 2000);
	for (size_t i = 0; i < COUNT(shots); i++)
		assert_int_equal(hrtimer_cancel(&shots[i].timer), 1);
}

/* ---- clocks and CPUs ------------------------------------------------------------------------*/

/* Within a tick or so; the system's own clock is left alone. */
static void setting_the_clock_fires(void **state)
{
	struct shot shot;
	struct timespec system;
	struct timespec64 ts;

	atomic_store(&shots_fired, 0);
	hrtimer_setup(&shot.timer, shoot, CLOCK_REALTIME, HRTIMER_MODE_ABS);
	/* Until the CPU sleeps and does not tick: nothing else interrupts it. */
	usleep(100000);
	shot.due = ktime_get_real() + 3600 * SEC;
	hrtimer_start(&shot.timer, shot.due, HRTIMER_MODE_ABS);
	ts = ktime_to_timespec64(ktime_get_real() + 7200 * SEC);
	assert_int_equal(do_settimeofday64(&ts), 0);
	assert_true(wait_for(&shots_fired, 1));
	hrtimer_cancel(&shot.timer);
	assert_true(shot.fired >= shot.due);
	clock_gettime(CLOCK_REALTIME, &system);
	assert_true(ktime_get_real_seconds() >= system.tv_sec + 7100);
}

static void a_cpu_that_goes_hands_over(void **state)
{
	static struct shot shots[20];

	atomic_store(&shots_fired, 0);
	hrt_set_cpu(1);
	for (size_t i = 0; i < COUNT(shots); i++) {
		hrtimer_setup(&shots[i].timer, shoot, CLOCK_MONOTONIC,
			      HRTIMER_MODE_ABS);
		shots[i].due = ktime_get() + (20 + (ktime_t)i) * MS;
		hrtimer_start(&shots[i].timer, shots[i].due,
			      HRTIMER_MODE_ABS_PINNED);
	}
	hrt_set_cpu(0);
	assert_int_equal(hrt_cpu_down(1), 0);
	assert_true(wait_for(&shots_fired, COUNT(shots)));
	assert_int_equal(hrt_cpu_up(1), 0);
	for (size_t i = 0; i < COUNT(shots); i++) {
		assert_int_equal(hrtimer_cancel(&shots[i].timer), 0);
		assert_true(shots[i].fired >= shots[i].due);
	}
}

/* ---- many machines -----------------------------------------------------------------------------*/

static void one_timer_fires(void)
{
	struct shot shot;

	atomic_store(&shots_fired, 0);
	hrtimer_setup(&shot.timer, shoot, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&shot.timer, 100 * US, HRTIMER_MODE_REL);
	assert_true(wait_for(&shots_fired, 1));
	assert_int_equal(hrtimer_cancel(&shot.timer), 0);
}

static void stops_and_starts_again(void **state)
{
	for (int i = 0; i < 100; i++) {
		struct hrt_config config = { .host = &hrt_live,
					     .cpus = 1 + (unsigned)i % 4 };

		assert_int_equal(hrt_start(&config), 0);
		assert_int_equal(hrt_start(&config), -16 /* EBUSY */);
		assert_true(hrt_running());
		assert_int_equal(hrt_nr_cpus(), config.cpus);
		one_timer_fires();
		hrt_stop();
		assert_false(hrt_running());
	}
}

/* What was queued when the machine stopped fires no more. */
static void stop_leaves_nothing_running(void **state)
{
	static struct shot shots[100];

	for (int round = 0; round < 20; round++) {
		struct hrt_config config = { .host = &hrt_live, .cpus = 2 };
		int fired;

		assert_int_equal(hrt_start(&config), 0);
		atomic_store(&shots_fired, 0);
		for (size_t i = 0; i < COUNT(shots); i++) {
			hrtimer_setup(&shots[i].timer, shoot, CLOCK_MONOTONIC,
				      HRTIMER_MODE_REL);
			hrtimer_start(&shots[i].timer, (ktime_t)i * 20 * US,
				      HRTIMER_MODE_REL);
		}
		hrt_stop();
		fired = atomic_load(&shots_fired);
		usleep(3000);
		assert_int_equal(atomic_load(&shots_fired), fired);
	}
}

static pthread_barrier_t all_ready;

static void *use_without_starting(void *shot)
{
	struct hrtimer *timer = &((struct shot *)shot)->timer;

	pthread_barrier_wait(&all_ready);
	hrtimer_setup(timer, shoot, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(timer, 200 * US, HRTIMER_MODE_REL);
	return NULL;
}

/* The first call starts the machine, whichever of eight threads makes it. */
static void starts_by_itself(void **state)
{
	static struct shot shots[8];
	pthread_t thread[8];

	for (int round = 0; round < 10; round++) {
		atomic_store(&shots_fired, 0);
		pthread_barrier_init(&all_ready, NULL, 8);
		for (int i = 0; i < 8; i++)
			pthread_create(&thread[i], NULL, use_without_starting,
				       &shots[i]);
		for (int i = 0; i < 8; i++)
			pthread_join(thread[i], NULL);
		assert_true(wait_for(&shots_fired, 8));
		for (int i = 0; i < 8; i++)
			assert_int_equal(hrtimer_cancel(&shots[i].timer), 0);
		pthread_barrier_destroy(&all_ready);
		hrt_stop();
	}
}

#define LIVE(name) \
	cmocka_unit_test_setup_teardown(name, machine_setup, machine_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		LIVE(never_early_and_all_once),
		LIVE(periodic_keeps_its_grid),
		LIVE(cancel_waits_for_a_hard_callback),
		LIVE(cancel_waits_for_a_soft_callback),
		LIVE(timer_delete_sync_waits),
		LIVE(timer_shutdown_sync_takes_off_what_is_started),
		LIVE(wheel_timers_are_never_early),
		LIVE(irq_sections_exclude_hard_callbacks),
		LIVE(irq_sections_exclude_soft_callbacks),
		LIVE(bh_sections_exclude_soft_callbacks),
		LIVE(bh_sections_let_hard_callbacks_in),
		LIVE(sections_leave_other_cpus_alone),
		LIVE(sections_only_put_off),
		LIVE(sections_exclude_each_other),
		LIVE(a_lock_is_waited_for_asleep),
		LIVE(a_lock_forgets_nobody),
		LIVE(callbacks_wake_tasks),
		LIVE(sleeps_are_never_short),
		LIVE(sleep_by_realtime),
		LIVE(starts_wake_nobody),
		LIVE(setting_the_clock_fires),
		LIVE(a_cpu_that_goes_hands_over),
		cmocka_unit_test(stops_and_starts_again),
		cmocka_unit_test(stop_leaves_nothing_running),
		cmocka_unit_test(starts_by_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
