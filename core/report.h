/* SPDX-License-Identifier: MIT */
/*
 * How the core speaks: a text and up to four numbers, to whoever listens.
 */
#ifndef CORE_REPORT_H
#define CORE_REPORT_H

#include "types.h"

#include <hrtimer/machine.h>

void hrt_say(enum hrt_severity severity, const char *function, const char *text,
	     u64 a, u64 b, u64 c, u64 d);

/* What WARN_ON() reports. Return: the condition. */
#define warn_on(condition, text, a, b, c)                                      \
	(unlikely(condition) ? (hrt_say(HRT_WARNING, __func__, text, (u64)(a), \
					(u64)(b), (u64)(c), 0),                \
				true)                                          \
			     : false)

/* The same, the first time in a machine's life. */
#define warn_on_once(condition, text, a, b, c)                            \
	({                                                                \
		static unsigned int said_in_;                             \
		bool found_ = (condition);                                \
                                                                          \
		if (unlikely(found_) &&                                   \
		    __atomic_exchange_n(&said_in_, hrt_epoch(),           \
					__ATOMIC_RELAXED) != hrt_epoch()) \
			hrt_say(HRT_WARNING, __func__, text, (u64)(a),    \
				(u64)(b), (u64)(c), 0);                   \
		found_;                                                   \
	})

/* A number that is another one in each machine's life. */
unsigned int hrt_epoch(void);

#endif
