/* SPDX-License-Identifier: MIT */
/*
 * Reports on standard error, for programs that send them nowhere else.
 */
#ifndef HOSTS_REPORT_H
#define HOSTS_REPORT_H

#include <hrtimer/machine.h>

/* Print; a fatal one aborts. */
void host_report(const struct hrt_report *report);

#endif
