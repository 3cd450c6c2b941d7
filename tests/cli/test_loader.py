# SPDX-License-Identifier: MIT
"""Loading: what insmod and the kernel say, and modules that use each other."""

import pathlib
import shutil
import struct
import subprocess
import unittest

from hrt_case import HrtCase

INSERT = "hrt: ERROR: could not insert module %s: %s"
LOAD = "hrt: ERROR: could not load module %s: %s"


class Files(HrtCase):
    """What is given as MODULE and is none."""

    def refused(self, path, why):
        self.bad(self.virtual(path), INSERT
                 % (path, "Invalid module format (%s)" % why))

    def test_missing(self):
        for name in ("gone.c", "gone.ko", "no/where.ko"):
            self.bad(self.virtual(name),
                     LOAD % (name, "No such file or directory"))

    def test_folder(self):
        for name in ("folder", "folder.c", "folder.ko"):
            (self.dir / name).mkdir()
            self.bad(self.virtual(name), LOAD % (name, "Is a directory"))

    def test_syntax_error(self):
        self.module("x.c", init="int a = ;")
        result = self.virtual("x.c")
        self.assertEqual((result.status, result.log), (1, ""))
        self.assertRegex(result.words, r"x\.c:\d+:\d+: error: expected")
        self.assertTrue(result.words.endswith(
            "hrt: ERROR: could not compile x.c\n"))

    def test_unknown_function_is_an_error_of_the_compiler(self):
        self.module("x.c", init="no_such_call();")
        result = self.virtual("x.c")
        self.assertEqual(result.status, 1)
        self.assertIn("no_such_call", result.words)

    def test_text(self):
        self.write("notes.txt", "hello\n" * 100)
        self.write("notes.ko", "")
        self.refused("notes.txt", "it is not an ELF file")
        self.refused("notes.ko", "it is not an ELF file")

    def test_program_and_library(self):
        shutil.copy("/bin/true", self.dir / "true.ko")
        self.refused("true.ko", "it was not built by `hrt build`")

    def test_object_of_another_machine(self):
        self.module("x.c")
        self.build("x.c")
        data = bytearray((self.dir / "x.ko").read_bytes())
        struct.pack_into("<H", data, 18, 8)  # MIPS
        (self.dir / "x.ko").write_bytes(data)
        self.refused("x.ko", "it is for another kind of machine")

    def test_truncated_anywhere(self):
        self.module("x.c")
        self.build("x.c")
        data = (self.dir / "x.ko").read_bytes()
        for size in sorted({1, 3, 16, 63, 64, 65, 1000, len(data) // 2,
                            len(data) - 1}):
            (self.dir / "x.ko").write_bytes(data[:size])
            result = self.virtual("x.ko")
            self.assertEqual((result.status, result.log), (1, ""))
            self.assertIn("Invalid module format", result.words)

    def test_damaged_section_headers(self):
        self.module("x.c")
        self.build("x.c")
        good = (self.dir / "x.ko").read_bytes()
        table, = struct.unpack_from("<Q", good, 40)
        count, = struct.unpack_from("<H", good, 60)
        for section in range(count):
            for field, fmt in ((0, "<I"), (24, "<Q"), (32, "<Q"), (40, "<I")):
                data = bytearray(good)
                struct.pack_into(fmt, data, table + 64 * section + field,
                                 0xfffffff0)
                (self.dir / "x.ko").write_bytes(data)
                result = self.virtual("x.ko")
                self.assertIn(result.status, (0, 1),
                              "section %d field %d" % (section, field))

    def test_another_kernel_and_hz(self):
        self.module("x.c")
        self.build("x.c", "--hz", "1000", "--api", "6.1")
        self.good(self.virtual("x.ko"))
        has = "6.1.0-hrtimer SMP preempt mod_unload HZ=1000 face=1 "
        for args, want in ((["--hz", "100"], has.replace("1000", "100")),
                           (["--api", "7.3"], has.replace("6.1", "7.3"))):
            self.bad(self.virtual(*args, "x.ko"),
                     INSERT % ("x.ko", "Invalid module format"),
                     "x: version magic '%s' should be '%s'" % (has, want))

    def test_no_compiler(self):
        self.module("x.c")
        env = dict(self.env, CC="no-such-compiler")
        result = self.hrt("run", "x.c", env=env)
        self.assertEqual(result.status, 1)
        self.assertIn("could not run no-such-compiler: No such file or "
                      "directory (is a C compiler installed?", result.words)

    def test_no_room_for_temporary_files(self):
        self.module("x.c")
        env = dict(self.env, TMPDIR="/nonexistent")
        result = self.hrt("run", "x.c", env=env)
        self.assertEqual(result.status, 1)
        self.assertIn("could not make a directory in /nonexistent",
                      result.words)


class Init(HrtCase):
    def fails(self, error, words):
        self.module("x.c", init='pr_info("init\\n"); return -%s;' % error,
                    exit='pr_info("never\\n");')
        self.bad(self.virtual("x.c"), INSERT % ("x.c", words), "init")

    def test_errors(self):
        for error, words in (("ENOMEM", "Cannot allocate memory"),
                             ("ENODEV", "No such device"),
                             ("EBUSY", "Device or resource busy"),
                             ("EINVAL", "Invalid parameters"),
                             ("EPERM", "Operation not permitted"),
                             ("ENOENT", "Unknown symbol in module"),
                             ("EIO", "Input/output error")):
            with self.subTest(error):
                self.fails(error, words)

    def test_positive_result_is_odd_but_loads(self):
        self.module("x.c", init="return 5;", exit='pr_info("exit\\n");')
        result = self.virtual("x.c")
        self.assertEqual(result.status, 0)
        self.assertEqual(result.lines()[:2], [
            "do_init_module: 'x'->init suspiciously returned 5, it should "
            "follow 0/-E convention",
            "do_init_module: loading module anyway..."])
        self.assertEqual(result.lines()[-1], "exit")

    def test_functions_by_name(self):
        self.write("old.c", """
#include <linux/module.h>
int init_module(void) { printk(&"<1>in\\n"[3]); return 0; }
void cleanup_module(void) { printk("out\\n"); }
MODULE_LICENSE("GPL");
""")
        self.good(self.virtual("old.c"), "in", "out")

    def test_without_init_and_exit(self):
        self.write("lib.c", '#include <linux/module.h>\n'
                            'MODULE_LICENSE("GPL");\n')
        self.good(self.virtual("lib.c"))

    def test_without_exit(self):
        self.write("stay.c", """
#include <linux/module.h>
static int __init stay(void) { pr_info("in\\n"); return 0; }
late_initcall(stay);
MODULE_LICENSE("GPL");
""")
        result = self.virtual("stay.c")
        self.assertEqual(result.lines(), ["in"])
        self.assertEqual(result.words, "hrt: stay has no exit function: it "
                                       "cannot be unloaded\n")
        self.assertEqual(result.status, 0)

    def test_name_of_module(self):
        self.module("two-words.c",
                    init='pr_info("%s %s\\n", KBUILD_MODNAME, '
                         'THIS_MODULE->name);')
        self.good(self.virtual("two-words.c"), "two_words two_words")

    def test_utsname(self):
        self.module("x.c", top="#include <linux/utsname.h>",
                    init='pr_info("%s %s\\n", utsname()->sysname, '
                         'utsname()->release);')
        self.good(self.virtual("x.c"), "Linux 7.3.0-hrtimer")
        self.good(self.virtual("--api", "2.6.16", "x.c"),
                  "Linux 2.6.16-hrtimer")

    def test_version_code(self):
        self.module("x.c", top="#include <linux/version.h>",
                    init='pr_info("%d %d\\n", LINUX_VERSION_CODE >= '
                         'KERNEL_VERSION(6, 1, 0), HZ);')
        self.good(self.virtual("x.c"), "1 250")
        self.good(self.virtual("--api", "6.1", "--hz=1000", "x.c"), "1 1000")
        self.good(self.virtual("--api", "2.6.16", "--hz", "100", "x.c"),
                  "0 100")

    def test_own_hrtimer_setup(self):
        """One for older kernels gives way: the name is said to be there."""
        self.module("x.c", top="#include <linux/hrtimer.h>\n"
                    "#ifndef hrtimer_setup\n#error\n#endif\n"
                    "static struct hrtimer t;",
                    init="hrtimer_setup(&t, hrtimer_dummy_timeout, "
                         "CLOCK_MONOTONIC, HRTIMER_MODE_REL);")
        for version in ("6.1", "7.3"):
            self.good(self.virtual("--api", version, "x.c"))

    def test_defines(self):
        self.module("x.c", init='pr_info("%d %s\\n", ONE, TWO);')
        self.good(self.virtual("-D", "ONE", '-DTWO="b c"', "x.c"), "1 b c")


class Symbols(HrtCase):
    def test_unknown_ones_are_all_named(self):
        self.module("x.c", top="void alpha(void); void beta(void);",
                    init="alpha(); beta();")
        self.bad(self.virtual("x.c"),
                 INSERT % ("x.c", "Unknown symbol in module"),
                 "x: Unknown symbol alpha (err -2)",
                 "x: Unknown symbol beta (err -2)")

    def test_the_c_library_is_no_kernel(self):
        self.module("x.c", top="int printf(const char *, ...);"
                               "void *malloc(unsigned long);",
                    init='printf("%p\\n", malloc(1));')
        result = self.virtual("x.c")
        self.assertEqual(sorted(result.lines()),
                         ["x: Unknown symbol malloc (err -2)",
                          "x: Unknown symbol printf (err -2)"])
        self.assertEqual(result.status, 1)

    def test_what_the_compiler_calls_is_there(self):
        self.module("x.c", top="struct big { char b[5000]; };"
                               "struct big from, to;"
                               "unsigned __int128 n = 1, d = 3;",
                    init="to = from; memset(&from, 1, sizeof(from));"
                         'pr_info("%d %d\\n", (int)(n / d),'
                         "memcmp(&to, &from, 5000) < 0);")
        self.good(self.virtual("x.c"), "0 1")

    def test_own_functions_may_have_names_of_libc(self):
        self.module("x.c", top="int printf(int a); int write(int b);\n"
                               "int printf(int a) { return a + 1; }\n"
                               "int write(int b) { return printf(b) * 2; }",
                    init='pr_info("%d\\n", write(4));')
        self.good(self.virtual("x.c"), "10")

    def provider(self, export="EXPORT_SYMBOL", **more):
        self.module("give.c", top="int number = 40;\n"
                                  "int give(int n) { return number + n; }\n"
                                  "%s(give);\n%s(number);"
                                  % (export, export), **more)

    def user(self, license="GPL", name="take.c"):
        self.module(name, top="extern int number; int give(int n);\n"
                              "static int *pointer = &number;",
                    init='pr_info("%d %d\\n", give(2), *pointer);'
                         "number = 50;",
                    exit='pr_info("%d\\n", give(2));')
        path = self.dir / name
        path.write_text(path.read_text().replace('"GPL"', '"%s"' % license))

    def test_export(self):
        self.provider(exit='pr_info("last\\n");')
        self.user()
        self.good(self.virtual("give.c", "--", "take.c"),
                  "42 40", "52", "last")
        self.build("give.c")
        self.build("take.c")
        self.good(self.virtual("give.ko", "--", "take.ko"),
                  "42 40", "52", "last")

    def test_order_matters(self):
        self.provider()
        self.user()
        result = self.virtual("take.c", "--", "give.c")
        self.assertEqual(result.status, 1)
        self.assertIn("take: Unknown symbol give (err -2)", result.lines())

    def test_what_is_not_exported_is_private(self):
        self.module("give.c", top="int number; int give(int n) { return n; }")
        self.user()
        result = self.virtual("give.c", "--", "take.c")
        self.assertIn("take: Unknown symbol give (err -2)", result.lines())

    def test_export_of_a_name_that_libc_has(self):
        self.module("give.c", top="int getpid(void);\n"
                                  "int getpid(void) { return -5; }\n"
                                  "EXPORT_SYMBOL(getpid);")
        self.module("take.c", top="int getpid(void);\n"
                                  "static int (*p)(void) = getpid;",
                    init='pr_info("%d %d\\n", getpid(), p());')
        self.good(self.virtual("give.c", "--", "take.c"), "-5 -5")

    def test_gpl_only(self):
        self.provider("EXPORT_SYMBOL_GPL")
        self.user("Dual BSD/GPL")
        self.good(self.virtual("give.c", "--", "take.c"), "42 40", "52")
        self.user("Proprietary")
        result = self.virtual("give.c", "--", "take.c")
        self.assertEqual(result.lines()[:2], [
            "take: module license 'Proprietary' taints kernel.",
            "Disabling lock debugging due to kernel taint"])
        self.assertEqual(sorted(result.lines()[2:]), [
            "take: Unknown symbol give (err -2)",
            "take: Unknown symbol number (err -2)"])
        self.assertEqual(result.status, 1)

    def test_proprietary_may_use_the_rest(self):
        self.provider()
        self.user("Proprietary")
        self.assertEqual(self.virtual("give.c", "--", "take.c").lines()[2:],
                         ["42 40", "52"])

    def test_taint_is_told_once(self):
        for name in ("a.c", "b.c"):
            self.module(name)
            path = self.dir / name
            path.write_text(path.read_text().replace('"GPL"', '"Odd"'))
        self.assertEqual(self.virtual("a.c", "--", "b.c").lines(), [
            "a: module license 'Odd' taints kernel.",
            "Disabling lock debugging due to kernel taint"])

    def test_no_license(self):
        self.write("x.c", "#include <linux/module.h>\n")
        result = self.hrt("build", "x.c")
        self.assertEqual(result.words,
                         "hrt: WARNING: missing MODULE_LICENSE() in x.ko\n")
        self.assertEqual(self.virtual("x.ko").lines()[0],
                         "x: module license 'unspecified' taints kernel.")

    def test_namespaces(self):
        self.module("give.c", top='int a(void) { return 1; }\n'
                                  'int b(void) { return 2; }\n'
                                  'EXPORT_SYMBOL_NS(a, OLD);\n'
                                  'EXPORT_SYMBOL_NS_GPL(b, "NEW");')
        use = "int a(void); int b(void);\n%s"
        init = 'pr_info("%d\\n", a() + b());'
        self.module("take.c", init=init,
                    top=use % 'MODULE_IMPORT_NS("OLD");MODULE_IMPORT_NS(NEW);')
        self.good(self.virtual("give.c", "--", "take.c"), "3")
        self.module("take.c", init=init, top=use % 'MODULE_IMPORT_NS(OLD);')
        self.bad(self.virtual("give.c", "--", "take.c"),
                 INSERT % ("take.c", "Invalid parameters"),
                 "take: module uses symbol (b) from namespace \"NEW\", but "
                 "does not import it.".replace('"NEW"', "NEW"),
                 "take: Unknown symbol b (err -22)")

    def test_duplicate_export(self):
        self.provider()
        self.module("again.c", top="int give(int n) { return n; }\n"
                                   "EXPORT_SYMBOL(give);")
        self.bad(self.virtual("give.c", "--", "again.c"),
                 INSERT % ("again.c", "Invalid module format"),
                 "again: exports duplicate symbol give (owned by give)")

    def test_export_of_a_name_of_the_kernel(self):
        self.module("x.c", top="#undef msleep\nvoid msleep(unsigned int);\n"
                               "void msleep(unsigned int n) {}\n"
                               "EXPORT_SYMBOL(msleep);")
        self.bad(self.virtual("x.c"),
                 INSERT % ("x.c", "Invalid module format"),
                 "x: exports duplicate symbol msleep (owned by kernel)")

    def test_export_of_a_static_function(self):
        self.module("x.c", top="static int a(void) { return 1; }\n"
                               "EXPORT_SYMBOL(a);")
        result = self.hrt("build", "x.c")
        self.assertEqual(result.status, 1)
        self.assertIn('"a" is exported, but it is static or not defined here',
                      result.words)

    def test_loaded_twice(self):
        self.module("x.c", init='pr_info("in\\n");', exit='pr_info("out\\n");')
        self.bad(self.virtual("x.c", "--", "x.c"),
                 INSERT % ("x.c", "File exists"), "in", "out")

    def test_unload_in_reverse_even_after_a_failure(self):
        for name, init in (("a", ""), ("b", ""), ("c", "return -EIO;")):
            self.module(name + ".c", init='pr_info("+%s\\n"); %s'
                        % (name, init), exit='pr_info("-%s\\n");' % name)
        self.bad(self.virtual("a.c", "--", "b.c", "--", "c.c"),
                 INSERT % ("c.c", "Input/output error"),
                 "+a", "+b", "+c", "-b", "-a")

    def test_names_of_addresses(self):
        self.module("x.c", top="int shown(void) { return 1; }\n"
                               "static noinline int hidden(void)"
                               "{ return 2; }\n"
                               "static int (*keep)(void) = hidden;",
                    init='pr_info("%ps %ps %pS\\n", shown, keep, shown);'
                         'pr_info("%ps %pS\\n", printk, test_init);')
        result = self.virtual("x.c")
        self.assertRegex(result.lines()[0],
                         r"\Ashown \[x\] hidden \[x\] "
                         r"shown\+0x0/0x[0-9a-f]+ \[x\]\Z")
        self.assertRegex(result.lines()[1],
                         r"\Aprintk test_init\+0x0/0x[0-9a-f]+ \[x\]\Z")

    def test_references(self):
        self.module("x.c", init='pr_info("%d", try_module_get(THIS_MODULE));'
                                "__module_get(THIS_MODULE);"
                                'pr_cont(" %d", (int)module_refcount('
                                "THIS_MODULE));"
                                "module_put(THIS_MODULE);"
                                "module_put(THIS_MODULE);"
                                'pr_cont(" %d\\n", (int)module_refcount('
                                "THIS_MODULE));",
                    exit='pr_info("%d\\n", try_module_get(THIS_MODULE));')
        self.good(self.virtual("x.c"), "1 2 0", "0")

    def test_in_use_at_the_end(self):
        self.module("x.c", init="__module_get(THIS_MODULE);",
                    exit='pr_info("never\\n");')
        self.bad(self.virtual("x.c"), "hrt: ERROR: Module x is in use")

    def test_symbol_get(self):
        self.provider()
        self.module("ask.c", top="int give(int n); int gone(int n);",
                    init="int (*f)(int) = symbol_get(give);"
                         'pr_info("%d %d\\n", f(1), !symbol_get(gone));'
                         "symbol_put(give);")
        text = (self.dir / "ask.c").read_text()
        text = text.replace("symbol_get(give)", '__symbol_get("give")')
        text = text.replace("symbol_get(gone)", '__symbol_get("gone")')
        (self.dir / "ask.c").write_text(text)
        self.good(self.virtual("give.c", "--", "ask.c"), "41 1")

    def test_crash_is_told(self):
        self.module("x.c", top="static noinline void bad(int *p) { *p = 1; }",
                    init='pr_info("before\\n"); bad((int *)16);')
        result = self.virtual("x.c")
        self.assertEqual(result.lines(), ["before"])
        if "AddressSanitizer" not in result.words:
            self.assertEqual(result.status, -11)
            self.assertRegex(result.words,
                             r"\Ahrt: module crashed: bad memory access at "
                             r"0x10, in bad\+0x[0-9a-f]+/0x[0-9a-f]+ \[x\]\n"
                             r"\Z")


class Build(HrtCase):
    def test_several_sources_and_objects(self):
        self.module("main.c", top="int one(void); int two(void);",
                    init='pr_info("%d\\n", one() + two());')
        self.write("one.c", "int one(void) { return ONE; }\n")
        self.write("two.c", "int two(void) { return 2; }\n")
        self.build("-c", "two.c", "--name", "all")
        self.build("main.c", "one.c", "two.o", "-o", "all.ko", "-DONE=40",
                   "-O2", "--", "-Wextra")
        self.good(self.virtual("all.ko"), "42")

    def test_modinfo(self):
        self.module("x.c", top='static int v;\nmodule_param(v, int, 0);\n'
                               'MODULE_PARM_DESC(v, "a number");\n'
                               'MODULE_AUTHOR("Somebody");\n'
                               'MODULE_VERSION("1.2");\n'
                               'MODULE_DESCRIPTION("Does nothing");')
        self.build("x.c")
        subprocess.run(["objcopy", "-O", "binary", "--only-section=.modinfo",
                        "--set-section-flags", ".modinfo=alloc", "x.ko",
                        "info"], cwd=self.dir, check=True)
        info = (self.dir / "info").read_bytes().split(b"\0")
        for line in (b"license=GPL", b"author=Somebody", b"version=1.2",
                     b"description=Does nothing", b"parm=v:a number",
                     b"parmtype=v:int", b"name=x",
                     b"vermagic=7.3.0-hrtimer SMP preempt mod_unload HZ=250 "
                     b"face=1 "):
            self.assertIn(line, info)

    def test_only_exports_are_seen(self):
        self.module("x.c", top="int a; int b; EXPORT_SYMBOL_GPL(b);")
        self.build("x.c")
        names = subprocess.run(["nm", "-D", "--defined-only", "-P", "x.ko"],
                               cwd=self.dir, text=True, check=True,
                               capture_output=True).stdout
        self.assertEqual(sorted(n.split()[0] for n in names.splitlines()),
                         ["__this_module", "b"])

    def test_stripped_module_runs(self):
        self.module("x.c", init='pr_info("in\\n");')
        self.build("x.c")
        subprocess.run(["strip", "x.ko"], cwd=self.dir, check=True)
        self.good(self.virtual("x.ko"), "in")

    def test_files_that_are_none(self):
        (self.dir / "d.c").mkdir()
        self.write("x.txt", "")
        self.write("bad.o", "no object")
        for name, words in (
                ("gone.c", "could not read gone.c: No such file or directory"),
                ("d.c", "could not read d.c: Is a directory"),
                ("x.txt", "could not build x.txt: neither a .c nor a .o file"),
                ("bad.o", "could not link bad.o: it is not an ELF file")):
            self.bad(self.hrt("build", name), "hrt: ERROR: " + words)

    def test_incompatible_callback_warns_only(self):
        self.module("x.c", top="#include <linux/hrtimer.h>\n"
                               "static int beat(void *data) { return 0; }\n"
                               "static struct hrtimer timer;",
                    init="timer.function = beat;")
        result = self.hrt("build", "x.c")
        self.assertEqual(result.status, 0)
        self.assertRegex(result.words, "warning: .*incompatible")

    def test_clang_and_gcc(self):
        self.module("x.c", init='pr_info("%s\\n", __func__);')
        for cc in ("gcc", "clang"):
            if shutil.which(cc):
                with self.subTest(cc):
                    env = dict(self.env, CC=cc)
                    self.good(self.hrt("run", "--virtual", "x.c", env=env),
                              "test_init")

    def test_works_from_any_directory(self):
        self.module("deep/down/x.c", top='#include "x.h"',
                    init='pr_info("%d\\n", X);')
        self.write("deep/down/x.h", "#define X 3\n")
        self.good(self.virtual("deep/down/x.c"), "3")
        self.build("deep/down/x.c")
        self.assertTrue(pathlib.Path(self.dir, "x.ko").exists())


if __name__ == "__main__":
    unittest.main()
