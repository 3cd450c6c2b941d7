/* SPDX-License-Identifier: MIT */
/* Limits of messages per time: see <linux/ratelimit.h>. */
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/ratelimit.h>

static void state_lock(struct ratelimit_state *rs)
{
	while (__atomic_exchange_n(&rs->lock, 1, __ATOMIC_ACQUIRE))
		;
}

static void state_unlock(struct ratelimit_state *rs)
{
	__atomic_store_n(&rs->lock, 0, __ATOMIC_RELEASE);
}

/* Return: how many were refused in an interval that is over now. */
static int begin_interval(struct ratelimit_state *rs)
{
	if (rs->begun && !time_is_before_jiffies(rs->begin + rs->interval))
		return 0;
	rs->begun = 1;
	rs->begin = jiffies;
	rs->printed = 0;
	return rs->flags & RATELIMIT_MSG_ON_RELEASE
		       ? 0
		       : ratelimit_state_reset_miss(rs);
}

int ___ratelimit(struct ratelimit_state *rs, const char *func)
{
	int missed, room;

	if (rs->interval <= 0)
		return 1;
	state_lock(rs);
	missed = begin_interval(rs);
	room = rs->printed < rs->burst;
	if (room)
		rs->printed++;
	else
		ratelimit_state_inc_miss(rs);
	state_unlock(rs);
	if (missed)
		printk(KERN_WARNING "%s: %d callbacks suppressed\n", func,
		       missed);
	return room;
}

void ratelimit_state_exit(struct ratelimit_state *rs)
{
	int missed;

	if (!(rs->flags & RATELIMIT_MSG_ON_RELEASE))
		return;
	missed = ratelimit_state_reset_miss(rs);
	if (missed)
		pr_warn("%d output lines suppressed due to ratelimiting\n",
			missed);
}

struct ratelimit_state printk_ratelimit_state =
	RATELIMIT_STATE_INIT(printk_ratelimit_state, DEFAULT_RATELIMIT_INTERVAL,
			     DEFAULT_RATELIMIT_BURST);

int __printk_ratelimit(const char *func)
{
	return ___ratelimit(&printk_ratelimit_state, func);
}

bool printk_timed_ratelimit(unsigned long *ts, unsigned int msec)
{
	unsigned long now = jiffies;

	if (*ts && now - *ts <= msecs_to_jiffies(msec))
		return false;
	*ts = now;
	return true;
}
