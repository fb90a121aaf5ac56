# What this machine must have: each check ends the program with one plain line that says what to do.

refuse() {
  printf 'serai: %s\n' "$*" >&2
  exit 1
}

misused() {
  printf 'serai: %s\n' "$*" >&2
  exit 64
}

say() {
  printf '%s\n' "$*"
}

require_tools() {
  local tool
  for tool in "$@"; do
    command -v "$tool" > /dev/null || refuse "the program $tool is missing; install it"
  done
}

# Sets and exports JAVA_HOME.
require_jdk() {
  local java version
  if [ -n "${JAVA_HOME:-}" ]; then
    java="$JAVA_HOME/bin/java"
    [ -x "$java" ] || refuse "JAVA_HOME is $JAVA_HOME, and no bin/java is there; point it at a JDK 17"
  else
    java="$(command -v java)" || refuse "no Java found; install a JDK 17, or point JAVA_HOME at one"
    java="$(readlink -f "$java")"
  fi
  version="$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')"
  [ "$version" = 17 ] || refuse "$java is Java ${version:-of an unknown version}; Serai needs exactly 17 (set JAVA_HOME to a JDK 17)"
  JAVA_HOME="$(dirname "$(dirname "$java")")"
  [ -x "$JAVA_HOME/bin/javac" ] || refuse "$JAVA_HOME has no compiler; install the whole JDK 17"
  export JAVA_HOME
}

require_maven() {
  local version
  command -v mvn > /dev/null || refuse "something is to be built and mvn is not on the PATH; install Maven 3.8 or later"
  version="$(mvn --version 2> /dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')"
  set -- ${version:-0 0}
  [ "$1" -gt 3 ] || { [ "$1" -eq 3 ] && [ "$2" -ge 8 ]; } \
    || refuse "mvn is Maven $1.$2; Serai is built with 3.8 or later"
}

require_port_number() {
  [[ "$2" =~ ^[0-9]{1,5}$ ]] && [ "$2" -ge 1 ] && [ "$2" -le 65535 ] \
    || misused "$1 takes a port from 1 to 65535, not \"$2\""
}

port_taken() {
  (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null
}

require_free_port() {
  ! port_taken "$2" || refuse "port $2 is taken; stop what listens there, or choose another with $1"
}
