/* SPDX-License-Identifier: MIT */
/* Where some modules look for <linux/version.h>. */
#include <linux/version.h>
