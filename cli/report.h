/* SPDX-License-Identifier: MIT */
/* What the machine has to say: notices to the user, warnings to the log. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include <hrtimer/machine.h>

/* For hrt_config.report. */
void report_to_log(const struct hrt_report *report);

#endif
