/* SPDX-License-Identifier: MIT */
/*
 * The system's clocks, and the news that somebody has set them.
 */
#include "live.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

enum { SAMPLES = 64 };

ktime_t live_clock_read(int clockid)
{
	struct timespec ts;

	clock_gettime(clockid, &ts);
	return (ktime_t)ts.tv_sec * NSEC_PER_SEC + ts.tv_nsec;
}

/*
 * The offset of a clock is a constant of the system, but no call tells it: read
 * the clock, then MONOTONIC, and the difference is too small by the time
 * between. The largest of many is the best; too small is late, never early.
 */
static ktime_t measure_offset(int clockid)
{
	ktime_t best = KTIME_MIN;

	for (int i = 0; i < SAMPLES; i++) {
		ktime_t clock = live_clock_read(clockid);
		ktime_t offset = clock - live_clock_read(CLOCK_MONOTONIC);

		best = offset > best ? offset : best;
	}
	return best;
}

void live_clock_offsets(struct hrt_offsets *offsets)
{
	offsets->offs[TK_OFFS_REAL] = measure_offset(CLOCK_REALTIME);
	offsets->offs[TK_OFFS_BOOT] = measure_offset(CLOCK_BOOTTIME);
	offsets->offs[TK_OFFS_TAI] = measure_offset(CLOCK_TAI);
}

unsigned int live_clock_resolution(void)
{
	struct timespec ts;

	clock_getres(CLOCK_MONOTONIC, &ts);
	return (unsigned int)ts.tv_nsec;
}

/* ---- the watch -------------------------------------------------------------*/

static struct {
	pthread_t thread;
	int timer; /* a timerfd that is cancelled when the clock is set */
	int stop; /* an eventfd */
} watch = { .timer = -1, .stop = -1 };

/*
 * A timer that is never due. Linux cancels it when CLOCK_REALTIME jumps against
 * CLOCK_MONOTONIC: by being set, or by a suspend.
 */
static int set_never(int timer)
{
	struct itimerspec never = { .it_value.tv_sec = INT64_MAX / 2 };

	return timerfd_settime(timer,
			       TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET,
			       &never, NULL);
}

static void *watch_main(void *unused)
{
	struct pollfd fds[] = { { .fd = watch.timer, .events = POLLIN },
				{ .fd = watch.stop, .events = POLLIN } };
	uint64_t expirations;

	(void)unused;
	for (;;) {
		poll(fds, 2, -1);
		if (fds[1].revents)
			return NULL;
		if (read(watch.timer, &expirations, sizeof(expirations)) < 0 &&
		    errno == ECANCELED) {
			set_never(watch.timer);
			hrt_clocks_changed();
		}
	}
}

static void close_watch(void)
{
	close(watch.timer);
	close(watch.stop);
}

int live_clock_watch_start(void)
{
	sigset_t all, was;
	int error;

	watch.timer = timerfd_create(CLOCK_REALTIME,
				     TFD_CLOEXEC | TFD_NONBLOCK);
	watch.stop = eventfd(0, EFD_CLOEXEC);
	if (watch.timer < 0 || watch.stop < 0 || set_never(watch.timer)) {
		error = errno;
		close_watch();
		return -error;
	}
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &was);
	error = pthread_create(&watch.thread, NULL, watch_main, NULL);
	pthread_sigmask(SIG_SETMASK, &was, NULL);
	if (error)
		close_watch();
	return -error;
}

void live_clock_watch_stop(void)
{
	uint64_t one = 1;

	while (write(watch.stop, &one, sizeof(one)) < 0 && errno == EINTR)
		;
	pthread_join(watch.thread, NULL);
	close_watch();
}
