/** Shell scripts that source each other, with a test script. */
export default {
  name: 'shell-rota',
  command: ['./test/run.sh'],
  executable: ['bin/rota'],
  files: {
    'bin/rota': `#!/usr/bin/env bash
set -euo pipefail
here="$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)"
source "$here/../lib/names.sh"
source "$here/../lib/days.sh"

week="\${1:-0}"
for day in $(all_days); do
  printf '%s %s\\n' "$day" "$(name_for "$week" "$day")"
done
`,
    'lib/names.sh': `names_file="$(dirname "\${BASH_SOURCE[0]}")/../etc/names.txt"

name_for() {
  local week="$1" day="$2" index
  mapfile -t names <"$names_file"
  index=$(((week + $(day_number "$day")) % \${#names[@]}))
  echo "\${names[$index]}"
}
`,
    'lib/days.sh': `all_days() {
  echo mon tue wed
}

day_number() {
  case "$1" in
    mon) echo 0 ;;
    tue) echo 1 ;;
    wed) echo 2 ;;
    *)
      echo "no such day: $1" >&2
      return 1
      ;;
  esac
}
`,
    'etc/names.txt': 'ines\nolaf\n',
    'test/run.sh': `#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")/.."

expect() {
  if [[ "$1" != "$2" ]]; then
    echo "expected '$2', got '$1'" >&2
    exit 1
  fi
}

expect "$(./bin/rota 0 | head -1)" "mon ines"
expect "$(./bin/rota 1 | head -1)" "mon olaf"
expect "$(./bin/rota | wc -l | tr -d ' ')" "3"
echo "rota: 3 passed"
`,
  },
};
