/* SPDX-License-Identifier: MIT */
/*
 * What is undone when a variable goes out of scope: __free(), guard() and
 * scoped_guard().
 *
 *	guard(mutex)(&lock);		(until the end of the block)
 *	scoped_guard(spinlock_irqsave, &lock) { ... }
 */
#ifndef _LINUX_CLEANUP_H
#define _LINUX_CLEANUP_H

#include <linux/compiler.h>

/* How a variable is freed: _free looks at its value, _T. */
#define DEFINE_FREE(_name, _type, _free)           \
	static inline void __free_##_name(void *p) \
	{                                          \
		_type _T = *(_type *)p;            \
		_free;                             \
	}
#define __free(_name) __cleanup(__free_##_name)
#define __get_and_null(p, nullvalue)          \
	({                                    \
		__typeof__(p) *__ptr = &(p);  \
		__typeof__(p) __val = *__ptr; \
		*__ptr = nullvalue;           \
		__val;                        \
	})
#define no_free_ptr(p)         __get_and_null(p, NULL)
#define return_ptr(p)          return no_free_ptr(p)
#define retain_and_null_ptr(p) ((void)no_free_ptr(p))

/* A type whose variables are made by _init and undone by _exit. */
#define DEFINE_CLASS(_name, _type, _exit, _init, _init_args...)     \
	typedef _type class_##_name##_t;                            \
	static inline void class_##_name##_destructor(_type *p)     \
	{                                                           \
		_type _T = *p;                                      \
		_exit;                                              \
	}                                                           \
	static inline _type class_##_name##_constructor(_init_args) \
	{                                                           \
		_type t = _init;                                    \
		return t;                                           \
	}
#define CLASS(_name, var)                                             \
	class_##_name##_t var __cleanup(class_##_name##_destructor) = \
		class_##_name##_constructor

#define DEFINE_GUARD(_name, _type, _lock, _unlock)     \
	DEFINE_CLASS(                                  \
		_name, _type, if (_T) { _unlock; }, ({ \
			_lock;                         \
			_T;                            \
		}),                                    \
		_type _T)

/* Guards of a lock whose kind of holding has data of its own. */
#define __HRT_GUARD_TYPE(_name, _type, ...) \
	typedef struct {                    \
		_type *lock;                \
		__VA_ARGS__;                \
	} class_##_name##_t;
#define __HRT_GUARD_EXIT(_name, _unlock)                                     \
	static inline void class_##_name##_destructor(class_##_name##_t *_T) \
	{                                                                    \
		if (_T->lock) {                                              \
			_unlock;                                             \
		}                                                            \
	}
#define DEFINE_LOCK_GUARD_1(_name, _type, _lock, _unlock, ...)                \
	__HRT_GUARD_TYPE(_name, _type, __VA_ARGS__)                           \
	__HRT_GUARD_EXIT(_name, _unlock)                                      \
	static inline class_##_name##_t class_##_name##_constructor(_type *l) \
	{                                                                     \
		class_##_name##_t _t = { .lock = l }, *_T = &_t;              \
		_lock;                                                        \
		return _t;                                                    \
	}
#define DEFINE_LOCK_GUARD_0(_name, _lock, _unlock, ...)                   \
	__HRT_GUARD_TYPE(_name, void, __VA_ARGS__)                        \
	__HRT_GUARD_EXIT(_name, _unlock)                                  \
	static inline class_##_name##_t class_##_name##_constructor(void) \
	{                                                                 \
		class_##_name##_t _t = { .lock = (void *)1 }, *_T = &_t;  \
		_lock;                                                    \
		(void)_T;                                                 \
		return _t;                                                \
	}

#define guard(_name) CLASS(_name, __UNIQUE_ID(guard))
#define scoped_guard(_name, args...) \
	__hrt_scoped_guard(_name, __UNIQUE_ID(scope), args)
#define __hrt_scoped_guard(_name, scope, args...)                         \
	for (CLASS(_name, scope)(args), *__once = (void *)&scope; __once; \
	     __once = NULL)

#endif
