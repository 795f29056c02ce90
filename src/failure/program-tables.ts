/** Programs that only show what is there. Their output is material, never a failure of its own. */
const READERS = new Set(
  (
    'cat tac head tail less more most bat batcat nl od xxd hexdump strings file stat wc sort uniq cut paste column fold fmt tr rev ' +
    'comm join look expand unexpand grep egrep fgrep rg ag ack pt zgrep zcat zless bzcat xzcat zstdcat gunzip-c sed awk gawk mawk jq yq xq ' +
    'find fd fdfind locate ls ll dir exa eza lsd tree du df ps top htop free uptime uname hostname whoami id groups who w last date cal ' +
    'env printenv which whereis whatis type man info apropos help history echo printf yes seq basename dirname realpath readlink pwd nproc ' +
    'lscpu lsblk lsof lsusb lspci ss netstat ip ifconfig ping dig nslookup host journalctl dmesg pgrep pidof sha256sum sha1sum md5sum cksum diff ' +
    'cmp vimdiff colordiff delta icdiff difft sdiff apt-cache tldr cheat pygmentize glow mdcat tput locale getent hostnamectl ' +
    'objdump nm readelf ldd size otool Get-Content Get-ChildItem Select-String Write-Output Write-Host gc gci sls'
  ).split(' '),
);

/** Programs that read or write depending on a subcommand: the subcommands that only show. */
const READING_VERBS: Readonly<Record<string, readonly string[]>> = {
  git: 'log show diff status blame annotate grep reflog shortlog describe rev-parse rev-list ls-files ls-tree ls-remote cat-file name-rev whatchanged show-ref show-branch for-each-ref merge-base var help version count-objects diff-tree diff-files diff-index range-diff check-ignore check-attr'.split(
    ' ',
  ),
  hg: ['log', 'diff', 'status', 'annotate', 'grep', 'cat'],
  svn: ['log', 'diff', 'status', 'blame', 'cat', 'info', 'list'],
  docker: 'logs ps images inspect version info history stats top port events search'.split(' '),
  podman: 'logs ps images inspect version info history stats top port events search'.split(' '),
  'docker-compose': ['logs', 'ps', 'config', 'images', 'top', 'port'],
  kubectl: 'get describe logs explain version top events api-resources api-versions config'.split(' '),
  helm: ['list', 'ls', 'status', 'history', 'show', 'get', 'search', 'version'],
  npm: 'ls list ll la view info show v outdated docs search root prefix bin why explain fund help config get pkg'.split(
    ' ',
  ),
  pnpm: ['ls', 'list', 'll', 'why', 'outdated', 'view', 'info', 'root', 'bin', 'config'],
  yarn: ['list', 'why', 'info', 'outdated', 'config'],
  pip: ['list', 'show', 'freeze', 'config', 'index', 'help', 'inspect'],
  uv: ['tree', 'version', 'help'],
  cargo: ['tree', 'metadata', 'search', 'version', 'help', 'locate-project', 'pkgid'],
  rustup: ['show', 'which', 'doc'],
  go: ['env', 'version', 'doc', 'help', 'list'],
  gem: ['list', 'info', 'search', 'which', 'environment'],
  bundle: ['list', 'show', 'info', 'outdated'],
  composer: ['show', 'outdated', 'why', 'search', 'licenses'],
  mvn: ['help:effective-pom', 'dependency:tree'],
  gh: ['view', 'list', 'status', 'diff', 'checks', 'api', 'search', 'browse'],
  glab: ['view', 'list', 'status', 'diff'],
  apt: ['list', 'show', 'search', 'policy', 'depends'],
  dpkg: ['-l', '-L', '-s', '-S', '--list', '--status', '--listfiles', '--search'],
  'dpkg-query': ['-l', '-L', '-s', '-S', '-W'],
  rpm: ['-q', '-qa', '-qi', '-ql'],
  brew: ['list', 'info', 'search', 'outdated', 'deps'],
  systemctl: ['status', 'show', 'list-units', 'list-unit-files', 'cat', 'is-active', 'is-enabled', 'is-failed'],
  terraform: ['show', 'output', 'state', 'version', 'providers', 'graph'],
  aws: ['describe', 'list', 'get'],
  crontab: ['-l'],
  tar: ['t', '-t', 'tf', '-tf', 'tzf', '-tzf', 'tvf', '-tvf', 'tzvf', 'tvzf', '--list'],
  unzip: ['-l', '-v', '-Z', '-p'],
  gunzip: ['-c', '-l'],
  gzip: ['-l', '-dc', '-cd'],
  rustc: ['--explain', '--print'],
  tmux: ['capture-pane', 'ls', 'list-sessions'],
  sqlite3: ['.schema', '.tables'],
};

/** Verbs that come after an option with a value or a second word: `git stash list`, `docker compose logs`. */
const TWO_WORDS: Readonly<Record<string, readonly string[]>> = {
  git: ['stash list', 'stash show', 'worktree list', 'remote show', 'remote get-url', 'bisect log', 'notes show'],
  docker: ['compose logs', 'compose ps', 'compose config', 'image ls', 'container ls', 'container logs', 'volume ls'],
};

/** Git verbs that list when nothing is named, or when one of these options is there. */
const GIT_LISTING = /^(?:branch|tag|remote|config|stash|worktree|notes)$/;
const LISTS =
  /^(?:-l|-a|-r|-v|-vv|-n\d*|--list|--all|--show-current|--contains|--no-contains|--merged|--no-merged|--get.*|--points-at|--format=.*)$/;

/** Options of a reader that make it write or run something. */
const WRITES: Readonly<Record<string, RegExp>> = {
  sed: /^(?:-[a-zA-Z]*i|--in-place)/,
  find: /^-(?:exec|execdir|ok|okdir|delete)$/,
  fd: /^(?:-x|-X|--exec|--exec-batch)$/,
  awk: /\bsystem\(/,
  sort: /^(?:-o|--output)/,
};

/** Programs whose exit status 1 is an answer, not a failure. */
const ANSWERS = new Set(
  'grep egrep fgrep zgrep rg ag ack find fd diff colordiff cmp comm test [ [[ pgrep pidof which type expr false ((  let getent'.split(
    ' ',
  ),
);
/** Git questions that are answered by the status. */
const GIT_ANSWERS = /^(?:diff|grep|merge-base|show-ref|rev-parse|config|check-ignore|diff-index|diff-files|ls-remote)$/;

/** Words that change the shell or wait; they neither show nor do work. */
const NEUTRAL = new Set(
  'cd pushd popd export unset set shopt source . true : wait sleep umask alias unalias trap local declare typeset readonly read clear test [ [[ (( let exit return break continue shift ulimit exec eval tee'.split(
    ' ',
  ),
);

/** What the words of a call (wrappers already removed) are: something that shows, something neutral, or work. */
export function roleOf(program: string, args: readonly string[]): 'read' | 'neutral' | 'work' {
  if (NEUTRAL.has(program) || /^-|^\]+$/.test(program)) return 'neutral'; // a dash: the middle of `[[ a && -f b ]]`
  if (program === 'command') return 'read'; // `command -v x`; with a program it is a wrapper
  const writes = WRITES[program];
  if (writes && args.some((arg) => writes.test(arg))) return 'work';
  if (READERS.has(program)) return 'read';
  if (args.length > 0 && args.length <= 3 && /^(?:--help|-h|--version|-V|help|version)$/.test(args.at(-1) ?? ''))
    return 'read';
  const plain = args.filter((arg) => !arg.startsWith('-') || READING_VERBS[program]?.includes(arg));
  const two = plain.slice(0, 2).join(' ');
  if (TWO_WORDS[program]?.includes(two)) return 'read';
  if (program === 'git' && GIT_LISTING.test(plain[0] ?? ''))
    return args.some((arg) => LISTS.test(arg)) || (plain.length === 1 && plain[0] !== 'stash') ? 'read' : 'work';
  if (program === 'gh' || program === 'glab' || program === 'aws') {
    const verb = plain[program === 'aws' ? 1 : plain[0] === 'api' ? 0 : 1] ?? '';
    return READING_VERBS[program]?.some(
      (known) => verb === known || (program === 'aws' && verb.startsWith(`${known}-`)),
    )
      ? 'read'
      : 'work';
  }
  return READING_VERBS[program]?.includes(plain[0] ?? '') ? 'read' : 'work';
}

/** True when exit status 1 of this call is an answer (nothing found, files differ, condition false). */
export function answersByStatus(program: string, args: readonly string[]): boolean {
  if (program === 'git') return GIT_ANSWERS.test(args.find((arg) => !arg.startsWith('-')) ?? '');
  if (program === 'systemctl') return args.some((arg) => arg.startsWith('is-'));
  if (program === 'command') return args[0] === '-v' || args[0] === '-V';
  if (program === 'jq') return args.some((arg) => /^-[a-zA-Z]*e|--exit-status/.test(arg));
  return ANSWERS.has(program);
}
