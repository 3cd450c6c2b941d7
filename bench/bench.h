/* SPDX-License-Identifier: MIT */
/*
 * What the programs of the benchmark share: clocks, random numbers, options.
 * Each prints its results as lines of JSON; run.py makes sense of them.
 */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARRAY_LEN(array) (sizeof(array) / sizeof((array)[0]))

/* Count in one thread what another reads: no lock, no torn value. */
#define COUNT(counter, add) \
	__atomic_store_n(&(counter), (counter) + (add), __ATOMIC_RELAXED)
#define COUNTED(counter) __atomic_load_n(&(counter), __ATOMIC_RELAXED)

#define US 1000ULL
#define MS 1000000ULL
#define S  1000000000ULL

/* MONOTONIC, ns: the system's, also in a program that fakes the time. */
uint64_t bench_now(void);

/* Processor time of the calling thread, and of the whole process, ns. */
uint64_t bench_thread_cpu(void);
uint64_t bench_process_cpu(void);

/* The value after --@name, or whether --@name is there. */
uint64_t bench_number(char **argv, const char *name, uint64_t otherwise);
const char *bench_word(char **argv, const char *name, const char *otherwise);
bool bench_flag(char **argv, const char *name);

/* Keep the calling thread, and those that it makes, on one processor. */
void bench_pin(unsigned int processor);

/* End with a message. */
void bench_fail(const char *what) __attribute__((noreturn));

/* Zeroed, touched, and never freed. */
void *bench_alloc(size_t count, size_t size);

/* The middle of @values, which are sorted by this. */
double bench_median(double *values, size_t count);

/*
 * Random numbers at the price of a multiplication; the high bits are good. The
 * price is in every figure, for every peer alike.
 */
struct rng {
	uint64_t state;
};

static inline uint64_t rng_next(struct rng *rng)
{
	rng->state = rng->state * 6364136223846793005ULL + 1442695040888963407U;
	return rng->state;
}

/* 0 ... @limit - 1. */
static inline uint64_t rng_below(struct rng *rng, uint64_t limit)
{
	return (uint64_t)((unsigned __int128)rng_next(rng) * limit >> 64);
}

#endif
