/* SPDX-License-Identifier: MIT */
/*
 * A clock of our own under an event loop.
 */
#include "fake_time.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/time.h>
#include <time.h>

#include "bench.h"

uint64_t fake_now = FAKE_START;

static int wait_for(int timeout)
{
	if (timeout < 0) {
		fprintf(stderr, "a loop would wait for ever\n");
		abort();
	}
	/*
	 * Even a wait of nothing takes a moment. A loop may be due in less than
	 * it can wait for, and would look for ever if time stood still.
	 */
	fake_now += timeout ? (uint64_t)timeout * MS : US;
	return 0;
}

/* Seen from the shared libraries, however the program is compiled. */
#pragma GCC visibility push(default)

int clock_gettime(clockid_t clock, struct timespec *ts)
{
	(void)clock;
	ts->tv_sec = (time_t)(fake_now / S);
	ts->tv_nsec = (long)(fake_now % S);
	return 0;
}

int gettimeofday(struct timeval *tv, void *zone)
{
	(void)zone;
	tv->tv_sec = (time_t)(fake_now / S);
	tv->tv_usec = (long)(fake_now % S / US);
	return 0;
}

int epoll_wait(int fd, struct epoll_event *events, int room, int timeout)
{
	(void)fd;
	(void)events;
	(void)room;
	return wait_for(timeout);
}

int epoll_pwait(int fd, struct epoll_event *events, int room, int timeout,
		const sigset_t *mask)
{
	(void)mask;
	return epoll_wait(fd, events, room, timeout);
}

int poll(struct pollfd *fds, nfds_t count, int timeout)
{
	(void)fds;
	(void)count;
	return wait_for(timeout);
}

#pragma GCC visibility pop
