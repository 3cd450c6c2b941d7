/* SPDX-License-Identifier: MIT */
/*
 * A timer queue alone: what a peer's start, cancel and expiry cost with many
 * timers pending. Compiled once a peer, with QUEUE_PEER its header.
 *
 *	queue-PEER [--n N] [--spread uniform|clustered] [--ops COUNT]
 *	queue-PEER --single			the dearest single operation
 *	queue-PEER --count restart|ahead|hold	that load alone, for callgrind
 *
 * The loads:
 *	restart	a random timer is moved to a random moment
 *	ahead	a timer that is due before all others is started and cancelled
 *	hold	the first expires and is put back at a random distance
 *	pile	hold, with all timers due within the same microsecond; the
 *		hardest we know (--single)
 */
#include QUEUE_PEER

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CLUSTERS = 16, BLOCKS = 5, SAME_RUNS = 5, LONGEST_HOLD = 2000000 };

/* Which timer moves, and where to. */
struct move {
	size_t timer;
	uint64_t to;
};

static struct {
	size_t n;
	size_t ops;
	bool clustered;
	struct rng rng;
	struct move *moves; /* one an operation, drawn beforehand */
	size_t moved;
} queue;

/* ---- when timers are due ---------------------------------------------------*/

/* 1 s ... 1000 s from now. */
static inline uint64_t uniform_distance(void)
{
	return S + rng_below(&queue.rng, 999 * S);
}

/*
 * One of few distances, as with timeouts of a server: a fourth exactly that,
 * so that there are equal moments, the others up to 1 ms later.
 */
static inline uint64_t clustered_distance(void)
{
	uint64_t random = rng_next(&queue.rng);
	uint64_t cluster = (random >> 60) % CLUSTERS;
	uint64_t jitter = (random >> 32) % MS;

	if ((random >> 58 & 3) == 0)
		jitter = 0;
	return (cluster + 1) * 60 * S + jitter;
}

static inline uint64_t queue_distance(void)
{
	return queue.clustered ? clustered_distance() : uniform_distance();
}

/* Timer n is the one that is started ahead of the others. */
static void fill(void)
{
	peer_open(queue.n + 1);
	for (size_t i = 0; i < queue.n; i++)
		peer_start(i, queue_distance());
}

/* ---- the loads -------------------------------------------------------------*/

typedef size_t load_fn(size_t ops);

/* Random numbers cost as much as some of the queues. */
static void draw_moves(void)
{
	if (!queue.moves)
		queue.moves = bench_alloc(queue.ops, sizeof(*queue.moves));
	for (size_t i = 0; i < queue.ops; i++)
		queue.moves[i] = (struct move){ rng_below(&queue.rng, queue.n),
						queue_distance() };
	queue.moved = 0;
}

static size_t load_restart(size_t ops)
{
	for (size_t i = 0; i < ops; i++) {
		const struct move *move = &queue.moves[queue.moved++];

		peer_restart(move->timer, move->to);
	}
	return ops;
}

static size_t load_ahead(size_t ops)
{
	for (size_t i = 0; i < ops; i++) {
		peer_start(queue.n, MS);
		peer_cancel(queue.n);
	}
	return ops;
}

static size_t load_hold(size_t ops)
{
	return peer_expire(ops);
}

/* ---- cost of an operation --------------------------------------------------*/

static double time_block(load_fn *load, size_t ops)
{
	uint64_t began;
	size_t done;

	draw_moves();
	began = bench_thread_cpu();
	done = load(ops);

	return (double)(bench_thread_cpu() - began) / (double)done;
}

/* The first block finds the caches cold; it does not count. */
static void measure(const char *name, load_fn *load, size_t ops)
{
	double ns[BLOCKS];

	time_block(load, ops);
	for (int i = 0; i < BLOCKS; i++)
		ns[i] = time_block(load, ops);
	printf("{\"part\": \"queue\", \"peer\": \"" PEER_NAME "\", "
	       "\"load\": \"%s\", \"spread\": \"%s\", \"n\": %zu, "
	       "\"ns\": %.3f}\n",
	       name, queue.clustered ? "clustered" : "uniform", queue.n,
	       bench_median(ns, BLOCKS));
	fflush(stdout);
}

/*
 * Expiry has its dear moments, when far timers come near; they belong to its
 * cost, so it is measured over as many expiries as there are timers, if that
 * is possible, after as many again.
 */
static size_t hold_ops(void)
{
	size_t most = queue.n < LONGEST_HOLD ? queue.n : LONGEST_HOLD;

	return most / BLOCKS > queue.ops ? most / BLOCKS : queue.ops;
}

static int measure_all(void)
{
	fill();
	measure("restart", load_restart, queue.ops);
	measure("ahead", load_ahead, queue.ops);
	load_hold(hold_ops());
	measure("hold", load_hold, hold_ops());
	return 0;
}

/* ---- the dearest operation -------------------------------------------------*/

static uint32_t *dearest; /* ns of each operation, shared with the children */

/*
 * One operation after the other by the clock. A machine interrupts now and
 * then, but not at the same operation of each of several runs that are alike.
 */
static void time_each(load_fn *load)
{
	for (size_t i = 0; i < queue.ops; i++) {
		uint64_t began = bench_now(), took;

		load(1);
		took = bench_now() - began;
		if (took < dearest[i])
			dearest[i] = (uint32_t)took;
	}
}

/* In a child, so that each run finds the memory as the one before did. */
static void run_alike(void (*prepare)(void), load_fn *load)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		prepare();
		draw_moves();
		time_each(load);
		_exit(0);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || status)
		bench_fail("a run in a child");
}

/* How many took longer than a goal of the project, 20 us. */
static size_t count_dear(void)
{
	size_t dear = 0;

	for (size_t i = 0; i < queue.ops; i++)
		dear += dearest[i] > 20 * US;
	return dear;
}

static size_t dearest_at(void)
{
	size_t at = 0;

	for (size_t i = 0; i < queue.ops; i++)
		at = dearest[i] > dearest[at] ? i : at;
	return at;
}

static void measure_dearest(const char *name, void (*prepare)(void),
			    load_fn *load)
{
	uint32_t raw = 0;
	size_t at;

	memset(dearest, 0xff, queue.ops * sizeof(*dearest));
	for (int i = 0; i < SAME_RUNS; i++) {
		run_alike(prepare, load);
		raw = raw ? raw : dearest[dearest_at()];
	}
	at = dearest_at();
	printf("{\"part\": \"single\", \"peer\": \"" PEER_NAME "\", "
	       "\"load\": \"%s\", \"spread\": \"%s\", \"n\": %zu, "
	       "\"max_ns\": %u, \"at\": %zu, \"over_20_us\": %zu, "
	       "\"ops\": %zu, \"max_of_one_run_ns\": %u}\n",
	       name, queue.clustered ? "clustered" : "uniform", queue.n,
	       dearest[at], at, count_dear(), queue.ops, raw);
	fflush(stdout);
}

#ifdef PEER_DIRECT
/* All timers due within the same microsecond, far away. */
static void fill_pile(void)
{
	fill();
	for (size_t i = 0; i < queue.n; i++)
		peer_restart(i, 5000 * S + rng_below(&queue.rng, US));
}
#endif

static int measure_single(void)
{
	dearest = mmap(NULL, queue.ops * sizeof(*dearest),
		       PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1,
		       0);
	if (dearest == MAP_FAILED)
		bench_fail("mmap");
	measure_dearest("restart", fill, load_restart);
	measure_dearest("ahead", fill, load_ahead);
#ifdef PEER_DIRECT
	measure_dearest("hold", fill, load_hold);
	measure_dearest("pile", fill_pile, load_hold);
#endif
	return 0;
}

/* ---- counted ---------------------------------------------------------------*/

static load_fn *load_of(const char *name)
{
	if (!strcmp(name, "restart"))
		return load_restart;
	return strcmp(name, "ahead") ? load_hold : load_ahead;
}

/* callgrind is told to collect within this function alone. */
__attribute__((noinline)) size_t counted(load_fn *load, size_t ops);

size_t counted(load_fn *load, size_t ops)
{
	size_t done = load(ops);

	__asm__ volatile("" ::: "memory"); /* a call, not a jump */
	return done;
}

static int count(const char *name)
{
	load_fn *load = load_of(name);
	size_t done;

	fill();
	draw_moves();
	load(queue.ops);
	draw_moves();
	done = counted(load, queue.ops);
	printf("{\"part\": \"counted\", \"peer\": \"" PEER_NAME "\", "
	       "\"load\": \"%s\", \"n\": %zu, \"ops\": %zu}\n",
	       name, queue.n, done);
	return 0;
}

int main(int argc, char **argv)
{
	const char *counted_load = bench_word(argv, "count", NULL);

	(void)argc;
	queue.n = bench_number(argv, "n", 10000);
	queue.ops = bench_number(argv, "ops", 200000);
	queue.clustered = !strcmp(bench_word(argv, "spread", ""), "clustered");
	if (counted_load)
		return count(counted_load);
	return bench_flag(argv, "single") ? measure_single() : measure_all();
}
