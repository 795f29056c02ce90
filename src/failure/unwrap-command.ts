/** Programs that run the rest of their words; the options that take a value of their own. */
const WRAPPERS: Readonly<Record<string, readonly string[]>> = {
  sudo: ['-u', '-g', '-h', '-p', '-C', '-T', '-U', '-r', '-t'],
  doas: ['-u', '-C'],
  env: ['-u', '-C', '--unset', '--chdir'],
  nice: ['-n'],
  ionice: ['-c', '-n'],
  nohup: [],
  time: ['-f', '-o'],
  command: [],
  exec: ['-a'],
  builtin: [],
  stdbuf: ['-o', '-e', '-i'],
  setsid: [],
  unbuffer: [],
  chronic: [],
  chrt: [],
  catchsegv: [],
  caffeinate: ['-t', '-w'],
  'xvfb-run': ['-n', '-s', '-e', '-f', '-w'],
  faketime: [],
  xargs: ['-I', '-n', '-P', '-L', '-d', '-a', '-s', '-E'],
  watch: ['-n'],
  npx: ['-p', '--package', '-w', '--workspace'],
  bunx: ['-p', '--package'],
  pnpx: [],
  uvx: ['--from', '--with', '-p', '--python'],
  'cross-env': [],
  dotenv: ['-e', '-f'],
  xcrun: ['--sdk'],
  corepack: [],
};

/** `tool verb …`: the words that lead to the program that is really run. */
const WRAPPING_VERBS: Readonly<Record<string, readonly string[]>> = {
  npm: ['exec', 'x'],
  pnpm: ['exec', 'dlx'],
  yarn: ['exec', 'dlx'],
  bun: ['x'],
  uv: ['run'],
  poetry: ['run'],
  pipenv: ['run'],
  pdm: ['run'],
  rye: ['run'],
  hatch: ['run'],
  conda: ['run'],
  mamba: ['run'],
  pixi: ['run'],
  pipx: ['run'],
  bundle: ['exec'],
  rbenv: ['exec'],
  mise: ['exec', 'x'],
  asdf: ['exec'],
  direnv: ['exec'],
  doppler: ['run'],
  volta: ['run'],
  nix: ['develop', 'shell'],
};

/** Options with a value, of the tools above. */
const VALUE_OPTIONS = new Set(
  '-n --name -p --prefix --with --extra --group --python --project --directory -C -c --command -e --env --from --package -w --workspace'.split(
    ' ',
  ),
);

/** Container tools: options with a value before the container or service. */
const CONTAINER_VALUES = new Set(
  '-e --env -u --user -w --workdir -v --volume -p --publish --name --env-file -f --file -n --namespace -c --container --profile --network --entrypoint --mount --platform'.split(
    ' ',
  ),
);

const INTERPRETER = /^(?:python|pypy|py)$/;
const PYTHON_VALUES = new Set(['-W', '-X', '-Q', '--check-hash-based-pycs']);

/** `/usr/bin/python3.11` → `python`, `pip3` → `pip`, `clang-15` → `clang`, `x86_64-linux-gnu-gcc` → `gcc`, `tool.exe` → `tool`. */
export function programName(word: string): string {
  let name = word
    .slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
    .replace(/\.(?:exe|cmd|bat|ps1)$/i, '');
  name = name.replace(/^(python|pypy|pip|ruby|perl|php|lua|gem)[\d.]+w?$/, '$1');
  name = name.replace(
    /^(gcc|g\+\+|clang|clang\+\+|ld\.lld|(?:[a-z0-9_]+-)+(?:gcc|g\+\+|clang|clang\+\+))-[\d.]+$/,
    '$1',
  );
  name = name.replace(/^(?:[a-z0-9_]+-){2,}(gcc|g\+\+|ld|ar|clang|clang\+\+|strip|objdump)$/, '$1');
  return (
    { nodejs: 'node', gmake: 'make', gsed: 'sed', gtimeout: 'timeout', 'pytest-3': 'pytest', 'py.test': 'pytest' }[
      name
    ] ?? name
  );
}

/** Index of the first word that is neither an option, nor an option's value, nor `A=b`. */
function afterOptions(
  words: readonly string[],
  from: number,
  values: ReadonlySet<string>,
  assignments: boolean,
): number {
  let i = from;
  for (; i < words.length; i++) {
    const word = words[i] as string;
    if (word === '--') return i + 1;
    if (values.has(word)) i++;
    else if (!(word.startsWith('-') && word.length > 1) && !(assignments && /^[A-Za-z_]\w*=/.test(word))) break;
  }
  return i;
}

/** A script of a package that node or php is told to run: `node node_modules/jest/bin/jest.js` is jest. */
function packageScript(path: string): string | null {
  const bin = /(?:^|\/)(?:node_modules\/\.bin|vendor\/bin|bin)\/([\w.-]+)$/.exec(path)?.[1];
  if (bin && /node_modules|vendor/.test(path)) return bin.replace(/\.[cm]?js$/, '');
  return /(?:^|\/)node_modules\/(?:@[\w.-]+\/)?([\w.-]+)\//.exec(path)?.[1] ?? null;
}

/** One step inwards, or null when the words are the program itself. */
function unwrapOnce(words: readonly string[]): string[] | null {
  const program = programName(words[0] ?? '');
  const rest = (at: number): string[] | null => (at < words.length ? words.slice(at) : null);
  if (program === 'command' && /^-[vV]/.test(words[1] ?? '')) return null;
  if (program === 'timeout') {
    const at = afterOptions(words, 1, new Set(['-k', '-s', '--signal', '--kill-after']), false);
    return rest(at + 1);
  }
  const wrapper = WRAPPERS[program];
  if (wrapper) return rest(afterOptions(words, 1, new Set(wrapper), true));
  if (WRAPPING_VERBS[program]?.includes(words[1] ?? '')) {
    const at = afterOptions(words, 2, VALUE_OPTIONS, true);
    return rest(program === 'direnv' ? at + 1 : at);
  }
  if (INTERPRETER.test(program)) {
    const at = words.findIndex(
      (word, i) => i > 0 && (word === '-m' || !word.startsWith('-')) && !PYTHON_VALUES.has(words[i - 1] ?? ''),
    );
    if (words[at] === '-m') return rest(at + 1);
    if (/(?:^|\/)(?:manage|setup)\.py$/.test(words[at] ?? '')) return rest(at);
    const option = words.slice(1, at < 0 ? undefined : at).find((word) => /^-[A-Za-z]*m\w/.test(word));
    return option ? [option.replace(/^-[A-Za-z]*?m/, ''), ...words.slice(words.indexOf(option) + 1)] : null;
  }
  if (program === 'node' || program === 'php') {
    const script = words.findIndex((word, i) => i > 0 && !word.startsWith('-'));
    const name = script > 0 ? packageScript(words[script] as string) : null;
    return name ? [name, ...words.slice(script + 1)] : null;
  }
  return unwrapContainer(program, words);
}

/** `docker exec web pytest`, `docker compose run --rm web pytest`, `kubectl exec pod -- pytest`. */
function unwrapContainer(program: string, words: readonly string[]): string[] | null {
  if (program === 'kubectl' && words[1] === 'exec') {
    const at = words.indexOf('--');
    return at > 0 && at + 1 < words.length ? words.slice(at + 1) : null;
  }
  const compose = program === 'docker-compose' || (/^(?:docker|podman)$/.test(program) && words[1] === 'compose');
  if (!compose && !(/^(?:docker|podman)$/.test(program) && words[1] === 'exec')) return null;
  const from = program === 'docker-compose' ? 1 : 2;
  const verb = compose ? afterOptions(words, from, CONTAINER_VALUES, false) : 1;
  if (words[verb] !== 'exec' && words[verb] !== 'run') return null;
  const target = afterOptions(words, verb + 1, CONTAINER_VALUES, false);
  return target + 1 < words.length ? words.slice(target + 1) : null;
}

/**
 * The words of a call without the programs that only run it: `sudo`, `env A=b`, `timeout 5`, `npx`, `python -m`, `uv run`,
 * `docker exec web` … The program name comes back without path and version.
 */
export function unwrapCommand(words: readonly string[]): string[] {
  let inner = [...words];
  for (let depth = 0; depth < 8; depth++) {
    const next = unwrapOnce(inner);
    if (!next || next.length === 0) break;
    inner = next;
  }
  return inner.length > 0 ? [programName(inner[0] as string), ...inner.slice(1)] : [];
}
