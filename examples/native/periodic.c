/* SPDX-License-Identifier: MIT */
/*
 * A control loop in a plain C program: 1 kHz for a second, and how late the
 * callback came. The machine starts by itself at the first call.
 *
 *	cc periodic.c $(pkg-config --cflags --libs hrtimer) -o periodic
 */
#include <hrtimer/delay.h>
#include <hrtimer/hrtimer.h>
#include <stdio.h>

struct loop {
	struct hrtimer timer;
	ktime_t worst;
	unsigned long turns;
	unsigned long long missed;
};

static enum hrtimer_restart turn(struct hrtimer *timer)
{
	struct loop *loop = (struct loop *)timer;
	ktime_t late = -hrtimer_get_remaining(timer);

	loop->turns++;
	if (late > loop->worst)
		loop->worst = late;
	loop->missed += hrtimer_forward_now(timer, ms_to_ktime(1)) - 1;
	return HRTIMER_RESTART;
}

int main(void)
{
	struct loop loop = { .worst = 0 };

	hrtimer_setup(&loop.timer, turn, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&loop.timer, ms_to_ktime(1), HRTIMER_MODE_REL);
	ssleep(1);
	hrtimer_cancel(&loop.timer);
	printf("%lu turns, %llu missed, at most %lld us late\n", loop.turns,
	       loop.missed, ktime_to_us(loop.worst));
	return 0;
}
