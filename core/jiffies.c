/* SPDX-License-Identifier: MIT */
/*
 * The count of ticks, and the arithmetic between ticks and time.
 *
 * Conversions are exact, rounding up on the way to jiffies (a timeout is never
 * shorter than asked for) except for nanoseconds, which round down as they do
 * on Linux.
 */
#include <hrtimer/jiffies.h>

#include "lock.h"
#include "machine.h"

enum { USER_HZ = 100 };

static struct {
	struct hrt_lock lock;
	unsigned int seq; /* odd while the rest changes */
	ktime_t period;
	u64 count;
	ktime_t last_update; /* the tick at which the count became so */
	volatile unsigned long shown; /* what `jiffies` reads */
} ticks;

static unsigned long hz(void)
{
	return hrt_machine.config.hz;
}

unsigned int hrt_hz(void)
{
	machine_ready();
	return (unsigned int)hz();
}

ktime_t tick_period(void)
{
	return ticks.period;
}

unsigned long hrt_tick_nsec(void)
{
	machine_ready();
	return (unsigned long)tick_period();
}

/* ---- the count -------------------------------------------------------------*/

static void set_count(u64 count, ktime_t last_update)
{
	__atomic_fetch_add(&ticks.seq, 1, __ATOMIC_ACQ_REL);
	WRITE_ONCE(ticks.count, count);
	WRITE_ONCE(ticks.last_update, last_update);
	__atomic_fetch_add(&ticks.seq, 1, __ATOMIC_RELEASE);
	WRITE_ONCE(ticks.shown, (unsigned long)count);
}

/* As on Linux: 32 bits wrap five minutes after the start. */
void jiffies_start(ktime_t now)
{
	ticks.period = (ktime_t)((NSEC_PER_SEC + hz() / 2) / hz());
	set_count((unsigned long)(u32)(-300 * (s32)hz()), now);
}

void jiffies_update(ktime_t now)
{
	unsigned long state;
	s64 passed;

	if (now - READ_ONCE(ticks.last_update) < tick_period())
		return;
	state = base_lock(&ticks.lock);
	passed = (now - ticks.last_update) / tick_period();
	if (passed > 0)
		set_count(ticks.count + (u64)passed,
			  ticks.last_update + passed * tick_period());
	base_unlock(&ticks.lock, state);
}

u64 jiffies_read(ktime_t *last_update)
{
	unsigned int seq;
	u64 count;

	do {
		while ((seq = LOAD_ACQUIRE(ticks.seq)) & 1)
			hrt_relax();
		count = READ_BEFORE(ticks.count);
		*last_update = READ_BEFORE(ticks.last_update);
	} while (READ_ONCE(ticks.seq) != seq);
	return count;
}

/*
 * Where no CPU ticks, the count is brought up to date by whoever reads it: a
 * task that runs always sees it right, as on Linux where a CPU that runs a
 * task ticks.
 */
static void refresh(void)
{
	machine_ready();
	if (!tick_running(this_cpu()))
		jiffies_update(monotonic());
}

ktime_t jiffies_last_update(void)
{
	ktime_t last_update;

	refresh();
	jiffies_read(&last_update);
	return last_update;
}

ktime_t tick_after(ktime_t now)
{
	ktime_t last = READ_ONCE(ticks.last_update);

	return last + ((now - last) / tick_period() + 1) * tick_period();
}

unsigned long jiffies_now(void)
{
	refresh();
	return READ_ONCE(ticks.shown);
}

volatile unsigned long *hrt_jiffies(void)
{
	refresh();
	if (host()->polled)
		host()->polled();
	return &ticks.shown;
}

u64 get_jiffies_64(void)
{
	ktime_t last_update;

	hrt_jiffies();
	return jiffies_read(&last_update);
}

/* ---- arithmetic ------------------------------------------------------------*/

/* a * b / c without a product that overflows; c is small. */
static u64 mul_div(u64 a, u64 b, u64 c)
{
	return a / c * b + a % c * b / c;
}

static u64 mul_div_up(u64 a, u64 b, u64 c)
{
	return a / c * b + (a % c * b + c - 1) / c;
}

unsigned long __msecs_to_jiffies(unsigned int m)
{
	machine_ready();
	if ((s32)m < 0)
		return MAX_JIFFY_OFFSET;
	return (unsigned long)mul_div_up(m, hz(), MSEC_PER_SEC);
}

unsigned long __usecs_to_jiffies(unsigned int u)
{
	machine_ready();
	if (u > jiffies_to_usecs(MAX_JIFFY_OFFSET))
		return MAX_JIFFY_OFFSET;
	return (unsigned long)mul_div_up(u, hz(), USEC_PER_SEC);
}

u64 nsecs_to_jiffies64(u64 n)
{
	machine_ready();
	return mul_div(n, hz(), NSEC_PER_SEC);
}

unsigned long nsecs_to_jiffies(u64 n)
{
	return (unsigned long)nsecs_to_jiffies64(n);
}

/*
 * The most seconds that timespec64_to_jiffies() takes. On Linux it falls out
 * of the fixed-point factors of that conversion, so its value is no round one:
 * 2748779068 at 100 Hz.
 */
static s64 max_sec_in_jiffies(void)
{
	u64 tick = (u64)tick_period(), part;
	int hz_bits = 0, shift;

	while ((192UL << hz_bits) <= 2 * hz())
		hz_bits++;
	shift = 31 - (hz_bits + 6);
	if (!((4ULL * NSEC_PER_SEC / tick) << (shift - 2) & 0x80000000U))
		shift++;
	part = (u64)(MAX_JIFFY_OFFSET >> shift) * tick;
	return (s64)(part / NSEC_PER_SEC * 2 +
		     (part % NSEC_PER_SEC * 2 + NSEC_PER_SEC / 2) /
			     NSEC_PER_SEC -
		     1);
}

unsigned long timespec64_to_jiffies(const struct timespec64 *value)
{
	u64 tick, sec = (u64)value->tv_sec;
	s64 nsec = value->tv_nsec;

	machine_ready();
	tick = (u64)tick_period();
	/* A negative one is far away as well. */
	if (sec >= (u64)max_sec_in_jiffies()) {
		sec = (u64)max_sec_in_jiffies();
		nsec = 0;
	}
	return (unsigned long)(sec * hz() + ((u64)nsec + tick - 1) / tick);
}

unsigned long clock_t_to_jiffies(unsigned long x)
{
	machine_ready();
	if (hz() % USER_HZ == 0)
		return x >= ~0UL / (hz() / USER_HZ) ? ~0UL
						    : x * (hz() / USER_HZ);
	if (x >= ~0UL / hz() * USER_HZ)
		return ~0UL;
	return (unsigned long)mul_div(x, hz(), USER_HZ);
}

unsigned int jiffies_to_msecs(const unsigned long j)
{
	machine_ready();
	if (MSEC_PER_SEC % hz() == 0)
		return (unsigned int)(j * (MSEC_PER_SEC / hz()));
	return (unsigned int)mul_div_up(j, MSEC_PER_SEC, hz());
}

unsigned int jiffies_to_usecs(const unsigned long j)
{
	machine_ready();
	if (USEC_PER_SEC % hz() == 0)
		return (unsigned int)(j * (USEC_PER_SEC / hz()));
	return (unsigned int)mul_div(j, USEC_PER_SEC, hz());
}

void jiffies_to_timespec64(const unsigned long j, struct timespec64 *value)
{
	u64 ns;

	machine_ready();
	/* Unsigned, and wrapping: what is too long is short again. */
	ns = (u64)j * (u64)tick_period();
	value->tv_sec = (s64)(ns / NSEC_PER_SEC);
	value->tv_nsec = (long)(ns % NSEC_PER_SEC);
}

u64 jiffies64_to_nsecs(u64 j)
{
	machine_ready();
	if (NSEC_PER_SEC % hz() == 0)
		return j * (NSEC_PER_SEC / hz());
	return mul_div(j, NSEC_PER_SEC, hz());
}

u64 jiffies64_to_msecs(u64 j)
{
	machine_ready();
	return mul_div(j, MSEC_PER_SEC, hz());
}

u64 nsec_to_clock_t(u64 x)
{
	return x / (NSEC_PER_SEC / USER_HZ);
}

u64 jiffies_64_to_clock_t(u64 x)
{
	machine_ready();
	/* Through ns elsewhere: at 300 Hz three ticks are not quite one. */
	if (hz() == USER_HZ)
		return x;
	return nsec_to_clock_t(x * (u64)tick_period());
}

long jiffies_to_clock_t(unsigned long x)
{
	return (long)jiffies_64_to_clock_t(x);
}

/* ---- whole seconds ---------------------------------------------------------*/

static unsigned long round_to_second(unsigned long j, int cpu, bool up)
{
	unsigned long moment = j, skew = (unsigned long)cpu * 3, over;

	machine_ready();
	j += skew;
	over = j % hz();
	if (over < hz() / 4 && !up)
		j -= over;
	else
		j += hz() - over;
	j -= skew;
	return time_after(j, jiffies_now()) ? j : moment;
}

static unsigned long round_span(unsigned long j, int cpu, bool up)
{
	unsigned long now = jiffies_now();

	return round_to_second(j + now, cpu, up) - now;
}

unsigned long __round_jiffies(unsigned long j, int cpu)
{
	return round_to_second(j, cpu, false);
}

unsigned long __round_jiffies_relative(unsigned long j, int cpu)
{
	return round_span(j, cpu, false);
}

unsigned long __round_jiffies_up(unsigned long j, int cpu)
{
	return round_to_second(j, cpu, true);
}

unsigned long __round_jiffies_up_relative(unsigned long j, int cpu)
{
	return round_span(j, cpu, true);
}

unsigned long round_jiffies(unsigned long j)
{
	return round_to_second(j, (int)hrt_cpu(), false);
}

unsigned long round_jiffies_relative(unsigned long j)
{
	return round_span(j, (int)hrt_cpu(), false);
}

unsigned long round_jiffies_up(unsigned long j)
{
	return round_to_second(j, (int)hrt_cpu(), true);
}

unsigned long round_jiffies_up_relative(unsigned long j)
{
	return round_span(j, (int)hrt_cpu(), true);
}
