/* SPDX-License-Identifier: MIT */
/* A ring whose size is a power of two, and of which one place stays free. */
#ifndef _LINUX_CIRC_BUF_H
#define _LINUX_CIRC_BUF_H

struct circ_buf {
	char *buf;
	int head; /* where the next one is written */
	int tail; /* where the next one is read */
};

/* How much is in it, how much still fits. */
#define CIRC_CNT(head, tail, size)   (((head) - (tail)) & ((size)-1))
#define CIRC_SPACE(head, tail, size) CIRC_CNT((tail), ((head) + 1), (size))

/* The same, as far as the end of the buffer: what one memcpy() can do. */
#define CIRC_CNT_TO_END(head, tail, size)                \
	({                                               \
		int __end = (size) - (tail);             \
		int __n = ((head) + __end) & ((size)-1); \
		__n < __end ? __n : __end;               \
	})
#define CIRC_SPACE_TO_END(head, tail, size)              \
	({                                               \
		int __end = (size)-1 - (head);           \
		int __n = (__end + (tail)) & ((size)-1); \
		__n <= __end ? __n : __end + 1;          \
	})

#endif
