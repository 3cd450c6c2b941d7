/* SPDX-License-Identifier: MIT */
/* Files of sysfs: what a show function prints with. */
#ifndef _LINUX_SYSFS_H
#define _LINUX_SYSFS_H

#include <linux/kernel.h>
#include <linux/string.h>
#include <linux/types.h>

/**
 * sysfs_emit - print into the page of a show function
 * @buf: the start of the page
 * @fmt: the format
 *
 * Return: the length printed, cut at the page; 0 and a warning when @buf is
 * not the start of a page.
 */
int sysfs_emit(char *buf, const char *fmt, ...) __printf(2, 3);
/* The same at an offset. */
int sysfs_emit_at(char *buf, int at, const char *fmt, ...) __printf(3, 4);

#endif
