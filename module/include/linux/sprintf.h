/* SPDX-License-Identifier: MIT */
/* Texts with values in them, in the kernel's dialect of printf and scanf. */
#ifndef _LINUX_SPRINTF_H
#define _LINUX_SPRINTF_H

#include <linux/compiler_types.h>
#include <linux/stdarg.h>
#include <linux/types.h>

/* Return: the length that the whole text has, however small the room. */
int vsnprintf(char *buf, size_t size, const char *fmt, va_list args)
	__kernel_symbol(vsnprintf) __printf(3, 0);
int snprintf(char *buf, size_t size, const char *fmt, ...)
	__kernel_symbol(snprintf) __printf(3, 4);
int vsprintf(char *buf, const char *fmt, va_list args) __kernel_symbol(vsprintf)
	__printf(2, 0);
int sprintf(char *buf, const char *fmt, ...) __kernel_symbol(sprintf)
	__printf(2, 3);

/* Return: the length of what is in @buf, 0 if @size is 0. */
int vscnprintf(char *buf, size_t size, const char *fmt, va_list args)
	__printf(3, 0);
int scnprintf(char *buf, size_t size, const char *fmt, ...) __printf(3, 4);

/* Return: the number of values read. */
int vsscanf(const char *buf, const char *fmt, va_list args)
	__kernel_symbol(vsscanf) __scanf(2, 0);
int sscanf(const char *buf, const char *fmt, ...) __kernel_symbol(sscanf)
	__scanf(2, 3);

/* Into memory of their own (see <linux/slab.h>). */
char *kasprintf(gfp_t gfp, const char *fmt, ...) __printf(2, 3);
char *kvasprintf(gfp_t gfp, const char *fmt, va_list args) __printf(2, 0);
#define kvasprintf_const(gfp, fmt, args) kvasprintf(gfp, fmt, args)

/* "name+0x10/0x20 [module]", "name+0x10/0x20", "name"; Return: the length. */
int sprint_symbol(char *buffer, unsigned long address);
int sprint_symbol_no_offset(char *buffer, unsigned long address);
int sprint_backtrace(char *buffer, unsigned long address);

extern bool no_hash_pointers;

#endif
