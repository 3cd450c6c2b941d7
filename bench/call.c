/* SPDX-License-Identifier: MIT */
/*
 * What starting and cancelling a timer costs a program, live: the public call
 * with its lock and its clock, beside the system's own timers.
 *
 *	call [--n PENDING] [--ops COUNT]
 *
 * In every load but `first` and `burst` there is a timer that is due earlier,
 * so that the event device has nothing to be set to.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include <hrtimer/hrtimer.h>
#include <hrtimer/machine.h>
#include <hrtimer/timekeeping.h>

#include "bench.h"

enum { BLOCKS = 5, BURST = 1000, BATCH = 1000 };

static size_t pending, ops;
static struct hrtimer *timers;

static void report(const char *who, const char *load, double ns, size_t n)
{
	printf("{\"part\": \"call\", \"peer\": \"%s\", \"load\": \"%s\", "
	       "\"n\": %zu, \"ns\": %.2f}\n",
	       who, load, n, ns);
	fflush(stdout);
}

/* ---- system calls ----------------------------------------------------------*/

/*
 * The library makes its system calls on the way of a timer, all of them
 * futexes, by syscall(); the linker sends those here (--wrap).
 */
static unsigned long calls_of_all;
static _Thread_local unsigned long calls_of_mine;

long __real_syscall(long number, ...);
long __wrap_syscall(long number, ...);

long __wrap_syscall(long number, ...)
{
	long arg[6];
	va_list list;

	va_start(list, number);
	for (size_t i = 0; i < ARRAY_LEN(arg); i++)
		arg[i] = va_arg(list, long);
	va_end(list);
	calls_of_mine++;
	__atomic_fetch_add(&calls_of_all, 1, __ATOMIC_RELAXED);
	return __real_syscall(number, arg[0], arg[1], arg[2], arg[3], arg[4],
			      arg[5]);
}

/* ---- our calls -------------------------------------------------------------*/

static enum hrtimer_restart never(struct hrtimer *timer)
{
	(void)timer;
	return HRTIMER_NORESTART;
}

static struct hrtimer *make_timers(size_t count)
{
	struct hrtimer *made = bench_alloc(count, sizeof(*made));

	for (size_t i = 0; i < count; i++)
		hrtimer_setup(&made[i], never, CLOCK_MONOTONIC,
			      HRTIMER_MODE_REL);
	return made;
}

static ktime_t random_span(struct rng *rng)
{
	return (ktime_t)(100 * S + rng_below(rng, 900 * S));
}

static double per_call(uint64_t began, size_t calls)
{
	return (double)(bench_thread_cpu() - began) / (double)calls;
}

/* One timer, started and cancelled. A call is either of the two. */
static double pairs(void)
{
	struct hrtimer *timer = make_timers(1);
	struct rng rng = { 1 };
	uint64_t began = bench_thread_cpu();

	for (size_t i = 0; i < ops; i++) {
		hrtimer_start(timer, random_span(&rng), HRTIMER_MODE_REL);
		hrtimer_cancel(timer);
	}
	return per_call(began, 2 * ops);
}

/* A random one of those that are pending is moved. */
static double restarts(void)
{
	struct rng rng = { 2 };
	uint64_t began = bench_thread_cpu();

	for (size_t i = 0; i < ops; i++)
		hrtimer_start(&timers[1 + rng_below(&rng, pending - 1)],
			      random_span(&rng), HRTIMER_MODE_REL);
	return per_call(began, ops);
}

/* Many are started, then all of those are cancelled: @start says which. */
static double batches(bool start)
{
	static struct hrtimer *batch;
	struct rng rng = { 3 };
	double spent = 0;

	if (!batch)
		batch = make_timers(BATCH);
	for (size_t turn = 0; turn < ops / BATCH; turn++) {
		uint64_t began = bench_thread_cpu(), middle;

		for (size_t i = 0; i < BATCH; i++)
			hrtimer_start(&batch[i], random_span(&rng),
				      HRTIMER_MODE_REL);
		middle = bench_thread_cpu();
		for (size_t i = 0; i < BATCH; i++)
			hrtimer_cancel(&batch[i]);
		spent += (double)(start ? middle - began
					: bench_thread_cpu() - middle);
	}
	return spent / (double)(ops / BATCH * BATCH);
}

static double starts_of_batches(void)
{
	return batches(true);
}

static double cancels_of_batches(void)
{
	return batches(false);
}

/* Started before all others and cancelled: the first event changes twice. */
static double firsts(void)
{
	struct hrtimer *timer = make_timers(1);
	uint64_t began = bench_thread_cpu();

	for (size_t i = 0; i < ops; i++) {
		hrtimer_start(timer, 5 * (ktime_t)S, HRTIMER_MODE_REL);
		hrtimer_cancel(timer);
	}
	return per_call(began, 2 * ops);
}

static void measure(const char *who, const char *load, double (*run)(void),
		    size_t n)
{
	double ns[BLOCKS];

	run();
	for (int i = 0; i < BLOCKS; i++)
		ns[i] = run();
	report(who, load, bench_median(ns, BLOCKS), n);
}

/* ---- a burst of starts -----------------------------------------------------*/

/* Calls of all threads in a while in which nobody starts a timer. */
static unsigned long calls_when_idle(void)
{
	unsigned long before;

	usleep(100000);
	before = calls_of_all;
	usleep(100000);
	return calls_of_all - before;
}

/*
 * Each timer is due earlier than the one before, and all of them earlier than
 * what the CPU sleeps for.
 */
static void measure_burst(void)
{
	struct hrtimer *burst = make_timers(BURST);
	unsigned long idle = calls_when_idle();
	unsigned long all = calls_of_all, mine = calls_of_mine;
	uint64_t began = bench_now();

	for (size_t i = 0; i < BURST; i++)
		hrtimer_start(&burst[i], (ktime_t)(3 * S - i * MS),
			      HRTIMER_MODE_REL);
	began = bench_now() - began;
	mine = calls_of_mine - mine;
	usleep(100000);
	all = calls_of_all - all;
	printf("{\"part\": \"burst\", \"peer\": \"hrtimer\", \"starts\": %d, "
	       "\"syscalls_of_starter\": %lu, \"syscalls_of_all\": %lu, "
	       "\"syscalls_when_idle\": %lu, \"ns\": %.1f}\n",
	       BURST, mine, all, idle, (double)began / BURST);
	for (size_t i = 0; i < BURST; i++)
		hrtimer_cancel(&burst[i]);
}

/* ---- two threads -----------------------------------------------------------*/

struct worker {
	pthread_t thread;
	unsigned int cpu;
	size_t done;
	uint64_t began, ended;
	uint64_t spent; /* processor time */
} __attribute__((aligned(128))); /* two share no cache line */

static unsigned int ready;

/*
 * On a CPU of the machine, and on the processor of the same number. Another
 * timer comes before the one that is started, so that no thread has a device to
 * set.
 */
static void *work(void *arg)
{
	struct worker *worker = arg;
	struct rng rng = { worker->cpu + 10 };
	struct hrtimer *timer, *first;

	bench_pin(worker->cpu);
	hrt_set_cpu(worker->cpu);
	timer = make_timers(1);
	first = make_timers(1);
	hrtimer_start(first, 50 * S, HRTIMER_MODE_REL);
	__atomic_fetch_sub(&ready, 1, __ATOMIC_SEQ_CST);
	while (__atomic_load_n(&ready, __ATOMIC_SEQ_CST))
		;
	worker->began = bench_now();
	worker->spent = bench_thread_cpu();
	do {
		for (int i = 0; i < 1000; i++, worker->done += 2) {
			hrtimer_start(timer, random_span(&rng),
				      HRTIMER_MODE_REL);
			hrtimer_cancel(timer);
		}
		worker->ended = bench_now();
	} while (worker->ended - worker->began < 300 * MS);
	worker->spent = bench_thread_cpu() - worker->spent;
	hrtimer_cancel(first);
	return NULL;
}

/*
 * Calls a microsecond, of all threads together. @ns: what each call takes of a
 * processor, which tells of threads that are in each other's way even on a
 * machine that does other things as well.
 */
static double throughput(unsigned int threads, double *ns)
{
	struct worker worker[2] = { { .cpu = 0 }, { .cpu = 1 } };
	double sum = 0, spent = 0, done = 0;

	ready = threads;
	for (unsigned int i = 0; i < threads; i++)
		pthread_create(&worker[i].thread, NULL, work, &worker[i]);
	for (unsigned int i = 0; i < threads; i++) {
		pthread_join(worker[i].thread, NULL);
		sum += (double)worker[i].done * (double)US /
		       (double)(worker[i].ended - worker[i].began);
		spent += (double)worker[i].spent;
		done += (double)worker[i].done;
	}
	*ns = spent / done;
	return sum;
}

static void measure_threads(void)
{
	double ns[2];
	double one = throughput(1, &ns[0]);
	double two = throughput(2, &ns[1]);

	printf("{\"part\": \"threads\", \"peer\": \"hrtimer\", "
	       "\"calls_per_us\": [%.3f, %.3f], \"ratio\": %.3f, "
	       "\"ns\": [%.2f, %.2f]}\n",
	       one, two, two / one, ns[0], ns[1]);
	fflush(stdout);
}

/* ---- the system's timers ---------------------------------------------------*/

static const struct itimerspec disarmed;
static int timerfd;
static timer_t posix_timer;

static struct itimerspec span_of(ktime_t span)
{
	return (struct itimerspec){
		.it_value = { span / (ktime_t)S, span % (ktime_t)S },
	};
}

static double timerfd_pairs(void)
{
	struct rng rng = { 4 };
	uint64_t began = bench_thread_cpu();

	for (size_t i = 0; i < ops; i++) {
		struct itimerspec at = span_of(random_span(&rng));

		timerfd_settime(timerfd, 0, &at, NULL);
		timerfd_settime(timerfd, 0, &disarmed, NULL);
	}
	return per_call(began, 2 * ops);
}

static double posix_pairs(void)
{
	struct rng rng = { 5 };
	uint64_t began = bench_thread_cpu();

	for (size_t i = 0; i < ops; i++) {
		struct itimerspec at = span_of(random_span(&rng));

		timer_settime(posix_timer, 0, &at, NULL);
		timer_settime(posix_timer, 0, &disarmed, NULL);
	}
	return per_call(began, 2 * ops);
}

static void raise_limit(int resource)
{
	struct rlimit limit;

	getrlimit(resource, &limit);
	limit.rlim_cur = limit.rlim_max;
	setrlimit(resource, &limit);
}

/* As many as allowed are pending, one due before all. */
static size_t fill_timerfds(void)
{
	struct rng rng = { 6 };
	size_t made;

	for (made = 0; made < pending; made++) {
		struct itimerspec at = span_of(made ? random_span(&rng)
						    : 50 * (ktime_t)S);
		int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);

		if (fd < 0)
			break;
		timerfd_settime(fd, 0, &at, NULL);
		timerfd = fd;
	}
	return made;
}

static size_t fill_posix_timers(void)
{
	struct sigevent event = { .sigev_notify = SIGEV_NONE };
	struct rng rng = { 7 };
	size_t made;

	for (made = 0; made < pending; made++) {
		struct itimerspec at = span_of(made ? random_span(&rng)
						    : 50 * (ktime_t)S);
		timer_t timer;

		if (timer_create(CLOCK_MONOTONIC, &event, &timer))
			break;
		timer_settime(timer, 0, &at, NULL);
		posix_timer = timer;
	}
	return made;
}

static void measure_system(void)
{
	size_t n;

	raise_limit(RLIMIT_NOFILE);
	raise_limit(RLIMIT_SIGPENDING);
	n = fill_timerfds();
	measure("timerfd_settime", "pair", timerfd_pairs, n);
	n = fill_posix_timers();
	measure("timer_settime", "pair", posix_pairs, n);
}

/* ---------------------------------------------------------------------------*/

static void measure_hrtimer(void)
{
	struct rng rng = { 8 };

	timers = make_timers(pending);
	for (size_t i = 0; i < pending; i++)
		hrtimer_start(&timers[i],
			      i ? random_span(&rng) : 50 * (ktime_t)S,
			      HRTIMER_MODE_REL);
	measure("hrtimer", "pair", pairs, pending);
	measure("hrtimer", "start", starts_of_batches, pending);
	measure("hrtimer", "cancel", cancels_of_batches, pending);
	measure("hrtimer", "restart", restarts, pending);
	measure_burst();
	measure("hrtimer", "first", firsts, pending);
	if (hrt_nr_cpus() > 1)
		measure_threads();
}

static void ignore(const struct hrt_report *report)
{
	(void)report;
}

int main(int argc, char **argv)
{
	const struct hrt_config config = { .host = &hrt_live,
					   .report = ignore };

	(void)argc;
	pending = bench_number(argv, "n", 10000);
	ops = bench_number(argv, "ops", 200000);
	if (hrt_start(&config))
		bench_fail("hrt_start");
	measure_hrtimer();
	hrt_stop();
	measure_system();
	return 0;
}
