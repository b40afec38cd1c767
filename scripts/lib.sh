# Shared functions. Source this file: it changes to the root of the repository.
cd "$(dirname "${BASH_SOURCE[0]}")/.."

TOOLS=$PWD/target/test-tools

# Prints a free port below the range from which Linux takes ports for outgoing connections.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

# Starts a demo register with the given options for the rest of the script, and sets DEMO_URL when it is ready. BIN
# names another binary.
start_demo() {
  local bin=${BIN:-target/debug/algorithm-register} port deadline
  [ -x "$bin" ] || { echo "$bin is missing: run 'cargo build' first" >&2; exit 1; }
  port=$(free_port)
  DEMO_URL=http://127.0.0.1:$port
  DEMO_DIR=$(mktemp -d)
  trap stop_demo EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  # shellcheck disable=SC2086 # settings of this shell must not reach the register under test
  unset ${!REGISTER_@}
  "$bin" demo --bind "127.0.0.1:$port" --data "$DEMO_DIR/data" "$@" >"$DEMO_DIR/log" 2>&1 </dev/null &
  DEMO_PID=$!
  deadline=$((SECONDS + 180))
  until curl --noproxy '*' --silent --fail --max-time 5 --output /dev/null "$DEMO_URL/readyz"; do
    kill -0 "$DEMO_PID" 2>/dev/null || { echo "the demo register ended before it was ready" >&2; exit 1; }
    ((SECONDS < deadline)) || { echo "the demo register was not ready within 180 s" >&2; exit 1; }
    sleep 0.2
  done
}

stop_demo() {
  local status=$?
  trap - EXIT
  if [ -n "${DEMO_PID:-}" ]; then
    kill "$DEMO_PID" 2>/dev/null || true
    wait "$DEMO_PID" 2>/dev/null || true
  fi
  if ((status != 0)) && [ -s "$DEMO_DIR/log" ]; then
    echo "--- the last lines of the register's log" >&2
    tail -n 40 "$DEMO_DIR/log" >&2
  fi
  rm -rf "$DEMO_DIR" || true
  exit "$status"
}
