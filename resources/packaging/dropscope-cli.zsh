#compdef dropscope-cli
# zsh completion for dropscope-cli. A test compares its options with those of --help.

_dropscope_cli() {
    local -a endpoint of_endpoint codes
    codes=('*--codes[your own meanings of close codes]:file:_files')
    endpoint=(
        '*--listen[be the server]:URL:(ws\:// wss\://)'
        '*--connect[be the client]:URL:(ws\:// wss\://)'
        '*--relay[stand between a client and a server]:LISTEN_URL=TARGET_URL:(ws\:// wss\://)'
    )
    of_endpoint=(
        '*--name[what to call it]:text:'
        '*--ping[time between pings, 0 = off]:seconds:'
        '*--reconnect[reconnect after a loss]'
        '*--clog[speak and understand the protocol of CLOG]'
        '*--header[extra request header]:NAME\: VALUE:'
        '*--capture[take a variable from what the server says]:NAME=REGEX:'
        '*--origin[value of the Origin header]:URL:'
        '*--subprotocol[subprotocol to offer or accept]:name:'
        '*--proxy[forward proxy]:URL:(http\:// socks5\://)'
        '*--ca[trust only these certificate authorities]:PEM file:_files'
        '*--cert[certificate]:PEM file:_files'
        '*--key[private key of the certificate]:PEM file:_files'
        '*--insecure[do not verify the certificate of the server]'
        '*--framework[whose close codes it speaks]:name:'
        '*--keep-host[leave Host and Origin as the client sent them]'
        '*--record-payloads[keep the first 256 bytes of each message]'
        '*--echo[answer each message with itself]'
        '*--send[send this text when a session opens]:text:'
        '*--close-after[close each session so long after it opened]:seconds:'
        '*--fault[break it on purpose]:client|server\:ACTION[@WHEN] or upgrade\:STATUS[*N]:'
    )
    if ((CURRENT == 2)); then
        _values 'command' 'watch[watch endpoints]' 'report[read a log]' 'explain[explain a code, a cause or a finding]' \
            '--help[print usage]' '--version[print the version]'
        return
    fi
    local command=$words[2]
    # The words after the command are completed as if they stood alone.
    shift words
    ((CURRENT--))
    case $command in
        watch)
            # Options of an endpoint belong after one.
            ((${words[(I)--(listen|connect|relay)]})) || of_endpoint=()
            _arguments $endpoint $of_endpoint $codes \
                '--log[write a log]:file:_files' \
                '--json[print JSON Lines]' \
                '--for[end after so long]:seconds:' \
                '--max-disconnects[end after so many disconnects]:number:' \
                '--filter[print only disconnects that match]:filter:' \
                '--help[print usage]'
            ;;
        report)
            _arguments $codes \
                '--format[how to print it]:format:(text jsonl)' \
                '--output[where to print it]:file:_files' \
                '--filter[print only disconnects that match]:filter:' \
                '--help[print usage]' \
                '1:log:_files -g "*.dropscope"'
            ;;
        explain)
            _arguments $codes '--help[print usage]' '1:code, cause or finding:(filter)'
            ;;
    esac
}

_dropscope_cli "$@"
