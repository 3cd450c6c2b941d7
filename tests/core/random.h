/* SPDX-License-Identifier: MIT */
/*
 * Numbers for the models: the same from the same seed, on every machine. The
 * seed is printed; given as the first argument or as HRT_SEED it replays a run,
 * and the second argument, or HRT_OPS, is the number of operations.
 */
#ifndef TESTS_CORE_RANDOM_H
#define TESTS_CORE_RANDOM_H

#include <stdio.h>
#include <stdlib.h>

static unsigned long long random_state;

/* xorshift64*: good enough in every bit that is used here. */
static inline unsigned long long random_u64(void)
{
	random_state ^= random_state >> 12;
	random_state ^= random_state << 25;
	random_state ^= random_state >> 27;
	return random_state * 0x2545f4914f6cdd1dULL;
}

/* 0 .. below - 1 */
static inline unsigned int random_below(unsigned int below)
{
	return (unsigned int)((random_u64() >> 32) * below >> 32);
}

/* from .. to */
static inline long long random_in(long long from, long long to)
{
	return from +
	       (long long)(random_u64() % (unsigned long long)(to - from + 1));
}

static inline unsigned long long model_number(int argc, char **argv, int arg,
					      const char *env,
					      unsigned long long otherwise)
{
	const char *text = argc > arg ? argv[arg] : getenv(env);

	return text ? strtoull(text, NULL, 0) : otherwise;
}

/* Seed. Return: how many operations, @ops unless the user says otherwise. */
static inline unsigned long long model_start(int argc, char **argv,
					     unsigned long long ops)
{
	unsigned long long seed = model_number(argc, argv, 1, "HRT_SEED", 1);

	ops = model_number(argc, argv, 2, "HRT_OPS", ops);
	/* Its state may be anything but 0. */
	random_state = seed * 0x9e3779b97f4a7c15ULL | 1;
	printf("seed %llu, %llu operations; HRT_SEED=%llu replays\n", seed, ops,
	       seed);
	fflush(stdout);
	return ops;
}

/* What happened last, for who has to find out why it is not so. */
enum { TOLD_LINES = 256 };
static char told[TOLD_LINES][120];
static unsigned int told_lines;

#define tell(...) \
	snprintf(told[told_lines++ % TOLD_LINES], sizeof(told[0]), __VA_ARGS__)

static inline void tell_last(void)
{
	for (unsigned int i = 0; i < TOLD_LINES; i++)
		if (told[(told_lines + i) % TOLD_LINES][0])
			fprintf(stderr, "%s\n",
				told[(told_lines + i) % TOLD_LINES]);
}

/* What a model says when it finds that it is not so. */
#define must(condition, ...)                                             \
	do {                                                             \
		if (!(condition)) {                                      \
			tell_last();                                     \
			fprintf(stderr, "%s:%d: not so: %s: ", __FILE__, \
				__LINE__, #condition);                   \
			fprintf(stderr, __VA_ARGS__);                    \
			fprintf(stderr, "\n");                           \
			abort();                                         \
		}                                                        \
	} while (0)

#endif
