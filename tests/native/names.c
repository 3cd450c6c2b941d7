/* SPDX-License-Identifier: MIT */
/*
 * The headers leave a program's own names alone: these, which kernel code uses
 * and which a program may well have for itself, can all be declared before and
 * after they are included, and POSIX's timer_delete() still works beside ours.
 */
typedef unsigned char u8;
typedef unsigned long u64;
struct list_head {
	int of_my_own;
};
#define container_of(x) (x)
static int current = 1;
static int HZ = 2;

#include <hrtimer/delay.h>
#include <hrtimer/hrtimer.h>
#include <hrtimer/jiffies.h>
#include <hrtimer/ktime.h>
#include <hrtimer/machine.h>
#include <hrtimer/task.h>
#include <hrtimer/timekeeping.h>
#include <hrtimer/timer.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef unsigned char u16;
static int min(int a, int b)
{
	return a < b ? a : b;
}

static void fire(struct timer_list *timer)
{
	(void)timer;
}

#define CHECK(condition)                                       \
	do {                                                   \
		if (!(condition)) {                            \
			printf("not ok 1 - %s\n", #condition); \
			exit(1);                               \
		}                                              \
	} while (0)

int main(void)
{
	struct hrt_config config = { .host = &hrt_virtual };
	struct sigevent event;
	struct timer_list ours;
	timer_t theirs;

	printf("1..1\n");
	CHECK(hrt_start(&config) == 0);
	timer_setup(&ours, fire, 0);
	CHECK(mod_timer(&ours, jiffies + 10) == 0);
	CHECK(timer_delete(&ours) == 1);
	memset(&event, 0, sizeof(event));
	event.sigev_notify = SIGEV_NONE;
	CHECK(timer_create(CLOCK_MONOTONIC, &event, &theirs) == 0);
	CHECK(timer_delete(theirs) == 0);
	CHECK(min(current, HZ) == container_of(1));
	CHECK(sizeof(u8) + sizeof(u16) == 2 && sizeof(u64) == sizeof(long));
	CHECK(sizeof(struct list_head) == sizeof(int));
	CHECK(sizeof(void *) != 8 || sizeof(struct hrtimer) <= 64);
	hrt_stop();
	printf("ok 1 - the headers leave other names alone\n");
	return 0;
}
