/* SPDX-License-Identifier: MIT */
/*
 * Memory of user space: it is memory like any other here, so that copies are
 * copies and never fail - save for a NULL pointer, which no user has.
 */
#ifndef __LINUX_UACCESS_H__
#define __LINUX_UACCESS_H__

#include <linux/errno.h>
#include <linux/string.h>
#include <linux/sched.h>
#include <linux/minmax.h>

#define VERIFY_READ  0
#define VERIFY_WRITE 1

/* access_ok(addr, size), and (type, addr, size) before 5.0. */
#define access_ok(...)                __hrt_access_ok(__VA_ARGS__, , , )
#define __hrt_access_ok(a, b, c, ...) ((void)(a), (void)(b), 1)

/* Return: how many bytes could not be copied. Context: a task. */
unsigned long copy_to_user(void __user *to, const void *from,
			   unsigned long n) __must_check;
unsigned long copy_from_user(void *to, const void __user *from,
			     unsigned long n) __must_check;
unsigned long clear_user(void __user *to, unsigned long n) __must_check;
#define __copy_to_user(to, from, n)            copy_to_user(to, from, n)
#define __copy_from_user(to, from, n)          copy_from_user(to, from, n)
#define __copy_to_user_inatomic(to, from, n)   copy_to_user(to, from, n)
#define __copy_from_user_inatomic(to, from, n) copy_from_user(to, from, n)
#define __clear_user(to, n)                    clear_user(to, n)

/* Return: the length copied without its end, @count when cut, or -EFAULT. */
long strncpy_from_user(char *dst, const char __user *src, long count);
long strnlen_user(const char __user *str, long n);

/* Copies a NUL-terminated text, or any memory, of the user's: or ERR_PTR(). */
void *memdup_user(const void __user *src, size_t len);
void *memdup_user_nul(const void __user *src, size_t len);
char *strndup_user(const char __user *s, long n);

/* Return: 0 or -EFAULT. */
#define get_user(x, ptr)                                \
	({                                              \
		const __typeof__(*(ptr)) *__gu = (ptr); \
		__gu ? ((x) = *__gu, 0) : -EFAULT;      \
	})
#define put_user(x, ptr)                                               \
	({                                                             \
		__typeof__(*(ptr)) *__pu = (ptr);                      \
		__pu ? (*__pu = (__typeof__(*(ptr)))(x), 0) : -EFAULT; \
	})
#define __get_user(x, ptr) get_user(x, ptr)
#define __put_user(x, ptr) put_user(x, ptr)

#define pagefault_disable() preempt_disable()
#define pagefault_enable()  preempt_enable()

/* Until 5.10: which addresses user pointers may have. All may. */
typedef struct {
	unsigned long seg;
} mm_segment_t;

#define KERNEL_DS        ((mm_segment_t){ ~0UL })
#define USER_DS          ((mm_segment_t){ 0 })
#define get_fs()         (USER_DS)
#define get_ds()         (KERNEL_DS)
#define set_fs(fs)       ((void)(fs))
#define segment_eq(a, b) ((a).seg == (b).seg)

#endif
