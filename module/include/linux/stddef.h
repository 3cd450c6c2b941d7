/* SPDX-License-Identifier: MIT */
/* Sizes and places in a structure. */
#ifndef _LINUX_STDDEF_H
#define _LINUX_STDDEF_H

#include <stddef.h>
#include <stdbool.h>

/*
 * A type, as in the kernel, and no macro: a module pastes the word together
 * with others (module_param(x, bool, 0)), where a macro would be expanded.
 */
#undef bool
typedef _Bool bool;

#define sizeof_field(type, member) sizeof((((type *)0)->member))
#define FIELD_SIZEOF(type, member) sizeof_field(type, member)
#define offsetofend(type, member) \
	(offsetof(type, member) + sizeof_field(type, member))

/* The members of @name, or of the structure that contains it: both names. */
#define struct_group(name, members...) \
	union {                        \
		struct {               \
			members        \
		};                     \
		struct {               \
			members        \
		} name;                \
	}

/* An array of unknown length where C allows none: alone, or in a union. */
#define DECLARE_FLEX_ARRAY(type, name) \
	struct {                       \
		struct {               \
		} __empty_##name;      \
		type name[];           \
	}

#endif
