# SPDX-License-Identifier: MIT
"""Makefiles of modules, as tutorials have them, with KDIR=$(hrt --kdir)."""

import subprocess
import unittest

from hrt_case import HRT, HrtCase

TUTORIAL = """\
obj-m += hello.o

KDIR ?= /lib/modules/$(shell uname -r)/build
PWD := $(shell pwd)

all:
	make -C $(KDIR) M=$(PWD) modules

clean:
	make -C $(KDIR) M=$(PWD) clean
"""

# The one of "Linux Device Drivers": read twice.
LDD = """\
ifneq ($(KERNELRELEASE),)
	obj-m := hello.o
	hello-objs := main.o part.o
else
	KDIR ?= /lib/modules/$(shell uname -r)/build
	PWD := $(shell pwd)
default:
	$(MAKE) -C $(KDIR) SUBDIRS=$(PWD) modules
endif
"""


class Kbuild(HrtCase):
    def make(self, *args, status=0):
        kdir = self.hrt("--kdir").log.strip()
        done = subprocess.run(["make", "KDIR=" + kdir, "HRT=" + HRT, *args],
                              cwd=self.dir, text=True, env=self.env,
                              capture_output=True, timeout=120)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        self.assertEqual(list(self.temp.iterdir()), [])
        return done

    def files(self):
        return sorted(str(p.relative_to(self.dir))
                      for p in self.dir.rglob("*") if p.is_file())

    def test_tutorial(self):
        self.write("Makefile", TUTORIAL)
        self.module("hello.c", init='pr_info("Hello\\n");',
                    exit='pr_info("Goodbye\\n");')
        out = self.make().stdout
        self.assertIn("  CC [M]  hello.o\n  LD [M]  hello.ko\n", out)
        self.good(self.virtual("./hello.ko"), "Hello", "Goodbye")
        self.make("clean")
        self.assertEqual(self.files(), ["Makefile", "hello.c"])

    def test_nothing_is_built_twice(self):
        self.write("Makefile", TUTORIAL + "ccflags-y := -I$(src)\n")
        self.write("value.h", "#define VALUE 1\n")
        self.module("hello.c", top='#include "value.h"',
                    init='pr_info("%d\\n", VALUE);')
        self.make()
        self.assertNotIn("CC", self.make().stdout)
        self.write("value.h", "#define VALUE 2\n")
        subprocess.run(["touch", "-d", "+2 seconds", "value.h"],
                       cwd=self.dir, check=True)
        self.assertIn("CC", self.make().stdout)
        self.good(self.virtual("hello.ko"), "2")

    def test_read_twice_with_several_objects(self):
        self.write("Makefile", LDD)
        self.module("main.c", top="const char *part(void);",
                    init='pr_info("%s %s\\n", part(), KBUILD_MODNAME);')
        self.write("part.c", "const char *part(void);\n"
                   "const char *part(void) { return KBUILD_BASENAME; }\n")
        self.make()
        self.good(self.virtual("hello.ko"), "part hello")

    def test_flags(self):
        self.write("Makefile", TUTORIAL.replace("hello.o", "hello.o other.o")
                   + "hello-y := a.o sub/b.o\n"
                     "hello-$(CONFIG_EXTRA) += extra.o\n"
                     "hello-$(CONFIG_NOT_SET) += missing.o\n"
                     "ccflags-y := -DALL=1\nEXTRA_CFLAGS += -DOLD=2\n"
                     "CFLAGS_a.o := -DONLY_A=3\n")
        self.module("a.c", top="int b(void); int extra(void);",
                    init='pr_info("%d %d %d %d %d\\n", ALL, OLD, ONLY_A, '
                         'b(), extra());')
        self.write("sub/b.c", "#ifdef ONLY_A\n#error\n#endif\n"
                              "int b(void) { return ALL + 10; }\n")
        self.write("extra.c", "int extra(void) { return 20; }\n")
        self.module("other.c", init='pr_info("other\\n");')
        self.make("CONFIG_EXTRA=m")
        self.good(self.virtual("hello.ko", "--", "other.ko"),
                  "1 2 3 11 20", "other")

    def test_hz_and_api(self):
        self.write("Makefile", TUTORIAL)
        self.module("hello.c", top="#include <linux/jiffies.h>",
                    init='pr_info("%d\\n", HZ);')
        self.make("HZ=1000", "API=6.1")
        self.good(self.virtual("hello.ko"), "1000")

    def test_error_of_the_compiler(self):
        self.write("Makefile", TUTORIAL)
        self.module("hello.c", init="int a = ;")
        done = self.make(status=2)
        self.assertRegex(done.stderr, r"hello\.c:6:\d+: error:")
        self.assertNotIn("hello.ko", self.files())

    def wrong(self, words, *args):
        kdir = self.hrt("--kdir").log.strip()
        done = subprocess.run(["make", "-C", kdir, *args], cwd=self.dir,
                              text=True, capture_output=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn(words, done.stderr)

    def test_wrong_calls(self):
        self.wrong("Which module? Pass its directory")
        self.wrong("M=/nonexistent is no directory", "M=/nonexistent")
        self.wrong("has neither a Kbuild file nor a Makefile",
                   "M=%s" % self.dir)
        self.write("Makefile", "all:\n")
        self.wrong("it needs a line obj-m := NAME.o", "M=%s" % self.dir)
        self.write("Makefile", "obj-m := drivers/\n")
        self.wrong("obj-m names a directory, drivers/", "M=%s" % self.dir)

    def test_install_is_not_needed(self):
        kdir = self.hrt("--kdir").log.strip()
        done = subprocess.run(["make", "-C", kdir, "M=%s" % self.dir,
                               "modules_install"], text=True,
                              capture_output=True)
        self.assertEqual(done.returncode, 0)
        self.assertIn("Nothing to install", done.stdout)

    def test_kbuild_file_comes_first(self):
        self.write("Kbuild", "obj-m := fine.o\n")
        self.write("Makefile", "KDIR ?= nowhere\nall:\n"
                               "\t$(MAKE) -C $(KDIR) M=$$PWD\n")
        self.module("fine.c", init='pr_info("fine\\n");')
        self.make()
        self.good(self.virtual("fine.ko"), "fine")


if __name__ == "__main__":
    unittest.main()
