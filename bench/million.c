/* SPDX-License-Identifier: MIT */
/*
 * A million periodic timers, live: the processor time they take, and whether
 * all of them come.
 *
 *	million-PEER [--n TIMERS] [--seconds TO WATCH] [--processor NUMBER]
 */
#include "million.h"

#include <stdio.h>

struct million million;

int main(int argc, char **argv)
{
	size_t n = bench_number(argv, "n", 1000000);
	uint64_t seconds = bench_number(argv, "seconds", 5);
	uint64_t wall, cpu, callbacks, missed;

	(void)argc;
	bench_pin((unsigned int)bench_number(argv, "processor", 0));
	million_start(n);
	/* Starting them all took a while; let that be over. */
	million_run(2 * S);
	callbacks = COUNTED(million.callbacks);
	missed = COUNTED(million.missed);
	cpu = bench_process_cpu();
	wall = bench_now();
	million_run(seconds * S);
	wall = bench_now() - wall;
	cpu = bench_process_cpu() - cpu;
	callbacks = COUNTED(million.callbacks) - callbacks;
	missed = COUNTED(million.missed) - missed;
	printf("{\"part\": \"million\", \"peer\": \"%s\", \"n\": %zu, "
	       "\"callbacks\": %llu, \"expected\": %llu, \"missed\": %llu, "
	       "\"early\": %llu, \"share\": %.4f, \"ns\": %.1f}\n",
	       million_peer, n, (unsigned long long)callbacks,
	       (unsigned long long)(n * wall / MILLION_PERIOD),
	       (unsigned long long)missed,
	       (unsigned long long)COUNTED(million.early),
	       (double)cpu / (double)wall, (double)cpu / (double)callbacks);
	return 0;
}
