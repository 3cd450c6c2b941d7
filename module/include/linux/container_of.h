/* SPDX-License-Identifier: MIT */
/* From a member to the structure around it. */
#ifndef _LINUX_CONTAINER_OF_H
#define _LINUX_CONTAINER_OF_H

#include <linux/build_bug.h>
#include <linux/stddef.h>

#define typeof_member(type, member) __typeof__(((type *)0)->member)

/**
 * container_of - the structure that contains a member
 * @ptr: points to the member, of its type or void
 * @type: the structure
 * @member: the member's name in it
 */
#define container_of(ptr, type, member)                                    \
	({                                                                 \
		void *__member = (void *)(ptr);                            \
		_Static_assert(__same_type(*(ptr), ((type *)0)->member) || \
				       __same_type(*(ptr), void),          \
			       "container_of() of another type");          \
		(type *)((char *)__member - offsetof(type, member));       \
	})

#define container_of_const(ptr, type, member) \
	_Generic(ptr,                                                       \
		const __typeof__(*(ptr)) *: ((const type *)container_of(    \
						ptr, type, member)),        \
		default: container_of(ptr, type, member))

#define container_of_safe(ptr, type, member)                             \
	({                                                               \
		__typeof__(ptr) __at = (ptr);                            \
		IS_ERR_OR_NULL(__at) ? (type *)(void *)__at              \
				     : container_of(__at, type, member); \
	})

#endif
