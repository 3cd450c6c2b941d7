/* SPDX-License-Identifier: MIT */
/* Bits, bitmaps and sets of CPUs. */
#include "check.h"

#include <linux/bitmap.h>
#include <linux/cpumask.h>
#include <linux/log2.h>
#include <linux/slab.h>

static void single_bits(void)
{
	unsigned long map[2] = { 0 };

	set_bit(3, map);
	set_bit(64, map);
	check(map[0] == 8 && map[1] == 1);
	check(test_bit(3, map) && test_bit(64, map) && !test_bit(63, map));
	check(test_and_set_bit(3, map) && !test_and_set_bit(4, map));
	check(test_and_clear_bit(3, map) && !test_and_clear_bit(3, map));
	check(test_and_change_bit(4, map) && !test_and_change_bit(4, map));
	clear_bit(64, map);
	change_bit(127, map);
	check(map[0] == 16 && map[1] == 1UL << 63);
	__set_bit(1, map);
	__clear_bit(4, map);
	__change_bit(127, map);
	check(map[0] == 2 && map[1] == 0);
	check(__test_and_set_bit(1, map) && __test_and_clear_bit(1, map));
	assign_bit(5, map, true);
	__assign_bit(6, map, true);
	assign_bit(5, map, false);
	check_int("assigned", map[0], 64);
	check_int("set_mask_bits", set_mask_bits(&map[0], 0xf0, 0x3), 64);
	check_int("its result", map[0], 3);
}

static void bit_counts(void)
{
	check(ffs(0) == 0 && ffs(1) == 1 && ffs(0x80000000) == 32);
	check(fls(0) == 0 && fls(1) == 1 && fls(0x80000000) == 32);
	check(fls64(0) == 0 && fls64(1ULL << 63) == 64);
	check(__ffs(8) == 3 && __fls(9) == 3 && ffz(7) == 3);
	check(hweight8(0x1ff) == 8 && hweight16(~0) == 16);
	check(hweight32(~0U) == 32 && hweight64(~0ULL) == 64);
	check(rol32(0x80000001, 1) == 3 && ror32(3, 1) == 0x80000001);
	check(rol64(1, 64) == 1 && ror64(1, 1) == 1ULL << 63);
	check(rol8(0x81, 1) == 3 && ror16(1, 1) == 0x8000);
	check(sign_extend32(0xff, 7) == -1 && sign_extend32(0x7f, 7) == 127);
	check(sign_extend64(0x800, 11) == -2048);
	check(ilog2(1) == 0 && ilog2(1023) == 9 && ilog2(1024) == 10);
	check(is_power_of_2(64) && !is_power_of_2(0) && !is_power_of_2(6));
	check(roundup_pow_of_two(5) == 8 && roundup_pow_of_two(8) == 8);
	check(rounddown_pow_of_two(9) == 8 && order_base_2(9) == 4);
	check(get_count_order(9) == 4 && get_count_order(0) == -1);
	check(BIT(3) == 8 && BIT_ULL(40) == 1ULL << 40);
	check(GENMASK(7, 4) == 0xf0 && GENMASK_ULL(63, 0) == ~0ULL);
}

static void finds(void)
{
	unsigned long map[3] = { 0x10, 0, 0x8000000000000001 };
	unsigned long full[2] = { ~0UL, ~0UL }, bit;
	int seen = 0;

	check_int("first", find_first_bit(map, 192), 4);
	check_int("next", find_next_bit(map, 192, 5), 128);
	check_int("last", find_last_bit(map, 192), 191);
	check_int("not in so few", find_next_bit(map, 100, 5), 100);
	check_int("not behind the size", find_next_bit(map, 128, 200), 128);
	check_int("last of few", find_last_bit(map, 128), 4);
	check_int("last of none", find_last_bit(map + 1, 64), 64);
	check_int("zero", find_next_zero_bit(map, 192, 4), 5);
	check_int("no zero", find_first_zero_bit(full, 70), 70);
	check_int("nth", find_nth_bit(map, 192, 1), 128);
	check_int("around", find_next_bit_wrap(map, 100, 50), 4);
	check_int("of none", find_next_bit_wrap(map + 1, 64, 5), 64);
	check_int("both", find_first_and_bit(map, full, 64), 4);
	check_int("not both", find_next_andnot_bit(full, map, 64, 4), 5);
	for_each_set_bit(bit, map, 192)
		seen = seen * 1000 + bit;
	check_int("each", seen, 4128191);
	seen = 0;
	for_each_clear_bit(bit, map, 6) seen = seen * 10 + bit;
	check_int("each zero", seen, 1235);
}

static void arithmetic(void)
{
	unsigned long a[2] = { 0xff, ~0UL }, b[2] = { 0x0f, 0x1 }, c[2];

	check(bitmap_and(c, a, b, 70) && c[0] == 0x0f && c[1] == 1);
	check(bitmap_andnot(c, a, b, 70) && c[0] == 0xf0 && c[1] == 0x3e);
	bitmap_or(c, a, b, 70);
	check(c[0] == 0xff && c[1] == 0x3f);
	bitmap_xor(c, a, b, 70);
	check(c[0] == 0xf0 && c[1] == 0x3e);
	bitmap_complement(c, a, 70);
	check(c[0] == ~0xffUL && c[1] == 0);
	check_int("weight", bitmap_weight(a, 70), 14);
	check(bitmap_subset(b, a, 128) && !bitmap_subset(a, b, 128));
	check(bitmap_intersects(a, b, 128) && !bitmap_intersects(c, b, 64));
	check(bitmap_equal(a, a, 128) && !bitmap_equal(a, b, 128));
	check(bitmap_equal(a, b, 4));
	bitmap_fill(c, 70);
	check(bitmap_full(c, 70) && c[1] == 0x3f);
	bitmap_zero(c, 70);
	check(bitmap_empty(c, 70));
	bitmap_set(c, 60, 8);
	check(c[0] == 0xfUL << 60 && c[1] == 0xf);
	bitmap_shift_left(c, c, 2, 70);
	check(c[0] == 3UL << 62 && c[1] == 0x3f);
	bitmap_shift_right(c, c, 62, 70);
	check(c[0] == 0xff && c[1] == 0);
	bitmap_clear(c, 1, 3);
	check_int("cleared", c[0], 0xf1);
	check_int("an area", bitmap_find_next_zero_area(c, 64, 0, 3, 0), 1);
	check_int("aligned", bitmap_find_next_zero_area(c, 64, 0, 3, 3), 8);
	check(bitmap_find_next_zero_area(c, 64, 0, 60, 0) > 64);
}

static void words_of_32(void)
{
	unsigned long map[2];
	u32 words[3] = { 1, 2, 0xffffffff };

	bitmap_from_arr32(map, words, 70);
	check(map[0] == 0x200000001 && map[1] == 0x3f);
	map[1] = ~0UL;
	bitmap_to_arr32(words, map, 70);
	check(words[0] == 1 && words[1] == 2 && words[2] == 0x3f);
}

static void lists(void)
{
	static const struct {
		const char *text;
		int err;
		unsigned long map;
	} table[] = {
		{ "0", 0, 1 },
		{ "0-3", 0, 0xf },
		{ "0-3,5\n", 0, 0x2f },
		{ " 1 , 2 ", 0, 6 },
		{ "", 0, 0 },
		{ "\n", 0, 0 },
		{ ",,1", 0, 2 },
		{ "63", 0, 1UL << 63 },
		{ "64", -ERANGE, 0 },
		{ "60-64", -ERANGE, 0 },
		{ "3-1", -EINVAL, 0 },
		{ "a", -EINVAL, 0 },
		{ "1-", -EINVAL, 0 },
		{ "-1", -EINVAL, 0 },
		{ "1x", -EINVAL, 0 },
		{ "0-15:2/4", 0, 0x3333 },
		{ "0-15:5/4", -EINVAL, 0 },
		{ "0-15:0/0", -EINVAL, 0 },
		{ "0-15:2", -EINVAL, 0 },
		{ "all", 0, ~0UL },
		{ "ALL:1/2", 0, 0x5555555555555555 },
		{ "N", 0, 1UL << 63 },
		{ "62-N", 0, 3UL << 62 },
		{ "99999999999999999999", -ERANGE, 0 },
	};
	unsigned long map;

	for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
		check_int(table[i].text,
			  bitmap_parselist(table[i].text, &map, 64),
			  table[i].err);
		if (!table[i].err)
			check_int("its bits", map, table[i].map);
	}
	check_int("a user's", bitmap_parselist_user("1,2,3", 3, &map, 64), 0);
	check_int("its bits", map, 6);
	check_int("nobody's", bitmap_parselist_user(NULL, 3, &map, 64),
		  -EFAULT);
}

static void masks(void)
{
	unsigned long map[2];

	check_int("a mask", bitmap_parse("f0\n", 3, map, 64), 0);
	check_int("its bits", map[0], 0xf0);
	check_int("two words", bitmap_parse("1,00000002", 99, map, 64), 0);
	check_int("its bits", map[0], 0x100000002);
	check_int("three", bitmap_parse("3f,ffffffff,ffffffff", 99, map, 70),
		  0);
	check(map[0] == ~0UL && map[1] == 0x3f);
	check_int("too many", bitmap_parse("40,ffffffff,ffffffff", 99, map, 70),
		  -EOVERFLOW);
	check_int("nine digits", bitmap_parse("123456789", 99, map, 64),
		  -EOVERFLOW);
	check_int("none", bitmap_parse("", 99, map, 64), -EINVAL);
	check_int("no digit", bitmap_parse("1g", 99, map, 64), -EINVAL);
	check_int("a comma first", bitmap_parse(",1", 99, map, 64), -EINVAL);
	check_int("a comma last", bitmap_parse("1,", 99, map, 64), -EINVAL);
}

static void memory(void)
{
	unsigned long *map = bitmap_zalloc(70, GFP_KERNEL);

	check(map && bitmap_empty(map, 70));
	bitmap_free(map);
	check_int("freed", test_allocated, 0);
}

static void cpus(void)
{
	static char page[4096] __aligned(4096);
	cpumask_var_t mask;
	int cpu, seen = 0;

	check(num_online_cpus() == 1 && cpu_online(0) && !cpu_online(1));
	set_nr_cpu_ids(4);
	for (cpu = 0; cpu < 4; cpu++) {
		set_cpu_possible(cpu, true);
		set_cpu_present(cpu, true);
		set_cpu_online(cpu, cpu != 2);
	}
	check(num_online_cpus() == 3 && num_possible_cpus() == 4);
	for_each_online_cpu(cpu)
		seen = seen * 10 + cpu + 1;
	check_int("each online", seen, 124);
	seen = 0;
	for_each_cpu_wrap(cpu, cpu_online_mask, 2) seen = seen * 10 + cpu + 1;
	check_int("around", seen, 412);
	check(zalloc_cpumask_var(&mask, GFP_KERNEL) && cpumask_empty(mask));
	check_int("cpulist_parse", cpulist_parse("1-2", mask), 0);
	check(cpumask_first(mask) == 1 && cpumask_next(1, mask) == 2);
	check(cpumask_next(2, mask) >= nr_cpu_ids);
	check(cpumask_and(mask, mask, cpu_online_mask) &&
	      cpumask_equal(mask, cpumask_of(1)));
	check(cpumask_any_but(cpu_online_mask, 0) == 1);
	check_int("as a list",
		  cpumap_print_to_pagebuf(true, page, cpu_online_mask), 6);
	check_str("0-1,3", page, "0-1,3\n");
	cpumap_print_to_pagebuf(false, page, cpu_online_mask);
	check_str("as a mask", page, "b\n");
	sprintf(page, "%*pbl", cpumask_pr_args(cpu_online_mask));
	check_str("cpumask_pr_args", page, "0-1,3");
	cpumask_setall(mask);
	check(cpumask_full(mask) && cpumask_weight(mask) == 4);
	free_cpumask_var(mask);
}

int main(void)
{
	single_bits();
	bit_counts();
	finds();
	arithmetic();
	words_of_32();
	lists();
	masks();
	memory();
	cpus();
	return check_done();
}
