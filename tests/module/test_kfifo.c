/* SPDX-License-Identifier: MIT */
/* Queues: of values, of bytes, of records; and the older ring. */
#include "check.h"

#include <linux/circ_buf.h>
#include <linux/kfifo.h>
#include <linux/slab.h>

struct sample {
	int a;
	char b;
};

static DEFINE_KFIFO(defined, int, 4);

static void values(void)
{
	int value = 0, many[8];

	check(kfifo_initialized(&defined) && kfifo_size(&defined) == 4);
	check(kfifo_is_empty(&defined) && !kfifo_get(&defined, &value));
	for (int i = 1; i <= 4; i++)
		check_int("put", kfifo_put(&defined, i), 1);
	check(kfifo_is_full(&defined) && !kfifo_put(&defined, 5));
	check(kfifo_len(&defined) == 4 && kfifo_avail(&defined) == 0);
	check(kfifo_peek(&defined, &value) && value == 1);
	check(kfifo_get(&defined, &value) && value == 1);
	check(kfifo_put(&defined, 5) && kfifo_is_full(&defined));
	check_int("out", kfifo_out(&defined, many, 8), 4);
	check(many[0] == 2 && many[1] == 3 && many[2] == 4 && many[3] == 5);
	check_int("in", kfifo_in(&defined, many, 8), 4);
	kfifo_skip(&defined);
	check_int("out_peek", kfifo_out_peek(&defined, many, 2), 2);
	check(many[0] == 3 && many[1] == 4 && kfifo_len(&defined) == 3);
	check_int("peek_len, in bytes", kfifo_peek_len(&defined),
		  3 * sizeof(int));
	kfifo_reset_out(&defined);
	check(kfifo_is_empty(&defined));
	kfifo_put(&defined, 1);
	kfifo_reset(&defined);
	check(kfifo_is_empty(&defined));
}

/* The counts wrap, the queue does not notice. */
static void wrapping(void)
{
	DECLARE_KFIFO(fifo, struct sample, 8);
	struct sample s = { 0 };
	int bad = 0, next = 0, count = 0;

	INIT_KFIFO(fifo);
	fifo.kfifo.in = fifo.kfifo.out = -5U;
	for (int i = 0; i < 40; i++) {
		s = (struct sample){ count, count };
		count += kfifo_put(&fifo, s);
		if (i % 3)
			continue;
		bad += !kfifo_get(&fifo, &s) || s.a != next || s.b != next;
		next++;
	}
	check(!bad && kfifo_len(&fifo) == 7);
	check_int("what went in is there", count, next + 7);
}

static void pointers(void)
{
	DECLARE_KFIFO_PTR(fifo, u16);
	u16 value, buffer[7];

	INIT_KFIFO(fifo);
	check(!kfifo_initialized(&fifo));
	check_int("too small", kfifo_alloc(&fifo, 1, GFP_KERNEL), -EINVAL);
	test_no_memory = true;
	check_int("no memory", kfifo_alloc(&fifo, 5, GFP_KERNEL), -ENOMEM);
	check_int("rounded up", kfifo_alloc(&fifo, 5, GFP_KERNEL), 0);
	check_int("to a power of two", kfifo_size(&fifo), 8);
	check_int("of two bytes", kfifo_esize(&fifo), 2);
	check(kfifo_put(&fifo, 77) && kfifo_get(&fifo, &value) && value == 77);
	kfifo_free(&fifo);
	check_int("freed", test_allocated, 0);
	check_int("own memory", kfifo_init(&fifo, buffer, sizeof(buffer)), 0);
	check_int("rounded down", kfifo_size(&fifo), 4);
	check_int("too little", kfifo_init(&fifo, buffer, 3), -EINVAL);
}

static void bytes(void)
{
	struct kfifo fifo;
	unsigned char out[16] = "";
	unsigned int copied;

	check_int("alloc", kfifo_alloc(&fifo, 8, GFP_KERNEL), 0);
	check_int("in", kfifo_in(&fifo, (unsigned char *)"abcdef", 6), 6);
	check_int("out", kfifo_out(&fifo, out, 4), 4);
	check_int("around the end",
		  kfifo_in(&fifo, (unsigned char *)"ghijklmn", 8), 6);
	check_int("to a user", kfifo_to_user(&fifo, out, 16, &copied), 0);
	check_int("so many", copied, 8);
	check_that("in order", !memcmp(out, "efghijkl", 8));
	check_int("from a user", kfifo_from_user(&fifo, "xyz", 3, &copied), 0);
	check(copied == 3 && kfifo_len(&fifo) == 3);
	check_int("nobody", kfifo_to_user(&fifo, NULL, 3, &copied), -EFAULT);
	check_int("nothing", copied, 0);
	kfifo_free(&fifo);
}

static void records(void)
{
	STRUCT_KFIFO_REC_1(16) fifo;
	struct kfifo_rec_ptr_2 large;
	unsigned char out[300] = "";

	INIT_KFIFO(fifo);
	check_int("the room", kfifo_avail(&fifo), 15);
	check_int("one", kfifo_in(&fifo, (unsigned char *)"hello", 5), 5);
	check_int("two", kfifo_in(&fifo, (unsigned char *)"you", 3), 3);
	check_int("too long", kfifo_in(&fifo, (unsigned char *)"123456", 6), 0);
	check(kfifo_len(&fifo) == 10 && kfifo_avail(&fifo) == 5);
	check_int("its length", kfifo_peek_len(&fifo), 5);
	check_int("whole", kfifo_out(&fifo, out, 300), 5);
	check_str("hello", (char *)out, "hello");
	check_int("in part", kfifo_out(&fifo, out, 2), 2);
	check(kfifo_is_empty(&fifo) && out[0] == 'y');
	for (int i = 0; i < 20; i++)
		check(kfifo_in(&fifo, (unsigned char *)"abcdefg", 7) == 7 &&
		      kfifo_out(&fifo, out, 300) == 7 &&
		      !memcmp(out, "abcdefg", 7));
	kfifo_in(&fifo, out, 4);
	kfifo_skip(&fifo);
	check(kfifo_is_empty(&fifo) && kfifo_out(&fifo, out, 9) == 0);
	check_int("alloc", kfifo_alloc(&large, 512, GFP_KERNEL), 0);
	check_int("300 bytes", kfifo_in(&large, out, 300), 300);
	check_int("their length", kfifo_peek_len(&large), 300);
	kfifo_free(&large);
}

static void rings(void)
{
	check(CIRC_CNT(3, 1, 8) == 2 && CIRC_SPACE(3, 1, 8) == 5);
	check(CIRC_CNT(1, 6, 8) == 3 && CIRC_SPACE(1, 6, 8) == 4);
	check(CIRC_CNT_TO_END(1, 6, 8) == 2);
	check(CIRC_CNT_TO_END(3, 1, 8) == 2);
	check(CIRC_SPACE_TO_END(6, 3, 8) == 2);
	check(CIRC_SPACE_TO_END(6, 0, 8) == 1);
	check(CIRC_SPACE_TO_END(1, 6, 8) == 4);
}

int main(void)
{
	values();
	wrapping();
	pointers();
	bytes();
	records();
	rings();
	return check_done();
}
