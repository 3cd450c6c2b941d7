/* SPDX-License-Identifier: MIT */
/*
 * How quiet the machine is: reads the clock without a pause and looks for gaps
 * in which somebody else had the processor.
 *
 *	noise [--span NS] [--processor NUMBER]
 */
#include <stdio.h>

#include "bench.h"

enum { GAP = 1000 }; /* ns: many times what a read takes */

int main(int argc, char **argv)
{
	uint64_t span = bench_number(argv, "span", S);
	uint64_t gaps = 0, lost = 0, longest = 0, reads = 0;
	uint64_t began, last, now;

	(void)argc;
	bench_pin((unsigned int)bench_number(argv, "processor", 0));
	began = last = bench_now();
	do {
		uint64_t gap;

		now = bench_now();
		gap = now - last;
		last = now;
		reads++;
		if (gap < GAP)
			continue;
		gaps++;
		lost += gap;
		longest = gap > longest ? gap : longest;
	} while (now - began < span);
	printf("{\"part\": \"noise\", \"clock_ns\": %.1f, "
	       "\"gaps_per_s\": %.0f, \"lost\": %.5f, \"longest_ns\": %llu}\n",
	       (double)(now - began - lost) / (double)reads,
	       (double)(gaps * S) / (double)(now - began),
	       (double)lost / (double)(now - began),
	       (unsigned long long)longest);
	return 0;
}
