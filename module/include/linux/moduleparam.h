/* SPDX-License-Identifier: MIT */
/*
 * Module parameters: `insmod hello.ko count=3`.
 *
 * Each macro leaves a struct kernel_param for the loader, which sets the
 * variable before init runs, and lines for modinfo. A type T is whatever has
 * a `param_ops_T`; a module may define its own.
 */
#ifndef _LINUX_MODULEPARAM_H
#define _LINUX_MODULEPARAM_H

#include <linux/types.h>
#include <linux/init.h>
#include <linux/stat.h>
#include <hrt/record.h>

/*
 * A parameter's type is pasted to names, so `bool` has to be a name and not
 * the macro of <stdbool.h>.
 */
#include <stdbool.h>
#undef bool
typedef _Bool bool;

#ifdef MODULE
#define MODULE_PARAM_PREFIX
#else
#define MODULE_PARAM_PREFIX KBUILD_MODNAME "."
#endif

#define MAX_PARAM_PREFIX_LEN (64 - sizeof(unsigned long))

#define __module_cat2(a, b) a##b
#define __module_cat(a, b)  __module_cat2(a, b)

/* A line "tag=info" of the section that modinfo prints. */
#define __MODULE_INFO(tag, name, info)                                        \
	static const char __module_cat(__modinfo_##name, __COUNTER__)[]       \
		__attribute__((used, section(".modinfo"), aligned(1))) = #tag \
		"=" info

#define __MODULE_PARM_TYPE(name, _type) \
	__MODULE_INFO(parmtype, type, #name ":" _type)

#define MODULE_PARM_DESC(_parm, desc) __MODULE_INFO(parm, parm, #_parm ":" desc)

/* ---- the record ----------------------------------------------------------- */

/* clang-format off */
#define __param_record(name_, ops_, perm_, level_, flags_, member)             \
	static const char __param_str_##name_[] = MODULE_PARAM_PREFIX #name_;  \
	static const struct kernel_param __param_##name_                       \
		__attribute__((used, section("__param"),                       \
			       aligned(sizeof(void *)))) = {                   \
			.name = __param_str_##name_,                           \
			.mod = THIS_MODULE,                                    \
			.ops = ops_,                                           \
			.perm = perm_,                                         \
			.level = level_,                                       \
			.flags = flags_,                                       \
			member                                                 \
		}
/* clang-format on */

enum {
	KERNEL_PARAM_FL_UNSAFE = 1 << 0, /* setting it taints the kernel */
	KERNEL_PARAM_FL_HWPARAM = 1 << 1,
};

#define module_param_cb(name, ops, argument, perm) \
	__param_record(name, ops, perm, -1, 0, .arg = (void *)(argument))
#define module_param_cb_unsafe(name, ops, argument, perm)           \
	__param_record(name, ops, perm, -1, KERNEL_PARAM_FL_UNSAFE, \
		       .arg = (void *)(argument))

/* A module has no boot command line: these differ by their level alone. */
#define __level_param_cb(name, ops, argument, perm, level) \
	__param_record(name, ops, perm, level, 0, .arg = (void *)(argument))
#define core_param_cb(name, ops, argument, perm) \
	__level_param_cb(name, ops, argument, perm, 1)
#define postcore_param_cb(name, ops, argument, perm) \
	__level_param_cb(name, ops, argument, perm, 2)
#define arch_param_cb(name, ops, argument, perm) \
	__level_param_cb(name, ops, argument, perm, 3)
#define subsys_param_cb(name, ops, argument, perm) \
	__level_param_cb(name, ops, argument, perm, 4)
#define fs_param_cb(name, ops, argument, perm) \
	__level_param_cb(name, ops, argument, perm, 5)
#define device_param_cb(name, ops, argument, perm) \
	__level_param_cb(name, ops, argument, perm, 6)
#define late_param_cb(name, ops, argument, perm) \
	__level_param_cb(name, ops, argument, perm, 7)

/* The form of 2.6: the two functions instead of their structure. */
#define module_param_call(name, set_, get_, arg, perm)                       \
	static const struct kernel_param_ops __param_ops_##name = {          \
		.set = (int (*)(const char *, const struct kernel_param *))( \
			set_),                                               \
		.get = (int (*)(char *, const struct kernel_param *))(get_), \
	};                                                                   \
	module_param_cb(name, &__param_ops_##name, arg, perm)

/* ---- single values -------------------------------------------------------- */

/*
 * `bool` on an int was right before 3.3 and is refused by later kernels; both
 * are taken. The trick: __param_int_bool_bool expands to two arguments where
 * any other type stays one, so that the second is the one that is wanted.
 */
#define __param_int_bool_bool     0,
#define __param_int_bool__Bool    0,
#define __param_second(a, b, ...) b
#define __param_pick(...)         __param_second(__VA_ARGS__)
#define __param_ops_for(type, value)                                         \
	__param_pick(__param_int_bool_##type __builtin_choose_expr(          \
			     sizeof(value) == sizeof(bool), &param_ops_bool, \
			     &param_ops_bint),                               \
		     &param_ops_##type)

/*
 * Kernels through 6.x have param_check_TYPE(name, p), and modules define it
 * for types of their own; the types below are checked by it too.
 */
#define module_param_named(name, value, type, perm)                        \
	param_check_##type(name, &(value));                                \
	module_param_cb(name, __param_ops_for(type, value), &value, perm); \
	__MODULE_PARM_TYPE(name, #type)
#define module_param(name, type, perm) \
	module_param_named(name, name, type, perm)
#define module_param_named_unsafe(name, value, type, perm)                 \
	param_check_##type(name, &(value));                                \
	module_param_cb_unsafe(name, __param_ops_for(type, value), &value, \
			       perm);                                      \
	__MODULE_PARM_TYPE(name, #type)
#define module_param_unsafe(name, type, perm) \
	module_param_named_unsafe(name, name, type, perm)
#define module_param_hw_named(name, value, type, hwtype, perm) \
	module_param_named(name, value, type, perm)
#define module_param_hw(name, type, hwtype, perm) \
	module_param_named(name, name, type, perm)

#define __param_check(name, p, type)                                     \
	static inline type *__attribute__((unused)) __check_##name(void) \
	{                                                                \
		return (p);                                              \
	}                                                                \
	extern int __param_check_##name

/* Built-in types; their values are printed and read as in any kernel. */
#define __param_type(name)                                                    \
	extern const struct kernel_param_ops param_ops_##name;                \
	int param_set_##name(const char *val, const struct kernel_param *kp); \
	int param_get_##name(char *buffer, const struct kernel_param *kp)

__param_type(byte);
__param_type(short);
__param_type(ushort);
__param_type(int);
__param_type(uint);
__param_type(long);
__param_type(ulong);
__param_type(ullong);
__param_type(hexint);
__param_type(charp);
__param_type(bool);
__param_type(invbool);
#undef __param_type

#define param_check_byte(name, p)    __param_check(name, p, unsigned char)
#define param_check_short(name, p)   __param_check(name, p, short)
#define param_check_ushort(name, p)  __param_check(name, p, unsigned short)
#define param_check_int(name, p)     __param_check(name, p, int)
#define param_check_uint(name, p)    __param_check(name, p, unsigned int)
#define param_check_long(name, p)    __param_check(name, p, long)
#define param_check_ulong(name, p)   __param_check(name, p, unsigned long)
#define param_check_ullong(name, p)  __param_check(name, p, unsigned long long)
#define param_check_hexint(name, p)  param_check_uint(name, p)
#define param_check_charp(name, p)   __param_check(name, p, char *)
#define param_check_invbool(name, p) __param_check(name, p, bool)
#define param_check_bint             param_check_int
#define param_check_bool_enable_only param_check_bool

/* A bool or an int, as said above. */
#define param_check_bool(name, p)                                              \
	_Static_assert(__builtin_types_compatible_p(__typeof__(*(p)), bool) || \
			       sizeof(*(p)) == sizeof(int),                    \
		       "a bool parameter is a bool or an int")

/* What the macro of <stdbool.h>, expanded too early, makes of the names. */
#define param_ops__Bool   param_ops_bool
#define param_check__Bool param_check_bool

/* An int that takes the words of a bool. */
extern const struct kernel_param_ops param_ops_bint;
int param_set_bint(const char *val, const struct kernel_param *kp);
#define param_get_bint param_get_int

/* Once true, it stays true: -EROFS. */
extern const struct kernel_param_ops param_ops_bool_enable_only;
int param_set_bool_enable_only(const char *val, const struct kernel_param *kp);

/* For a set function of the module's own. */
int param_set_uint_minmax(const char *val, const struct kernel_param *kp,
			  unsigned int min, unsigned int max);
void param_free_charp(void *arg);

/* ---- strings and arrays --------------------------------------------------- */

extern const struct kernel_param_ops param_ops_string;
int param_set_copystring(const char *val, const struct kernel_param *kp);
int param_get_string(char *buffer, const struct kernel_param *kp);

#define module_param_string(name, string, len, perm)                          \
	static const struct kparam_string __param_string_##name = { len,      \
								    string }; \
	__param_record(name, &param_ops_string, perm, -1, 0,                  \
		       .str = &__param_string_##name);                        \
	__MODULE_PARM_TYPE(name, "string")

extern const struct kernel_param_ops param_array_ops;

#define module_param_array_named(name, array, type, nump, perm) \
	param_check_##type(name, &(array)[0]);                  \
	static const struct kparam_array __param_arr_##name = { \
		.max = sizeof(array) / sizeof((array)[0]),      \
		.num = nump,                                    \
		.ops = __param_ops_for(type, (array)[0]),       \
		.elemsize = sizeof((array)[0]),                 \
		.elem = array                                   \
	};                                                      \
	__param_record(name, &param_array_ops, perm, -1, 0,     \
		       .arr = &__param_arr_##name);             \
	__MODULE_PARM_TYPE(name, "array of " #type)
#define module_param_array(name, type, nump, perm) \
	module_param_array_named(name, name, type, nump, perm)
#define module_param_hw_array(name, type, hwtype, nump, perm) \
	module_param_array_named(name, name, type, nump, perm)

/* ---- for a module that changes its parameters while it runs ---------------- */

/* Nothing writes a parameter once init has begun; the lock is for nobody. */
static inline void kernel_param_lock(struct module *mod)
{
	(void)mod;
}

static inline void kernel_param_unlock(struct module *mod)
{
	(void)mod;
}

/* Return: whether two names are the same; `-` and `_` are equal. */
bool parameq(const char *a, const char *b);
bool parameqn(const char *a, const char *b, size_t n);

#endif
