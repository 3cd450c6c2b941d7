/* SPDX-License-Identifier: MIT */
/* The one namespace of pids: see <linux/pid.h>. */
#ifndef _LINUX_PID_NS_H
#define _LINUX_PID_NS_H

#include <linux/pid.h>

#endif
