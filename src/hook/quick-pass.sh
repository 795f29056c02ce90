#!/bin/sh
# Decides a plain success of the Bash tool without starting Node: most of what an agent does, and nobody should wait for it. Everything
# else goes to the full hook: to the standby where there is one, else to Node. Plain is only what cannot be a masked failure, cannot confirm a waiting fix and holds nothing that looks
# like a secret; what is not certain is not plain. The event is left in the spool, for the history and for the next failure.
# usage: hook.sh [NODE [failed]]    payload on stdin; hook.cjs and ask-standby.pl lie beside this file; `failed`: no plain success
node=${1:-node}
here=${0%/*}
state=${HEAL_HOOKS_HOME:-${XDG_STATE_HOME:-${HOME-}/.local/state}/heal-hooks}
perl=/usr/bin/perl

case ${HEAL_HOOKS-} in 0 | [Oo][Ff][Ff] | [Ff][Aa][Ll][Ss][Ee] | [Nn][Oo]) exit 0 ;; esac

# Is there a standby that may answer, and what asks it sooner than Node does?
standby() {
  [ -x $perl ] && [ -f "$here/ask-standby.pl" ] && [ -z "${PERL5OPT-}" ] || return 1
  set +f
  for socket in "$state"/standby/*; do [ -S "$socket" ] && return 0; done
  return 1
}

if [ "${2-}" = failed ]; then
  standby && export PERL_BADLANG=0 && exec $perl -C0 "$here/ask-standby.pl" "$here" "$node"
  [ -f "$here/hook.cjs" ] && command -v "$node" >/dev/null 2>&1 && exec "$node" "$here/hook.cjs"
  exit 0
fi

locale=${LC_ALL-}
LC_ALL=C
payload=$(cat)

full() {
  if [ -n "$locale" ]; then LC_ALL=$locale; else unset LC_ALL; fi
  if standby; then
    printf '%s\n' "$payload" | PERL_BADLANG=0 $perl -C0 "$here/ask-standby.pl" "$here" "$node"
  elif [ -f "$here/hook.cjs" ] && command -v "$node" >/dev/null 2>&1; then
    printf '%s\n' "$payload" | "$node" "$here/hook.cjs"
  fi
  exit 0
}

[ ${#payload} -le 100000 ] || full
case $payload in *'"interrupted":true'* | *'"backgroundTaskId"'* | *'"timedOutAfterMs"'*) full ;; esac

# Cut at the quotes: keys and texts become words of their own. A quote inside a text is escaped, so the word before it ends with a
# backslash, and no command and no output can pretend to be a key. Parameter expansion on the whole would be quadratic in some shells.
set -f
IFS=\"
set -- $payload
IFS=
[ $# -gt 12 ] || full
eval "call=\${$(($# - 3))} key=\${$(($# - 5))} last=\${$(($# - 1))} took=\${$#}"
[ "$key" = tool_use_id ] && [ "$last" = duration_ms ] || full
took=${took#:}
took=${took%%\}*}
case $took in *[!0-9]*) took= ;; esac

session= agent= cwd= event= tool= command=
while [ "$1" != tool_input ] && [ $# -gt 6 ]; do
  case $1 in
    session_id) session=$3 ;;
    agent_id) agent=$3 ;;
    cwd) cwd=$3 ;;
    hook_event_name) event=$3 ;;
    tool_name) tool=$3 ;;
    *) shift; continue ;;
  esac
  shift 4
done
[ "$event$tool$1$2$3$4" = 'PostToolUseBashtool_input:{command:' ] || full
shift 4
# Line ends and other escapes make a command more than plain; an escaped quote only continues it.
while [ $# -gt 4 ]; do
  command=$command$1
  case $1 in *\\) command=$command\" ;; *) break ;; esac
  shift
done
case $command in '' | *\\[!\"]*) full ;; esac
[ ${#command} -le 300 ] || full
case $session in '' | *[!A-Za-z0-9_-]*) full ;; esac
case $call in '' | *[!A-Za-z0-9_-]*) full ;; esac
case $agent in *[!A-Za-z0-9_-]*) full ;; esac
case $cwd in *\\*) full ;; /*) ;; *) full ;; esac

# Node has said that nothing is to be said about a success here, and no configuration was written since; no fix waits for a run.
marker=$state/sessions/$session.plain
[ -f "$marker" ] || full
stale= watched=
{
  read -r folder
  read -r watched
  while read -r file; do [ "$file" -nt "$marker" ] && stale=1; done
} <"$marker"
[ -z "$stale" ] && [ -n "$folder" ] || full
case $cwd/ in "$folder"/*) ;; *) full ;; esac
# What was learned from a program's failures, in this session or before, is compared with what it prints when it passes.
IFS=' '
if [ -f "$state/sessions/$session.watch" ]; then
  while read -r program; do watched="$watched $program"; done <"$state/sessions/$session.watch"
fi
for program in $watched; do
  case " $command " in *[\ /]"$program"\ *) full ;; esac
done
IFS=
set +f
for fix in "$state"/pending/*.json; do [ -e "$fix" ] && full; done

# Shapes that may hide a status.
case $command in
  *'|'* | *';'* | *'`'* | *'$'* | *'('* | *'{'* | *'<'* | *'!'* | *'#'* | *'&' | '&'* | *[!\&\>]'&'[!\&]*) full ;;
esac
# Programs whose status 0 may still go with a failure, and whatever runs other programs out of sight.
case " $command" in
  *python* | *pypy* | *node* | *deno* | *bun* | *ruby* | *perl* | *php* | *java* | *lua* | *elixir* | *Rscript* | *tsx*) full ;;
  *psql* | *sqlplus* | *redis-cli* | *mongosh* | *curl* | *./* | *sh\ * | *sh | *.sh* | *.bash* | *source\ * | *' . '* | *eval* | *' run'*) full ;;
esac
# Anything near the words and shapes of secrets is redacted by Node before it touches the disk.
case $command in
  *[Pp][Aa][Ss][Ss]* | *[Pp][Ww][Dd]* | *[Ss][Ee][Cc][Rr][Ee][Tt]* | *[Tt][Oo][Kk][Ee][Nn]* | *[Kk][Ee][Yy]* | *[Aa][Uu][Tt][Hh]*) full ;;
  *[Bb][Ee][Aa][Rr][Ee][Rr]* | *[Cc][Oo][Oo][Kk][Ii][Ee]* | *[Cc][Rr][Ee][Dd]* | *[Ss][Ee][Ss][Ss]* | *[Ss][Ii][Gg]* | *[Ss][Aa][Ll][Tt]*) full ;;
  *[Ss][Ee][Ee][Dd]* | *[Oo][Tt][Pp]* | *[Mm][Nn][Ee][Mm]* | *[Dd][Ss][Nn]* | *[Cc][Oo][Nn][Nn][Ee][Cc][Tt]* | *[Jj][Dd][Bb][Cc]* | *@*) full ;;
  *[Mm][Yy][Ss][Qq][Ll]* | *[Dd][Oo][Cc][Kk][Ee][Rr]* | *[Ww][Gg][Ee][Tt]* | *[Xx][Hh]* | *[Hh][Tt][Tt][Pp]*) full ;;
esac
word='[A-Za-z0-9_-][A-Za-z0-9_-][A-Za-z0-9_-][A-Za-z0-9_-][A-Za-z0-9_-][A-Za-z0-9_-][A-Za-z0-9_-][A-Za-z0-9_-]'
case $command in
  *[0-9A-Z]*) case $command in *$word$word*) full ;; esac ;;
esac

umask 077
printf '{"hook_event_name":"PostToolUse","session_id":"%s",%s"cwd":"%s","tool_name":"Bash","tool_use_id":"%s",%s"tool_input":{"command":"%s"},"tool_response":{}}\n' \
  "$session" "${agent:+\"agent_id\":\"$agent\",}" "$cwd" "$call" "${took:+\"duration_ms\":$took,}" "$command" \
  2>/dev/null >"$state/spool/$session.$call" || full
exit 0
