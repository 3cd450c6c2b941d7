/* SPDX-License-Identifier: MIT */
/* Words for a condition. */
#ifndef _LINUX_STRING_CHOICES_H
#define _LINUX_STRING_CHOICES_H

#include <linux/types.h>

#define __hrt_str_choice(yes, no)                          \
	static inline const char *str_##yes##_##no(bool v) \
	{                                                  \
		return v ? #yes : #no;                     \
	}                                                  \
	static inline const char *str_##no##_##yes(bool v) \
	{                                                  \
		return v ? #no : #yes;                     \
	}

__hrt_str_choice(yes, no) __hrt_str_choice(on, off) __hrt_str_choice(enable,
								     disable)
	__hrt_str_choice(enabled, disabled) __hrt_str_choice(high, low)
		__hrt_str_choice(hi, lo) __hrt_str_choice(read, write)
			__hrt_str_choice(true, false) __hrt_str_choice(up, down)

				static inline const char *str_plural(size_t num)
{
	return num == 1 ? "" : "s";
}

#endif
