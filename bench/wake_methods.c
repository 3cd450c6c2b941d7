/* SPDX-License-Identifier: MIT */
/*
 * Ways to wait for a moment: the library under its three policies, what the
 * system offers, and waiting busily.
 */
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include <hrtimer/hrtimer.h>
#include <hrtimer/machine.h>

#include "wake.h"

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

static struct timespec timespec_of(uint64_t ns)
{
	return (struct timespec){ (time_t)(ns / S), (long)(ns % S) };
}

/* Wait for one moment after the other with @wait_until. */
static void run(struct wake *wake, void (*wait_until)(uint64_t due))
{
	uint64_t due = bench_now(), now = due;

	do {
		due = wake_next(wake, due, now);
		wait_until(due);
		now = bench_now();
	} while (wake_record(wake, due, now));
}

/* ---- the library -----------------------------------------------------------*/

struct beat {
	struct hrtimer timer;
	struct wake *wake;
};

static enum hrtimer_restart beat(struct hrtimer *timer)
{
	struct wake *wake = ((struct beat *)timer)->wake;
	uint64_t now = bench_now();
	uint64_t due = (uint64_t)hrtimer_get_expires(timer);

	if (!wake_record(wake, due, now)) {
		hrt_interrupt_run();
		return HRTIMER_NORESTART;
	}
	wake->skipped +=
		hrtimer_forward(timer, (ktime_t)now, (ktime_t)wake->period) - 1;
	return HRTIMER_RESTART;
}

static void ignore(const struct hrt_report *report)
{
	(void)report;
}

static void run_hrtimer(struct wake *wake, enum hrt_policy policy)
{
	const struct hrt_config config = {
		.host = &hrt_live, .cpus = 1, .policy = policy, .report = ignore
	};
	static struct beat timer;

	if (hrt_start(&config))
		bench_fail("hrt_start");
	timer.wake = wake;
	hrtimer_setup(&timer.timer, beat, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&timer.timer, (ktime_t)wake->period, HRTIMER_MODE_REL);
	hrt_run();
	hrt_stop();
}

static void run_economy(struct wake *wake)
{
	run_hrtimer(wake, HRT_POLICY_ECONOMY);
}

static void run_balanced(struct wake *wake)
{
	run_hrtimer(wake, HRT_POLICY_BALANCED);
}

static void run_exact(struct wake *wake)
{
	run_hrtimer(wake, HRT_POLICY_EXACT);
}

/* ---- clock_nanosleep -------------------------------------------------------*/

static void nanosleep_until(uint64_t due)
{
	struct timespec at = timespec_of(due);

	clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
}

static void run_nanosleep(struct wake *wake)
{
	run(wake, nanosleep_until);
}

static void run_nanosleep_1(struct wake *wake)
{
	prctl(PR_SET_TIMERSLACK, 1UL);
	run(wake, nanosleep_until);
}

/* ---- timerfd and epoll -----------------------------------------------------*/

static int timerfd, epoll;

static void timerfd_until(uint64_t due)
{
	struct itimerspec at = { .it_value = timespec_of(due) };
	struct epoll_event event;
	uint64_t expirations;

	timerfd_settime(timerfd, TFD_TIMER_ABSTIME, &at, NULL);
	while (epoll_wait(epoll, &event, 1, -1) != 1)
		;
	if (read(timerfd, &expirations, sizeof(expirations)) < 0)
		bench_fail("read of a timerfd");
}

static void run_timerfd(struct wake *wake)
{
	struct epoll_event event = { .events = EPOLLIN };

	timerfd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
	epoll = epoll_create1(EPOLL_CLOEXEC);
	if (epoll_ctl(epoll, EPOLL_CTL_ADD, timerfd, &event))
		bench_fail("epoll_ctl");
	run(wake, timerfd_until);
}

/* ---- POSIX timers ----------------------------------------------------------*/

static timer_t posix_timer;
static sigset_t alarms;

static void posix_until(uint64_t due)
{
	struct itimerspec at = { .it_value = timespec_of(due) };

	timer_settime(posix_timer, TIMER_ABSTIME, &at, NULL);
	while (sigwaitinfo(&alarms, NULL) < 0)
		;
}

static void run_posix(struct wake *wake)
{
	struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID,
				  .sigev_signo = SIGRTMIN };

	event.sigev_notify_thread_id = gettid();
	sigemptyset(&alarms);
	sigaddset(&alarms, SIGRTMIN);
	sigprocmask(SIG_BLOCK, &alarms, NULL);
	if (timer_create(CLOCK_MONOTONIC, &event, &posix_timer))
		bench_fail("timer_create");
	run(wake, posix_until);
}

/* ---- busily ----------------------------------------------------------------*/

static void spin_until(uint64_t due)
{
	while (bench_now() < due)
		;
}

static void run_spin(struct wake *wake)
{
	run(wake, spin_until);
}

/* ---------------------------------------------------------------------------*/

static const struct {
	const char *name;
	void (*run)(struct wake *wake);
} methods[] = {
	{ "economy", run_economy },
	{ "balanced", run_balanced },
	{ "exact", run_exact },
	{ "nanosleep", run_nanosleep },
	{ "nanosleep-1ns", run_nanosleep_1 },
	{ "timerfd", run_timerfd },
	{ "posix", run_posix },
	{ "spin", run_spin },
};

bool wake_run(struct wake *wake, const char *method)
{
	for (size_t i = 0; i < ARRAY_LEN(methods); i++) {
		if (strcmp(methods[i].name, method))
			continue;
		methods[i].run(wake);
		return true;
	}
	return false;
}
