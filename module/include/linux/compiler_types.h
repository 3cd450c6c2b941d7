/* SPDX-License-Identifier: MIT */
/*
 * Attributes and marks of the kernel's C. The marks that a static checker
 * reads (__user, __iomem, ...) say nothing here: memory of a user and of a
 * device is memory.
 */
#ifndef _LINUX_COMPILER_TYPES_H
#define _LINUX_COMPILER_TYPES_H

/*
 * A function that the C library also exports goes by another symbol: a module
 * is loaded into an ordinary process, where `sprintf` is already taken and
 * does not know %pS.
 */
#define __kernel_symbol(name) __asm__("kernel_" #name)

#define __user
#define __kernel
#define __safe
#define __force
#define __nocast
#define __iomem
#define __percpu
#define __rcu
#define __chk_user_ptr(x) ((void)0)
#define __chk_io_ptr(x)   ((void)0)
#define __private
#define ACCESS_PRIVATE(p, member) ((p)->member)
#define __must_hold(x)
#define __acquires(x)
#define __releases(x)
#define __cond_acquires(...)
#define __cond_lock(x, c) (c)
#define __acquire(x)      ((void)0)
#define __release(x)      ((void)0)
#define __guarded_by(...)
#define __bitwise
#define __bitwise__
#define __noendian
#define __ro_after_init
#define __read_mostly
#define __latent_entropy
#define __randomize_layout
#define __no_randomize_layout
#define randomized_struct_fields_start
#define randomized_struct_fields_end

#define notrace            __attribute__((no_instrument_function))
#define noinstr            __attribute__((noinline))
#define nokprobe_inline    __always_inline
#define noinline           __attribute__((__noinline__))
#define noinline_for_stack noinline
#define __visible
#define asmlinkage
#define fastcall
#define __weak              __attribute__((__weak__))
#define __alias(symbol)     __attribute__((__alias__(#symbol)))
#define __pure              __attribute__((__pure__))
#define __attribute_const__ __attribute__((__const__))
#define __noreturn          __attribute__((__noreturn__))
#define __cold              __attribute__((__cold__))
#define __malloc            __attribute__((__malloc__))
#define __must_check        __attribute__((__warn_unused_result__))
#define __deprecated
#define __maybe_unused  __attribute__((__unused__))
#define __always_unused __attribute__((__unused__))
#ifndef __used
#define __used __attribute__((used))
#endif
#define __packed              __attribute__((__packed__))
#define __aligned(x)          __attribute__((__aligned__(x)))
#define __aligned_largest     __attribute__((__aligned__))
#define __section(x)          __attribute__((__section__(x)))
#define __mode(x)             __attribute__((__mode__(x)))
#define __cleanup(fn)         __attribute__((__cleanup__(fn)))
#define __assume_aligned(...) __attribute__((__assume_aligned__(__VA_ARGS__)))
#define __alloc_size(...)     __attribute__((__alloc_size__(__VA_ARGS__)))
#define __realloc_size(...)
#define __counted_by(member)
#define __counted_by_le(member)
#define __counted_by_be(member)
#define __nonstring
#define __designated_init
#define __gnu_inline __attribute__((__gnu_inline__))
#define __flatten    __attribute__((flatten))
#define __no_sanitize_address
#define __no_kcsan
#define __no_kasan_or_inline __always_inline
#define __printf(fmt, args)  __attribute__((__format__(printf, fmt, args)))
#define __scanf(fmt, args)   __attribute__((__format__(scanf, fmt, args)))

/* The C library's own header may have been here first. */
#undef __always_inline
#define __always_inline       inline __attribute__((__always_inline__))
#define __inline_maybe_unused __maybe_unused
#ifndef __has_attribute
#define __has_attribute(x) 0
#endif

#if __has_attribute(__fallthrough__)
#define fallthrough __attribute__((__fallthrough__))
#else
#define fallthrough \
	do {        \
	} while (0)
#endif

#ifdef __clang__
#define __diag_push() _Pragma("clang diagnostic push")
#define __diag_pop()  _Pragma("clang diagnostic pop")
#else
#define __diag_push() _Pragma("GCC diagnostic push")
#define __diag_pop()  _Pragma("GCC diagnostic pop")
#endif

#define __same_type(a, b) \
	__builtin_types_compatible_p(__typeof__(a), __typeof__(b))

/* Whether a type is no wider than what the machine reads at once. */
#define __native_word(t)                                            \
	(sizeof(t) == sizeof(char) || sizeof(t) == sizeof(short) || \
	 sizeof(t) == sizeof(int) || sizeof(t) == sizeof(long))

#endif
