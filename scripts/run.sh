# ./serai run

. "$ROOT/scripts/build.sh"
. "$ROOT/scripts/home.sh"
. "$ROOT/scripts/process.sh"

run_usage() {
  cat << 'TEXT'
./serai run [--home DIR] [--port N] [--ssh-port N] [--rebuild]

Builds what is missing or out of date, unpacks it and starts Serai in the foreground.

  --home DIR      where its state lives (.serai beside this script)
  --port N        the port of the MCP endpoint on 127.0.0.1 (8181)
  --ssh-port N    the port of the console on 127.0.0.1 (8101)
  --rebuild       build even if nothing has changed

The state survives new builds: servers in etc/servers, keys, logs, bundles in deploy, and every
file in etc that was changed by hand. Features installed in the console are to be installed again.
EXTRA_JAVA_OPTS adds options for the Java machine. Ctrl-C stops everything.
TEXT
}

serai_run() {
  local home="$ROOT/.serai" port=8181 ssh_port=8101 rebuild=no
  while [ $# -gt 0 ]; do
    case "$1" in
      -h | --help) run_usage; return ;;
      --rebuild) rebuild=yes; shift; continue ;;
      --home | --port | --ssh-port | --host) [ $# -ge 2 ] || misused "$1 needs a value" ;;
      *) misused "run has no option \"$1\"; ./serai run --help lists them" ;;
    esac
    case "$1" in
      --home) home="$2" ;;
      --port) port="$2"; require_port_number --port "$port" ;;
      --ssh-port) ssh_port="$2"; require_port_number --ssh-port "$ssh_port" ;;
      --host) require_loopback "$2" ;;
    esac
    shift 2
  done
  [ "$port" != "$ssh_port" ] || misused "--port and --ssh-port must differ"

  require_tools tar sha256sum ps
  require_jdk
  mkdir -p "$home" || refuse "cannot write to $home; choose another folder with --home"
  home="$(cd "$home" && pwd)"
  require_idle_home "$home"
  require_free_port --port "$port"
  require_free_port --ssh-port "$ssh_port"
  build_if_needed "$rebuild"
  prepare_home "$home" "$DISTRIBUTION"
  run_in_foreground "$home" "$port" "$ssh_port"
}

require_loopback() {
  case "$1" in
    127.0.0.1 | localhost) ;;
    *) refuse "--host $1 is refused: ./serai run answers on 127.0.0.1 only; docs/authorization.md says how to serve others" ;;
  esac
}
