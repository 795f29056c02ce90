import { basename } from 'node:path';

const ELEVATED = new Set(['sudo', 'doas', 'su', 'pkexec', 'run0']);
const SHELLS = new Set([
  'sh',
  'bash',
  'zsh',
  'dash',
  'ksh',
  'fish',
  'cmd',
  'powershell',
  'pwsh',
  'eval',
  'env',
  'xargs',
  'nohup',
]);
const ENDS_PROCESSES = new Set(['kill', 'pkill', 'killall', 'fuser', 'shutdown', 'reboot', 'systemctl']);
const ERASES = new Set(['rm', 'rmdir', 'shred', 'dd', 'mkfs', 'truncate', 'chown']);
const FETCHES = new Set(['curl', 'wget', 'nc', 'ssh', 'scp', 'rsync', 'ftp']);
const FORCE = /^(--force(?:-.*)?|--hard|--no-verify|--break-system-packages|--unsafe-perm|--allow-root)$/;
const SYSTEM_PACKAGES = new Set(['apt', 'apt-get', 'yum', 'dnf', 'brew', 'apk', 'pacman', 'snap', 'choco', 'winget']);

/** Subcommands that bring in what is named on the command line. */
const INSTALLERS: Record<string, RegExp> = {
  npm: /^(?:i|install|add|exec|x|init|create)$/,
  pnpm: /^(?:i|install|add|dlx|create)$/,
  yarn: /^(?:add|dlx|create)$/,
  bun: /^(?:i|install|add|x|create)$/,
  npx: /./,
  uvx: /./,
  pip: /^install$/,
  pip3: /^install$/,
  pipx: /^(?:install|run)$/,
  uv: /^(?:add|tool)$/,
  poetry: /^add$/,
  cargo: /^(?:add|install)$/,
  go: /^(?:get|install)$/,
  gem: /^install$/,
  bundle: /^add$/,
  composer: /^(?:require|global)$/,
};

export const STARTS_SHELL = 'starts a shell';

/**
 * Why a remedial command is never run, in words, or null when it may. `fromData` are the words that were filled in from captured text:
 * they may not be options, and nothing that an output named is ever installed.
 */
export function guardCommand(argv: readonly string[], fromData: readonly string[] = []): string | null {
  const [program = '', ...rest] = argv;
  const name = basename(program);
  if (!program) return 'names no program';
  if (argv.some((word) => /[\0\n\r]/.test(word))) return 'a word has a line end in it';
  if (argv.some((word) => ELEVATED.has(basename(word)))) return 'needs other rights than yours';
  if (SHELLS.has(name)) return STARTS_SHELL;
  if (ENDS_PROCESSES.has(name)) return 'ends processes';
  if (ERASES.has(name)) return 'erases or changes ownership';
  if (FETCHES.has(name)) return 'talks to another machine';
  if (SYSTEM_PACKAGES.has(name)) return 'changes the system';
  if (name === 'chmod') return 'changes permissions';
  if (argv.some((word) => FORCE.test(word))) return 'uses force';
  if (fromData.some((word) => word.startsWith('-'))) return 'a captured word would become an option';
  if (fromData.length > 0 && isInstall(name, rest)) return 'would install a name that an output mentioned';
  return null;
}

const isInstall = (name: string, rest: readonly string[]): boolean => {
  const python = /^python[\d.]*$/.test(name) && rest[0] === '-m' ? rest.slice(1) : null;
  const [tool, words] = python ? [python[0] ?? '', python.slice(1)] : [name, rest];
  const subcommand = words.find((word) => !word.startsWith('-')) ?? '';
  return Object.hasOwn(INSTALLERS, tool) && (INSTALLERS[tool]?.test(subcommand) ?? false);
};
