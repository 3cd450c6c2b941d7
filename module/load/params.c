/* SPDX-License-Identifier: MIT */
/*
 * Module parameters: from the text "name=value" to the variable, with the
 * checks and the words of the kernel.
 */
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/moduleparam.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>

/* What the loader calls; it declares them for itself, in loaded.h. */
void module_split_param(char *arg, char **name, char **value);
int module_set_param(struct module *module, char *name, char *value);
void module_free_params(struct module *module);

/* The longest charp: what a kernel still takes. */
#define MAX_CHARP 1024

/* ---- taking text apart -------------------------------------------------------- */

static char *without_quotes(char *text)
{
	size_t length = strlen(text);

	if (*text != '"')
		return text;
	if (length > 1 && text[length - 1] == '"')
		text[length - 1] = '\0';
	return text + 1;
}

/*
 * Quotes may stand around the value or around all of it. insmod needs them
 * where a value has spaces; here an argument is one parameter anyway.
 */
void module_split_param(char *arg, char **name, char **value)
{
	char *equals;

	arg = without_quotes(arg);
	equals = strchr(arg, '=');
	*name = arg;
	*value = NULL;
	if (!equals)
		return;
	*equals = '\0';
	*value = without_quotes(equals + 1);
}

static char dash_to_underscore(char c)
{
	return c == '-' ? '_' : c;
}

bool parameqn(const char *a, const char *b, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (dash_to_underscore(a[i]) != dash_to_underscore(b[i]))
			return false;
		if (!a[i])
			break;
	}
	return true;
}

bool parameq(const char *a, const char *b)
{
	return parameqn(a, b, strlen(a) + 1);
}

/* ---- from the loader ---------------------------------------------------------- */

static const struct kernel_param *find_param(const struct module *module,
					     const char *name)
{
	const struct kernel_param *kp;

	for (kp = module->params; kp < module->params_end; kp++)
		if (parameq(kp->name, name))
			return kp;
	return NULL;
}

static int set_param(const struct kernel_param *kp, const char *value)
{
	if (!value && !(kp->ops->flags & KERNEL_PARAM_OPS_FL_NOARG))
		return -EINVAL;
	if (!kp->ops->set)
		return -EPERM;
	return kp->ops->set(value, kp);
}

int module_set_param(struct module *module, char *name, char *value)
{
	const struct kernel_param *kp = find_param(module, name);
	const char *shown = value ? value : "";
	int err;

	if (!kp) {
		printk(KERN_WARNING "%s: unknown parameter '%s' ignored\n",
		       module->name, name);
		return 0;
	}
	err = set_param(kp, value);
	if (err == -ENOSPC)
		printk(KERN_ERR "%s: `%s' too large for parameter `%s'\n",
		       module->name, shown, name);
	else if (err)
		printk(KERN_ERR "%s: `%s' invalid for parameter `%s'\n",
		       module->name, shown, name);
	return err;
}

void module_free_params(struct module *module)
{
	const struct kernel_param *kp;

	for (kp = module->params; kp < module->params_end; kp++)
		if (kp->ops->free)
			kp->ops->free(kp->arg);
}

/* ---- numbers ------------------------------------------------------------------ */

#define NUMBER_PARAM(name, type, parse, format)                              \
	int param_set_##name(const char *val, const struct kernel_param *kp) \
	{                                                                    \
		return parse(val, 0, (type *)kp->arg);                       \
	}                                                                    \
	int param_get_##name(char *buffer, const struct kernel_param *kp)    \
	{                                                                    \
		return scnprintf(buffer, PAGE_SIZE, format "\n",             \
				 *(type *)kp->arg);                          \
	}                                                                    \
	const struct kernel_param_ops param_ops_##name = {                   \
		.set = param_set_##name,                                     \
		.get = param_get_##name,                                     \
	}

NUMBER_PARAM(byte, unsigned char, kstrtou8, "%hhu");
NUMBER_PARAM(short, short, kstrtos16, "%hi");
NUMBER_PARAM(ushort, unsigned short, kstrtou16, "%hu");
NUMBER_PARAM(int, int, kstrtoint, "%i");
NUMBER_PARAM(uint, unsigned int, kstrtouint, "%u");
NUMBER_PARAM(long, long, kstrtol, "%li");
NUMBER_PARAM(ulong, unsigned long, kstrtoul, "%lu");
NUMBER_PARAM(ullong, unsigned long long, kstrtoull, "%llu");
NUMBER_PARAM(hexint, unsigned int, kstrtouint, "%#08x");

int param_set_uint_minmax(const char *val, const struct kernel_param *kp,
			  unsigned int min, unsigned int max)
{
	unsigned int number;
	int err;

	if (!val)
		return -EINVAL;
	err = kstrtouint(val, 0, &number);
	if (err)
		return err;
	if (number < min || number > max)
		return -EINVAL;
	*(unsigned int *)kp->arg = number;
	return 0;
}

/* ---- yes and no ---------------------------------------------------------------- */

/* The name alone means yes. */
int param_set_bool(const char *val, const struct kernel_param *kp)
{
	return kstrtobool(val ? val : "1", kp->arg);
}

int param_get_bool(char *buffer, const struct kernel_param *kp)
{
	return sprintf(buffer, "%c\n", *(bool *)kp->arg ? 'Y' : 'N');
}

const struct kernel_param_ops param_ops_bool = {
	.flags = KERNEL_PARAM_OPS_FL_NOARG,
	.set = param_set_bool,
	.get = param_get_bool,
};

int param_set_bool_enable_only(const char *val, const struct kernel_param *kp)
{
	bool value, *target = kp->arg;
	int err = kstrtobool(val ? val : "1", &value);

	if (err)
		return err;
	if (*target && !value)
		return -EROFS;
	*target = value;
	return 0;
}

const struct kernel_param_ops param_ops_bool_enable_only = {
	.flags = KERNEL_PARAM_OPS_FL_NOARG,
	.set = param_set_bool_enable_only,
	.get = param_get_bool,
};

int param_set_invbool(const char *val, const struct kernel_param *kp)
{
	bool value;
	int err = kstrtobool(val, &value);

	if (!err)
		*(bool *)kp->arg = !value;
	return err;
}

int param_get_invbool(char *buffer, const struct kernel_param *kp)
{
	return sprintf(buffer, "%c\n", *(bool *)kp->arg ? 'N' : 'Y');
}

const struct kernel_param_ops param_ops_invbool = {
	.set = param_set_invbool,
	.get = param_get_invbool,
};

int param_set_bint(const char *val, const struct kernel_param *kp)
{
	bool value;
	int err = kstrtobool(val ? val : "1", &value);

	if (!err)
		*(int *)kp->arg = value;
	return err;
}

const struct kernel_param_ops param_ops_bint = {
	.flags = KERNEL_PARAM_OPS_FL_NOARG,
	.set = param_set_bint,
	.get = param_get_int,
};

/* ---- text ----------------------------------------------------------------------- */

/*
 * What was allocated here. The variable of a charp may as well point to a
 * string constant of the module, and that must not be freed.
 */
struct kept_text {
	struct kept_text *next;
	char text[];
};

static struct kept_text *kept_texts;

static char *keep_text(const char *val)
{
	struct kept_text *kept;

	kept = kmalloc(sizeof(*kept) + strlen(val) + 1, GFP_KERNEL);
	if (!kept)
		return NULL;
	strcpy(kept->text, val);
	kept->next = kept_texts;
	kept_texts = kept;
	return kept->text;
}

static void drop_text(const char *text)
{
	struct kept_text **at, *kept;

	for (at = &kept_texts; (kept = *at); at = &kept->next) {
		if (kept->text != text)
			continue;
		*at = kept->next;
		kfree(kept);
		return;
	}
}

int param_set_charp(const char *val, const struct kernel_param *kp)
{
	char *text;

	if (strlen(val) > MAX_CHARP) {
		pr_err("%s: string parameter too long\n", kp->name);
		return -ENOSPC;
	}
	text = keep_text(val);
	if (!text)
		return -ENOMEM;
	drop_text(*(char **)kp->arg);
	*(char **)kp->arg = text;
	return 0;
}

int param_get_charp(char *buffer, const struct kernel_param *kp)
{
	return scnprintf(buffer, PAGE_SIZE, "%s\n", *(char **)kp->arg);
}

void param_free_charp(void *arg)
{
	drop_text(*(char **)arg);
}

const struct kernel_param_ops param_ops_charp = {
	.set = param_set_charp,
	.get = param_get_charp,
	.free = param_free_charp,
};

int param_set_copystring(const char *val, const struct kernel_param *kp)
{
	const struct kparam_string *str = kp->str;
	size_t length = strlen(val);

	if (length + 1 > str->maxlen) {
		pr_err("%s: string doesn't fit in %u chars.\n", kp->name,
		       str->maxlen - 1);
		return -ENOSPC;
	}
	memcpy(str->string, val, length + 1);
	return 0;
}

int param_get_string(char *buffer, const struct kernel_param *kp)
{
	return scnprintf(buffer, PAGE_SIZE, "%s\n", kp->str->string);
}

const struct kernel_param_ops param_ops_string = {
	.set = param_set_copystring,
	.get = param_get_string,
};

/* ---- several values --------------------------------------------------------------- */

static struct kernel_param element(const struct kernel_param *kp,
				   unsigned int nr)
{
	struct kernel_param one = *kp;

	one.ops = kp->arr->ops;
	one.arg = (char *)kp->arr->elem + (size_t)nr * kp->arr->elemsize;
	return one;
}

/* Cuts @text into its elements. */
static int set_elements(const struct kernel_param *kp, char *text,
			unsigned int *count)
{
	const struct kparam_array *arr = kp->arr;
	char *one;

	while ((one = strsep(&text, ","))) {
		struct kernel_param target;
		int err;

		if (*count == arr->max) {
			pr_err("%s: can only take %i arguments\n", kp->name,
			       arr->max);
			return -EINVAL;
		}
		target = element(kp, *count);
		err = arr->ops->set(one, &target);
		if (err)
			return err;
		(*count)++;
	}
	return 0;
}

static int param_array_set(const char *val, const struct kernel_param *kp)
{
	unsigned int count = 0;
	char *copy = kstrdup(val, GFP_KERNEL);
	int err;

	if (!copy)
		return -ENOMEM;
	err = set_elements(kp, copy, &count);
	if (kp->arr->num)
		*kp->arr->num = count;
	kfree(copy);
	return err;
}

static int param_array_get(char *buffer, const struct kernel_param *kp)
{
	unsigned int i, count = kp->arr->num ? *kp->arr->num : kp->arr->max;
	int length = 0;

	for (i = 0; i < count; i++) {
		struct kernel_param one = element(kp, i);
		int ret;

		if (i) /* instead of the newline of the one before */
			buffer[length - 1] = ',';
		ret = one.ops->get(buffer + length, &one);
		if (ret < 0)
			return ret;
		length += ret;
	}
	return length;
}

static void param_array_free(void *arg)
{
	const struct kparam_array *arr = arg;
	unsigned int i, count = arr->num ? *arr->num : arr->max;

	if (!arr->ops->free)
		return;
	for (i = 0; i < count; i++)
		arr->ops->free((char *)arr->elem + (size_t)i * arr->elemsize);
}

const struct kernel_param_ops param_array_ops = {
	.set = param_array_set,
	.get = param_array_get,
	.free = param_array_free,
};
