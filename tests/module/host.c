/* SPDX-License-Identifier: MIT */
/* The tool that a test of the module face is to it: a log, a clock, memory. */
#include "module/module_host.h"
#include "check.h"

#include <linux/slab.h>
#include <linux/sched/clock.h>

void *malloc(size_t size);
void free(void *p);

char test_log[8192];
int test_log_lines;
char test_why[300];
unsigned long long test_clock;
unsigned long test_jiffies;
struct test_symbol test_symbol;
int test_allocated;
bool test_no_memory;

static size_t log_len;
static void *way_out[5];

void test_log_clear(void)
{
	log_len = 0;
	test_log_lines = 0;
	test_log[0] = '\0';
}

void module_console_write(const char *text, size_t len)
{
	len = min(len, sizeof(test_log) - 1 - log_len);
	memcpy(test_log + log_len, text, len);
	log_len += len;
	test_log[log_len] = '\0';
	test_log_lines++;
}

void module_die(const char *why)
{
	strscpy(test_why, why, sizeof(test_why));
	__builtin_longjmp(way_out, 1);
}

bool test_dies(void (*end)(void))
{
	if (__builtin_setjmp(way_out))
		return true;
	end();
	return false;
}

const char *module_symbol_lookup(unsigned long addr, unsigned long *size,
				 unsigned long *offset, const char **modname)
{
	if (addr - test_symbol.from >= test_symbol.size)
		return NULL;
	*size = test_symbol.size;
	*offset = addr - test_symbol.from;
	*modname = test_symbol.module;
	return test_symbol.name;
}

unsigned long long local_clock(void)
{
	return test_clock;
}

volatile unsigned long *hrt_jiffies(void)
{
	return &test_jiffies;
}

unsigned long __msecs_to_jiffies(unsigned int m)
{
	return m * (unsigned long)HZ / 1000;
}

void *kmalloc(size_t size, gfp_t flags)
{
	void *p = test_no_memory ? NULL : malloc(size);

	test_no_memory = false;
	if (p && flags & __GFP_ZERO)
		memset(p, 0, size);
	test_allocated += !!p;
	return p;
}

void *kmalloc_array(size_t n, size_t size, gfp_t flags)
{
	return kmalloc(n * size, flags);
}

char *kmemdup_nul(const char *s, size_t len, gfp_t gfp)
{
	char *copy = kmalloc(len + 1, gfp);

	if (copy) {
		memcpy(copy, s, len);
		copy[len] = '\0';
	}
	return copy;
}

void kfree(const void *p)
{
	test_allocated -= !!p;
	free((void *)p);
}
