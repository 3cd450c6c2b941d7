# SPDX-License-Identifier: MIT
# Completion of hrt for bash.

# The parameters of a module: from its file, or from its source.
_hrt_params()
{
	local file=$1

	case $file in
	*.c)
		sed -n 's/^[[:space:]]*module_param[a-z_]*([[:space:]]*\([A-Za-z0-9_]*\).*/\1=/p' \
			"$file" 2>/dev/null
		;;
	*.ko)
		tr '\0' '\n' <"$file" 2>/dev/null |
			sed -n 's/^parmtype=\([A-Za-z0-9_]*\):.*/\1=/p'
		;;
	esac
}

# The module that the words before the cursor are about, if there is one.
_hrt_module()
{
	local i

	for ((i = COMP_CWORD - 1; i > 1; i--)); do
		case ${COMP_WORDS[i]} in
		--)
			return
			;;
		*.c | *.ko)
			echo "${COMP_WORDS[i]}"
			return
			;;
		esac
	done
}

# Directories, and files with one of some endings.
_hrt_files()
{
	local word=$1 ending

	shift
	compopt -o filenames
	mapfile -t COMPREPLY < <(
		compgen -d -- "$word"
		for ending; do
			compgen -f -X "!*.$ending" -- "$word"
		done
	)
}

_hrt_words()
{
	mapfile -t COMPREPLY < <(compgen -W "$2" -- "$1")
	# A parameter or an option that wants a value goes on behind its `=`.
	if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
		compopt -o nospace
	fi
}

_hrt()
{
	local word=${COMP_WORDS[COMP_CWORD]}
	local before=${COMP_WORDS[COMP_CWORD - 1]}
	local command=${COMP_WORDS[1]} module

	COMPREPLY=()
	if ((COMP_CWORD == 1)); then
		_hrt_words "$word" \
			"run build --kdir --cflags --help --version"
		return
	fi
	case $before in
	--api)
		_hrt_words "$word" "2.6.16 6.1 7.3"
		return
		;;
	--hz)
		_hrt_words "$word" "100 250 300 1000"
		return
		;;
	--for | --cpus | --seed | --realtime | --settime | --suspend | --name)
		return
		;;
	esac
	case $command:$word in
	run:-*)
		_hrt_words "$word" "--virtual --for --cpus --hz --api
			--realtime --settime --suspend --nohz=off
			--highres=off --seed -D --"
		;;
	build:-*)
		_hrt_words "$word" "-o -c --name --hz --api -D -I --"
		;;
	run:*)
		module=$(_hrt_module)
		if [[ $module ]]; then
			_hrt_words "$word" "$(_hrt_params "$module")"
		else
			_hrt_files "$word" c ko
		fi
		;;
	build:*)
		_hrt_files "$word" c o
		;;
	esac
}

complete -F _hrt hrt
