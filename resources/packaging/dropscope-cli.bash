# shellcheck shell=bash
# bash completion for dropscope-cli. A test compares its options with those of --help.

_dropscope_cli() {
    # The readline default splits words at = and :, so options and URLs are completed from the whole word.
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local endpoint="--listen --connect --relay --browser --evidence" of_browser="--name --open --program --insecure --allow-host --framework --dialect --record-payloads --on-normal --on-lost --on-failed"
    local of_evidence="--name --framework --dialect --record-payloads --format --keylog --follow --port --timezone"
    local of_endpoint="--name --ping --reconnect --clog --header --capture --origin --subprotocol --proxy --ca --cert
        --key --insecure --framework --dialect --keep-host --allow-origin --allow-host --record-payloads --echo --send
        --close-after --fault --on-normal --on-lost --on-failed"
    COMPREPLY=()

    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "watch import report compare explain --help --version" -- "$word")
        return
    fi
    case $before in
        --log | --output | --config | --codes | --ca | --cert | --key | --on-normal | --on-lost | --on-failed | --program | --evidence | --keylog)
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
            return
            ;;
        --format)
            local formats="text jsonl csv har html copy"
            [[ ${COMP_WORDS[1]} != compare ]] || formats="text json html"
            [[ ${COMP_WORDS[1]} == report || ${COMP_WORDS[1]} == compare ]] || formats="pcap pcapng"
            mapfile -t COMPREPLY < <(compgen -W "$formats" -- "$word")
            return
            ;;
        --listen | --connect | --relay)
            compopt -o nospace
            mapfile -t COMPREPLY < <(compgen -W "ws wss" -S :// -- "$word")
            return
            ;;
        --browser)
            mapfile -t COMPREPLY < <(compgen -W "new http://127.0.0.1:9222" -- "$word")
            return
            ;;
        --open)
            compopt -o nospace
            mapfile -t COMPREPLY < <(compgen -W "http https file" -S :// -- "$word")
            return
            ;;
        --for | --max-disconnects | --filter | --since | --until | --before | --endpoint | --name | --ping | --header | --capture | --origin | \
            --subprotocol | --proxy | --framework | --dialect | --allow-origin | --allow-host | --send | --close-after | \
            --fault | --metrics | --otlp | --port | --timezone | --keep-days | --keep-megabytes)
            return
            ;;
    esac
    case ${COMP_WORDS[1]} in
        watch)
            local options="--log --json --for --max-disconnects --filter --metrics --otlp --config --keep-days --keep-megabytes --codes --help"
            # Options of an endpoint belong after one.
            if [[ " ${COMP_WORDS[*]} " == *" --listen "* || " ${COMP_WORDS[*]} " == *" --connect "* ||
                " ${COMP_WORDS[*]} " == *" --relay "* ]]; then
                options+=" $of_endpoint"
            fi
            [[ " ${COMP_WORDS[*]} " != *" --browser "* ]] || options+=" $of_browser"
            [[ " ${COMP_WORDS[*]} " != *" --evidence "* ]] || options+=" $of_evidence"
            mapfile -t COMPREPLY < <(compgen -W "$endpoint $options" -- "$word")
            ;;
        import)
            if [[ $word == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--log --json --filter --codes --help $of_evidence" -- "$word")
            else
                compopt -o filenames
                mapfile -t COMPREPLY < <(compgen -f -- "$word")
            fi
            ;;
        report)
            if [[ $word == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--format --output --filter --since --until --share --codes --help" -- "$word")
            else
                compopt -o filenames
                mapfile -t COMPREPLY < <(compgen -d -- "$word" && compgen -f -X '!*.dropscope' -- "$word")
            fi
            ;;
        compare)
            if [[ $word == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--before --endpoint --format --output --codes --help" -- "$word")
            else
                compopt -o filenames
                mapfile -t COMPREPLY < <(compgen -d -- "$word" && compgen -f -X '!*.dropscope' -- "$word")
            fi
            ;;
        explain)
            mapfile -t COMPREPLY < <(compgen -W "filter --codes --help" -- "$word")
            ;;
    esac
}

complete -F _dropscope_cli dropscope-cli
