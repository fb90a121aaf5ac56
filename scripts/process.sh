# Starts Serai as a child, waits until it answers, and ends it with all its children.

readonly INSPECTOR_VERSION=2.12.0 START_LIMIT_SECONDS=180 STOP_LIMIT_SECONDS=40

require_idle_home() {
  local pid
  pid="$(sed -n 's/^pid=//p' "$1/.run" 2> /dev/null || true)"
  [ -z "$pid" ] || ! is_serai "$pid" "$1" \
    || refuse "Serai already runs from $1 as process $pid; stop it, or choose another --home"
}

is_serai() {
  ps -ww -o args= -p "$1" 2> /dev/null | grep -qF -- "-Dkaraf.home=$2 "
}

run_in_foreground() {
  local home="$1" port="$2" ssh_port="$3" log="$1/data/log/karaf.log" out="$1/data/log/start.log"
  local status=0
  trap 'stopping=yes' INT TERM HUP
  start_child "$home" "$port" "$ssh_port" "$out"
  printf 'pid=%s\nport=%s\nssh=%s\n' "$child" "$port" "$ssh_port" > "$home/.run"
  wait_for_answer "$port" "$log" "$out" || status=$?
  if [ "$status" -eq 0 ] && [ "$stopping" = no ]; then
    greet "$home" "$port" "$log" "$answered"
    wait_for_end || status=$?
  fi
  stop_child
  rm -f "$home/.run"
  return "$status"
}

start_child() {
  stopping=no
  unset KARAF_HOME KARAF_BASE KARAF_DATA KARAF_ETC KARAF_LOG KARAF_OPTS KARAF_SYSTEM_OPTS JAVA_OPTS
  export ORG_OPS4J_PAX_WEB_ORG_OSGI_SERVICE_HTTP_PORT="$2" ORG_APACHE_KARAF_SHELL_SSHPORT="$3"
  mkdir -p "$1/data/log"
  say "Starting Serai in $1 ..."
  # In a script a background child ignores SIGINT, so Ctrl-C reaches it only through stop_child.
  "$1/bin/karaf" daemon < /dev/null > "$4" 2>&1 &
  child=$!
}

wait_for_answer() {
  local port="$1" log="$2" out="$3" begun=$SECONDS told=0 seen logged
  logged="$(wc -c 2> /dev/null < "$log" || echo 0)"
  while [ "$stopping" = no ]; do
    seen="$(ask "$port")"
    answered="$seen"
    case "$seen" in 200 | 401) return 0 ;; esac
    if ! kill -0 "$child" 2> /dev/null; then
      tail -n 5 "$out" >&2
      say "serai: it ended before it answered; see $log and $out" >&2
      return 1
    fi
    if [ $((SECONDS - begun)) -ge "$START_LIMIT_SECONDS" ]; then
      say "serai: no answer after $START_LIMIT_SECONDS s ($(describe "$seen" "$log" "$logged")); see $log" >&2
      return 1
    fi
    if [ $((SECONDS - begun)) -ge $((told + 10)) ]; then
      told=$((SECONDS - begun))
      say "  waiting since $told s: $(describe "$seen" "$log" "$logged"); the log is $log"
    fi
    sleep 0.2 || true
  done
}

# describe STATUS LOG BYTES: why there is no answer; the log is looked at behind that many bytes.
describe() {
  case "$1" in
    "") say "the HTTP server is not up yet" ;;
    404) say "nothing has taken /mcp yet$(refusal "$2" "$3")" ;;
    503) say "the gateway is not up yet" ;;
    *) say "/mcp answers $1" ;;
  esac
}

# What the log says of URLs that are not published.
refusal() {
  tail -c "+$(($2 + 1))" "$1" 2> /dev/null \
    | sed -n 's/.* | \([A-Z_]*\): \(Serai does not publish .*\)/. \2 (\1)/p' | tail -n 1
}

# Prints the HTTP status of a ping, nothing without an answer.
ask() {
  local body='{"jsonrpc":"2.0","id":1,"method":"ping"}' line
  (
    exec 3<> "/dev/tcp/127.0.0.1/$1" || exit 0
    printf 'POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: %s\r\nConnection: close\r\n\r\n%s' \
      "$1" "${#body}" "$body" >&3
    read -r -t 7 line <&3 && printf '%s\n' "$line" | cut -d' ' -f2
  ) 2> /dev/null || true
}

greet() {
  local url="http://127.0.0.1:$2/mcp"
  cat << TEXT

Serai answers at $url

  Connect a client:   {"mcpServers":{"serai":{"type":"http","url":"$url"}}}
  Try it (Node 22):   npx -y @modelcontextprotocol/inspector@$INSPECTOR_VERSION --cli $url --transport http --method tools/list
  Access:             $(access "$1" "$4")
  Management:         http://127.0.0.1:$2/api/v1/openapi.json describes it; all else there needs a sign-in
  Console:            ./serai shell$([ "$1" = "$ROOT/.serai" ] || printf ' --home %q' "$1")
  Add servers:        one server.json each in $1/etc/servers
  Logs:               $3

TEXT
  command -v npx > /dev/null \
    || say "Node.js is not on the PATH: the sample \"everything\" (an npm server) is left out."
  say "Ctrl-C stops it."
  tell_first_password "$1/data/serai/access/first-password" &
  teller=$!
}

# access HOME STATUS: who may call, by the status of a ping without a token.
access() {
  if [ "$2" = 200 ]; then
    printf 'MCP calls from this machine need no token; set require-authentication = true in %s to change that\n' \
      "$1/etc/dev.serai.access.cfg"
  else
    printf 'MCP calls need a token; docs/access-management.md says how to make one\n'
  fi
}

# The first start makes it once the store is open; it leaves when the first admin has an own password.
tell_first_password() {
  local user password tries=60
  until [ -s "$1" ] || [ "$tries" -eq 0 ]; do
    tries=$((tries - 1))
    sleep 1
  done
  if read -r user password 2> /dev/null < "$1"; then
    say "First sign-in: user $user, password $password (for once; it has to be changed)"
  fi
}

# A trapped signal interrupts wait, so only an ended child or a wish to stop leaves the loop.
wait_for_end() {
  local status=0
  while [ "$stopping" = no ]; do
    status=0
    wait "$child" || status=$?
    kill -0 "$child" 2> /dev/null || break
  done
  [ "$stopping" = no ] || return 0
  say "serai: it ended by itself with status $status" >&2
  return 1
}

stop_child() {
  local family member deadline=$((SECONDS + STOP_LIMIT_SECONDS))
  trap '' HUP
  trap 'deadline=0' INT TERM
  family="$(descendants "$child")"
  if kill -TERM "$child" 2> /dev/null; then
    say "Stopping (Ctrl-C again to cut it short) ..."
  fi
  while kill -0 "$child" 2> /dev/null && [ "$SECONDS" -lt "$deadline" ]; do
    family="$family $(descendants "$child")"
    sleep 0.2 || true
  done
  kill "${teller:-$child}" 2> /dev/null || true
  kill -KILL "$child" 2> /dev/null || true
  wait "$child" 2> /dev/null || true
  for member in $family; do
    kill -KILL "$member" 2> /dev/null || true
  done
}

descendants() {
  ps -A -o pid=,ppid= | awk -v root="$1" '
    { parent[$1] = $2 }
    END {
      for (pid in parent) {
        for (up = parent[pid]; up in parent && up != root; up = parent[up]);
        if (up == root) print pid
      }
    }'
}
