# SPDX-License-Identifier: MIT
"""Parameters of modules: every type, good and bad values, the kernel's words."""

import unittest

from hrt_case import HrtCase

EINVAL = "hrt: ERROR: could not insert module p.ko: Invalid parameters"
ERANGE = ("hrt: ERROR: could not insert module p.ko: "
          "Numerical result out of range")
ENOSPC = ("hrt: ERROR: could not insert module p.ko: "
          "No space left on device")

# type, variable, format; good values and what they print; bad ones and why
INTEGERS = (
    ("byte", "unsigned char", "%u", {"0": "0", "255": "255", "0x10": "16"},
     {"256": ERANGE, "-1": EINVAL}),
    ("short", "short", "%d", {"-32768": "-32768", "010": "8"},
     {"32768": ERANGE, "-32769": ERANGE}),
    ("ushort", "unsigned short", "%u", {"65535": "65535"},
     {"65536": ERANGE}),
    ("int", "int", "%d", {"-2147483648": "-2147483648", "+5": "5"},
     {"2147483648": ERANGE, "5 ": EINVAL, "5x": EINVAL, "1.5": EINVAL}),
    ("uint", "unsigned int", "%u", {"4294967295": "4294967295"},
     {"4294967296": ERANGE, "-1": EINVAL}),
    ("long", "long", "%ld", {"-9223372036854775808": "-9223372036854775808"},
     {"9223372036854775808": ERANGE}),
    ("ulong", "unsigned long", "%lu",
     {"18446744073709551615": "18446744073709551615"},
     {"18446744073709551616": ERANGE}),
    ("ullong", "unsigned long long", "%llu",
     {"0xffffffffffffffff": "18446744073709551615"},
     {"0x10000000000000000": ERANGE}),
    ("hexint", "unsigned int", "%x", {"0xbeef": "beef", "16": "10"},
     {"beef": EINVAL}),
)


class Params(HrtCase):
    def param(self, top, init):
        self.module("p.c", top=top, init=init)
        self.build("p.c")

    def says(self, expect, *args):
        self.good(self.virtual("p.ko", *args), *expect)

    def refused(self, words, arg, *before):
        name, _, value = arg.partition("=")
        what = "too large" if words is ENOSPC else "invalid"
        line = "p: `%s' %s for parameter `%s'" % (value, what, name)
        self.bad(self.virtual("p.ko", arg), words, *before, line)

    def test_integers(self):
        for kind, ctype, fmt, good, bad in INTEGERS:
            with self.subTest(kind):
                self.param("static %s v = 1;\nmodule_param(v, %s, 0644);"
                           % (ctype, kind), 'pr_info("%s\\n", v);' % fmt)
                self.says(["1"])
                for text, shown in good.items():
                    self.says([shown], "v=" + text)
                for text, words in bad.items():
                    self.refused(words, "v=" + text)
                for text in ("abc", "", "0x"):
                    self.refused(EINVAL, "v=" + text)
                self.refused(EINVAL, "v")

    def test_bool(self):
        self.param("static bool v;\nmodule_param(v, bool, 0);",
                   'pr_info("%d\\n", v);')
        for text in ("v", "v=1", "v=y", "v=Y", "v=on", "v=yes"):
            self.says(["1"], text)
        for text in ("v=0", "v=n", "v=N", "v=off", "v=no"):
            self.says(["0"], text)
        for text in ("v=2", "v=", "v=x"):
            self.refused(EINVAL, text)

    def test_bool_on_an_int(self):
        self.param("static int v = 7;\nmodule_param(v, bool, 0);",
                   'pr_info("%d\\n", v);')
        self.says(["7"])
        self.says(["1"], "v")
        self.says(["0"], "v=n")

    def test_invbool(self):
        self.param("static bool v = true;\n"
                   "module_param_named(off, v, invbool, 0);",
                   'pr_info("%d\\n", v);')
        self.says(["0"], "off=1")
        self.says(["1"], "off=n")
        self.refused(EINVAL, "off")

    def test_bint(self):
        self.param("static int v;\nmodule_param(v, bint, 0);",
                   'pr_info("%d\\n", v);')
        self.says(["1"], "v=y")
        self.says(["1"], "v")
        self.refused(EINVAL, "v=2")

    def test_charp(self):
        self.param('static char *v = "none";\nmodule_param(v, charp, 0);',
                   'pr_info("<%s>\\n", v);')
        self.says(["<none>"])
        for text, shown in (("v=", ""), ("v=a b", "a b"), ('v="a b"', "a b"),
                            ('"v=a b"', "a b"), ("v=a=b", "a=b"),
                            ("v=x", "x")):
            self.says(["<%s>" % shown], text)
        self.says(["<second>"], "v=first", "v=second")
        self.refused(EINVAL, "v")

    def test_charp_length(self):
        self.param("static char *v;\nmodule_param(v, charp, 0);",
                   'pr_info("%d\\n", (int)strlen(v));')
        self.says(["1024"], "v=" + "x" * 1024)
        result = self.virtual("p.ko", "v=" + "x" * 1025)
        self.assertEqual(result.lines()[0], "v: string parameter too long")
        # The log cuts a line of that length.
        self.assertTrue(result.lines()[1].startswith("p: `xxx"))
        self.assertEqual(result.words.strip(), ENOSPC)
        self.assertEqual(result.status, 1)

    def test_string(self):
        self.param('static char v[8] = "none";\n'
                   "module_param_string(text, v, sizeof(v), 0);",
                   'pr_info("<%s>\\n", v);')
        self.says(["<none>"])
        self.says(["<seven77>"], "text=seven77")
        self.refused(ENOSPC, "text=eight888",
                     "text: string doesn't fit in 7 chars.")

    def test_array(self):
        self.param("static int v[3] = { 7, 8, 9 };\nstatic int n;\n"
                   "module_param_array(v, int, &n, 0);",
                   'pr_info("%d: %d %d %d\\n", n, v[0], v[1], v[2]);')
        self.says(["0: 7 8 9"])
        self.says(["1: 1 8 9"], "v=1")
        self.says(["3: 1 2 0x3".replace("0x", "")], "v=1,2,0x3")
        self.refused(EINVAL, "v=1,2,3,4", "v: can only take 3 arguments")
        self.refused(EINVAL, "v=1,b")
        self.refused(EINVAL, "v=1,,2")
        self.refused(EINVAL, "v")

    def test_array_without_count(self):
        self.param("static unsigned long v[2];\n"
                   "module_param_array_named(pair, v, ulong, NULL, 0);",
                   'pr_info("%lu %lu\\n", v[0], v[1]);')
        self.says(["3 4"], "pair=3,4")

    def test_array_of_charp(self):
        self.param("static char *v[3];\nstatic int n;\n"
                   "module_param_array(v, charp, &n, 0);",
                   'for (int i = 0; i < n; i++) pr_info("%s\\n", v[i]);')
        self.says(["a", "bb", "c c"], "v=a,bb,c c")

    def test_array_of_bool(self):
        self.param("static bool v[2];\nmodule_param_array(v, bool, NULL, 0);",
                   'pr_info("%d %d\\n", v[0], v[1]);')
        self.says(["0 1"], "v=n,y")

    def test_named(self):
        self.param("static int inside;\n"
                   "module_param_named(outside, inside, int, 0);",
                   'pr_info("%d\\n", inside);')
        self.says(["4"], "outside=4")
        self.good(self.virtual("p.ko", "inside=4"),
                  "p: unknown parameter 'inside' ignored", "0")

    def test_own_type(self):
        self.param(
            """
static int even;
static int set_even(const char *val, const struct kernel_param *kp)
{
	int err = param_set_int(val, kp);

	return err ? err : *(int *)kp->arg % 2 ? -ERANGE : 0;
}
static const struct kernel_param_ops even_ops = {
	.set = set_even, .get = param_get_int,
};
module_param_cb(even, &even_ops, &even, 0644);
#define param_check_odd(name, p) __param_check(name, p, int)
static int set_odd(const char *val, const struct kernel_param *kp)
{
	return param_set_uint_minmax(val, kp, 3, 5);
}
static const struct kernel_param_ops param_ops_odd = { .set = set_odd };
static int odd;
module_param(odd, odd, 0);
""", 'pr_info("%d %d\\n", even, odd);')
        self.says(["4 5"], "even=4", "odd=5")
        self.refused(ERANGE, "even=3")
        self.refused(EINVAL, "odd=6")

    def test_call(self):
        self.param(
            """
static char seen[20];
static int take(const char *val, struct kernel_param *kp)
{
	strscpy(kp->arg, val, sizeof(seen));
	return 0;
}
module_param_call(any, take, NULL, seen, 0);
""", 'pr_info("<%s>\\n", seen);')
        self.says(["<word>"], "any=word")

    def test_enable_only(self):
        self.param("static bool v = true;\n"
                   "module_param(v, bool_enable_only, 0);",
                   'pr_info("%d\\n", v);')
        self.says(["1"], "v=1")
        self.bad(self.virtual("p.ko", "v=0"),
                 "hrt: ERROR: could not insert module p.ko: "
                 "Read-only file system",
                 "p: `0' invalid for parameter `v'")

    def test_get(self):
        self.param(
            """
static int i = -3; static bool b = true; static char *s = "text";
static int list[4] = { 1, 2 }; static int n;
module_param(i, int, 0); module_param(b, bool, 0);
module_param(s, charp, 0); module_param_array(list, int, &n, 0);
static void show(const struct kernel_param_ops *ops, void *arg)
{
	static char buffer[4096];
	struct kernel_param kp = { .ops = ops, .arg = arg };

	ops->get(buffer, &kp);
	pr_info("%s", buffer);
}
""", "show(&param_ops_int, &i); show(&param_ops_bool, &b);"
            "show(&param_ops_charp, &s);"
            "show(&param_array_ops, (void *)&__param_arr_list);")
        self.says(["-5", "N", "word", "4,5,6"], "i=-5", "b=n", "s=word",
                  "list=4,5,6")

    def test_dash_is_underscore(self):
        self.param("static int delay_ns;\nmodule_param(delay_ns, int, 0);",
                   'pr_info("%d\\n", delay_ns);')
        self.says(["5"], "delay-ns=5")

    def test_invalid_value_of_an_example(self):
        self.param("static int delay_ns;\nmodule_param(delay_ns, int, 0);",
                   'pr_info("never\\n");')
        self.refused(EINVAL, "delay_ns=abc")

    def test_unknown_parameter_only_warns(self):
        self.param("", 'pr_info("loaded\\n");')
        self.good(self.virtual("p.ko", "foo=1"),
                  "p: unknown parameter 'foo' ignored", "loaded")

    def test_bad_value_runs_neither_init_nor_exit(self):
        self.module("q.c", top="static int v;\nmodule_param(v, int, 0);",
                    init='pr_info("in\\n");', exit='pr_info("out\\n");')
        result = self.virtual("q.c", "v=x")
        self.assertEqual(result.lines(),
                         ["q: `x' invalid for parameter `v'"])

    def test_wrong_variable_does_not_compile_silently(self):
        self.module("w.c", top="static long v;\nmodule_param(v, int, 0);")
        self.assertIn("incompatible", self.hrt("build", "w.c").words)


if __name__ == "__main__":
    unittest.main()
