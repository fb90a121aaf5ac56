# ./serai shell

shell_usage() {
  cat << 'TEXT'
./serai shell [--home DIR] [COMMAND...]

Opens the console of the Serai that runs from DIR (.serai beside this script), with the key that
its first start made. With a COMMAND it runs that and ends:

  ./serai shell serai:server-list
  ./serai shell serai:tool-call hello__greet '{"name":"Ada"}'
TEXT
}

serai_shell() {
  local home="$ROOT/.serai" port
  while [ $# -gt 0 ]; do
    case "$1" in
      -h | --help) shell_usage; return ;;
      --home) [ $# -ge 2 ] || misused "--home needs a value"; home="$2"; shift 2 ;;
      --) shift; break ;;
      -*) misused "shell has no option \"$1\"; ./serai shell --help lists them" ;;
      *) break ;;
    esac
  done
  require_jdk
  port="$(sed -n 's/^ssh=//p' "$home/.run" 2> /dev/null || true)"
  [ -n "$port" ] || refuse "no Serai runs from $home; start it with ./serai run"
  unset JAVA_OPTS KARAF_HOME KARAF_BASE KARAF_DATA KARAF_ETC KARAF_LOG
  export ORG_APACHE_KARAF_SHELL_SSHPORT="$port"
  if [ $# -eq 0 ]; then
    exec "$home/bin/client"
  fi
  command_line "$@" | "$home/bin/client" -b
}

# One argument is a whole line for the console. Of several, those that the console would take apart
# are quoted, unless they are already.
command_line() {
  local word line="$1"
  shift
  for word in "$@"; do
    case "$word" in
      \'*\' | \"*\") ;;
      *[!A-Za-z0-9_./:=@%+,-]* | '') word="'${word//\'/\\\'}'" ;;
    esac
    line="$line $word"
  done
  printf '%s\n' "$line"
}
