# Completion of boardpaper(1) for bash. Every verb and option of `boardpaper VERB --help` stands here; a test holds
# it so. Needs nothing but bash; where the package bash-completion is loaded, its file completion is used.

_boardpaper_files() { # ending, ending ... (none: folders)
    local IFS=$'\n' cur="$1" ending
    shift
    COMPREPLY+=($(compgen -d -- "$cur"))
    for ending; do
        COMPREPLY+=($(compgen -f -X "!*.$ending" -- "$cur"))
    done
    compopt -o filenames 2>/dev/null
}

_boardpaper() {
    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD - 1]}" verb="${COMP_WORDS[1]}" options word
    local of_papers="--allow-dir= --la= --help"
    COMPREPLY=()

    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W "make check figures explain dump chart describe init --help --version" -- "$cur"))
        return
    fi

    # "--format=t" comes as three words: "--format", "=" and "t"
    if [[ $cur == "=" ]]; then
        word=$prev cur=""
    elif [[ $prev == "=" ]]; then
        word="${COMP_WORDS[COMP_CWORD - 2]}"
    elif [[ $prev == -f || $prev == -o || $prev == --* ]]; then
        word=$prev
    fi
    case $word in
    --format | -f)
        if [[ $verb == describe ]]; then
            COMPREPLY=($(compgen -W "text json" -- "$cur"))
        else
            COMPREPLY=($(compgen -W "text csv json" -- "$cur"))
        fi
        return
        ;;
    --stage)
        COMPREPLY=($(compgen -W "spec inputs dataset analysis document pages structure" -- "$cur"))
        return
        ;;
    --region)
        COMPREPLY=($(compgen -W "E12000001 E12000002 E12000003 E12000004 E12000005 E12000006 E12000007 E12000008 E12000009" -- "$cur"))
        return
        ;;
    --output | -o)
        if [[ $verb == chart ]]; then
            _boardpaper_files "$cur" svg png
        else
            _boardpaper_files "$cur"
        fi
        return
        ;;
    --allow-dir)
        _boardpaper_files "$cur"
        return
        ;;
    --la | --id | --sheet | --most)
        return
        ;;
    esac

    case $verb in
    make) options="--output= --draft --quiet --untagged $of_papers" ;;
    check) options="--format= $of_papers" ;;
    figures | explain) options="$of_papers" ;;
    dump) options="--stage= --fixed-metrics $of_papers" ;;
    chart) options="--id= --output= $of_papers" ;;
    describe) options="--format= --sheet= --help" ;;
    init) options="--region= --most= --help" ;;
    *) return ;;
    esac

    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
        [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
        return
    fi
    case $verb in
    describe) _boardpaper_files "$cur" csv xlsx ;;
    init) _boardpaper_files "$cur" ;;
    *) _boardpaper_files "$cur" xml ;;
    esac
}

complete -F _boardpaper boardpaper
