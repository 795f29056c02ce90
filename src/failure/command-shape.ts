import { answersByStatus, roleOf } from './program-tables.ts';
import { runKeyOf } from './run-key.ts';
import type { AndOr, Pipeline, ShellCommand, ShellList, SimpleCommand } from './shell-tree.ts';
import { shellTree } from './shell-tree.ts';
import { readStatusEcho, type StatusEcho } from './status-echo.ts';
import { unwrapCommand } from './unwrap-command.ts';

/** What keeps the status of a call from reaching the shell. */
export type Hiding = 'pipe' | 'or' | 'sequence' | 'background' | 'condition' | 'loop' | 'negation' | 'substitution';

/** One program call of a command line, in the order of the text. */
export interface Segment {
  /** Program without path, version and wrappers (`timeout 5 npx vitest run` → `vitest`). */
  program: string;
  args: readonly string[];
  /** As typed, without redirections and assignments. */
  text: string;
  role: 'read' | 'neutral' | 'work';
  /** Exit status 1 of it is an answer (grep found nothing). */
  answers: boolean;
  /** Null when its status decides the status of the whole. */
  hiddenBy: Hiding | null;
  /** False when its output went to a file or device that nothing shows later. */
  visible: boolean;
}

/** What a command line is made of, as far as its status and its output are concerned. */
export interface CommandShape {
  segments: readonly Segment[];
  /** The call that the command is about: the first that does work, else the first. Null for an empty command. */
  main: Segment | null;
  /** Calls that do work, whose status is lost and whose output can be seen. */
  hidden: readonly Segment[];
  /** Nothing in it does work: it only shows what is there. */
  readOnly: boolean;
  /** Statuses that the command itself prints (`echo "exit: $?"`). */
  statusEchoes: readonly StatusEcho[];
  /** Name of the main program, e.g. `pytest`; empty without a command. */
  family: string;
  /** The calls that do work, normalised: equal for the same work in another wrapping (`cd x && pytest -q 2>&1 | tail` and `pytest`). */
  runKey: string;
}

interface State {
  errexit: boolean;
  pipefail: boolean;
}

/** A segment that still knows where its output went. */
interface Draft extends Omit<Segment, 'visible'> {
  out: string | null;
  err: string | null;
  words: string[];
}

/** `sh -c` inside `sh -c` …: deeper than this nobody types. */
const DEPTH_LIMIT = 4;
const NULL_DEVICE = /^(?:\/dev\/null|NUL|\$null)$/i;

class ShapeReader {
  readonly drafts: Draft[] = [];
  readonly echoes: StatusEcho[] = [];
  /** Variables that hold a status, and whether it is that of work. */
  private readonly statusVariables = new Map<string, boolean>();

  list(list: ShellList, hidden: Hiding | null, state: State, depth: number): void {
    list.forEach((item, index) => {
      const last = index === list.length - 1;
      const hiding = item.background ? 'background' : last || state.errexit ? hidden : (hidden ?? 'sequence');
      this.andOr(item, hiding, state, depth);
    });
  }

  private andOr(item: AndOr, hidden: Hiding | null, state: State, depth: number): void {
    item.pipelines.forEach((pipeline, index) => {
      // a later `||` decides instead, unless what it runs ends in failure anyway
      const rescue = item.links.findIndex((link, i) => i >= index && link === '||');
      const rescued = rescue >= 0 && !this.fails(item.pipelines[rescue + 1] as Pipeline);
      this.pipeline(pipeline, rescued ? (hidden ?? 'or') : hidden, state, depth);
    });
  }

  /** `false`, `exit 1`, `return 1`, or a group that ends so. */
  private fails(pipeline: Pipeline): boolean {
    const command = pipeline.commands.at(-1);
    if (!command) return false;
    if (command.kind !== 'simple') {
      const last = command.bodies.at(-1)?.at(-1)?.pipelines.at(-1);
      return last ? this.fails(last) : false;
    }
    const [program, status] = command.words.map((word) => word.text);
    if (program === 'false') return true;
    return (program === 'exit' || program === 'return') && status !== undefined && status !== '0';
  }

  private pipeline(pipeline: Pipeline, hidden: Hiding | null, state: State, depth: number): void {
    pipeline.commands.forEach((command, index) => {
      const last = index === pipeline.commands.length - 1;
      const piped = last || state.pipefail ? hidden : (hidden ?? 'pipe');
      this.command(command, pipeline.negated ? (piped ?? 'negation') : piped, state, depth);
    });
  }

  private command(command: ShellCommand, hidden: Hiding | null, state: State, depth: number): void {
    if (command.kind === 'simple') {
      this.simple(command, hidden, state, depth);
      return;
    }
    if (command.kind === 'function') return;
    const before = this.drafts.length;
    for (const condition of command.conditions) this.list(condition, hidden ?? 'condition', state, depth);
    const inner = command.kind === 'loop' ? (hidden ?? 'loop') : hidden;
    const own = command.kind === 'subshell' ? { ...state } : state;
    for (const body of command.bodies) this.list(body, inner, own, depth);
    const { out, err } = destinations(command.redirects);
    for (const draft of this.drafts.slice(before)) {
      draft.out ??= out;
      draft.err ??= err;
    }
  }

  private simple(command: SimpleCommand, hidden: Hiding | null, state: State, depth: number): void {
    const words = command.words.map((word) => word.text);
    for (const assignment of command.assignments) {
      const [, name, value] = /^(\w+)=(.*)$/s.exec(assignment) ?? [];
      if (name && /^"?\$(?:\?|\{PIPESTATUS\[\d\]\})"?$/.test(value ?? ''))
        this.statusVariables.set(name, value?.includes('PIPESTATUS') || this.statusTells());
    }
    if ((words.length === 0 || words[0] === 'echo') && depth < DEPTH_LIMIT)
      for (const script of substitutions([...command.assignments, ...words]))
        this.list(
          shellTree(script),
          words.length > 0 ? 'substitution' : hidden,
          { errexit: false, pipefail: false },
          depth + 1,
        );
    if (words.length === 0) return;
    if (words[0] === 'set' || words[0] === 'shopt') applySet(words, state);
    const script = nestedScript(words);
    if (script !== null && depth < DEPTH_LIMIT) {
      const inner: State = { errexit: false, pipefail: false };
      applySet(words.slice(0, words.indexOf(script)), inner);
      this.list(shellTree(script), hidden, inner, depth + 1);
      return;
    }
    const echo = readStatusEcho(words, this.statusVariables);
    const [program = '', ...args] = unwrapCommand(words);
    if (echo) {
      const { before, after, variable } = echo;
      const tells = variable === null || (variable === '?' ? this.statusTells() : this.statusVariables.get(variable));
      this.echoes.push({ before, after, tells: tells ?? false });
    }
    if (program === 'exit' && /\$/.test(args[0] ?? '')) this.reveal();
    const { out, err } = destinations(command.redirects);
    const role = roleOf(program, args);
    const answers = answersByStatus(program, args);
    this.drafts.push({ program, args, text: words.join(' '), role, answers, hiddenBy: hidden, out, err, words });
  }

  /** Is `$?` the status of a call that does work? */
  private statusTells(): boolean {
    const last = this.drafts.at(-1);
    return last?.role === 'work' && !last.answers;
  }

  /** `exit $rc` hands on what was kept: nothing before it is hidden any more. */
  private reveal(): void {
    for (const draft of this.drafts) draft.hiddenBy = null;
  }
}

/** `set -e`, `set -euo pipefail`, `set +e`, `bash -eo pipefail`. */
function applySet(words: readonly string[], state: State): void {
  words.slice(1).forEach((word, index) => {
    const on = word.startsWith('-');
    if (!on && !word.startsWith('+')) return;
    if (/^[-+]\w*e/.test(word)) state.errexit = on;
    const option = /^[-+]\w*o$/.test(word) ? words[index + 2] : undefined;
    if (option === 'pipefail') state.pipefail = on;
    if (option === 'errexit') state.errexit = on;
  });
}

const SHELLS = /(?:^|\/)(?:ba|da|z|k|a)?sh$/;

/** The script inside `bash -c '…'`, `sh -lc '…'`, `eval '…'`; otherwise null. */
function nestedScript(words: readonly string[]): string | null {
  if (words[0] === 'eval' && words.length > 1) return words.slice(1).join(' ');
  const shell = words.findIndex((word) => SHELLS.test(word));
  if (shell < 0 || (shell > 0 && unwrapCommand(words)[0] !== words[shell]?.replace(/^.*\//, ''))) return null;
  const option = words.findIndex((word, i) => i > shell && /^-[a-z]*c$/.test(word));
  return option > 0 ? (words[option + 1] ?? null) : null;
}

/** The scripts inside `$(…)` of these words, outermost only. */
function substitutions(words: readonly string[]): string[] {
  const scripts: string[] = [];
  for (const word of words) {
    const from = word.indexOf('$(');
    if (from < 0 || word[from + 2] === '(') continue;
    const to = word.lastIndexOf(')');
    scripts.push(word.slice(from + 2, to > from ? to : undefined));
  }
  return scripts;
}

/** Where stdout and stderr of a call go: a file, the null device, or null for where they always go. */
function destinations(redirects: SimpleCommand['redirects']): { out: string | null; err: string | null } {
  let out: string | null = null;
  let err: string | null = null;
  for (const { operator, fd, target } of redirects) {
    if (operator === '&>' || operator === '&>>') out = err = target;
    else if (operator === '>&' && /^\d$/.test(target)) {
      if (fd === 2 && target === '1') err = out;
      else if ((fd ?? 1) === 1 && target === '2') out = err;
    } else if (operator === '>&' && fd === null) out = err = target;
    else if (operator === '>' || operator === '>>' || operator === '>|') {
      if (fd === 2) err = target;
      else if ((fd ?? 1) === 1) out = target;
    }
  }
  return { out, err };
}

/** True when a file that got output is named by a later call (`cat log`). */
const shownLater = (file: string, drafts: readonly Draft[], index: number): boolean =>
  !NULL_DEVICE.test(file) && drafts.some((draft, at) => at > index && draft.words.indexOf(file, 1) > 0);

const EMPTY: CommandShape = {
  segments: [],
  main: null,
  hidden: [],
  readOnly: false,
  statusEchoes: [],
  family: '',
  runKey: '',
};

/**
 * Reads a shell command line: its calls, which of them decides the status, what hides the status of the others, and what it is about.
 * Never throws; a command that is no shell grammar reads as one call. Linear in the command.
 */
export function commandShape(command: string | undefined): CommandShape {
  if (!command?.trim()) return EMPTY;
  const reader = new ShapeReader();
  reader.list(shellTree(command), null, { errexit: false, pipefail: false }, 0);
  const segments = reader.drafts.map(({ out, err, words: _, ...draft }, index): Segment => {
    const visible = out === null || err === null || [out, err].some((file) => shownLater(file, reader.drafts, index));
    return { ...draft, visible };
  });
  const work = segments.filter((segment) => segment.role === 'work');
  const runKeys = new Set(work.map((segment) => runKeyOf(segment.program, segment.args)));
  const main = work[0] ?? segments.find((segment) => segment.role === 'read') ?? segments[0] ?? null;
  return {
    segments,
    main,
    hidden: work.filter((segment) => segment.hiddenBy !== null && segment.visible),
    readOnly: work.length === 0 && segments.some((segment) => segment.role === 'read'),
    statusEchoes: reader.echoes,
    family: main?.program ?? '',
    runKey: runKeys.size > 0 ? [...runKeys].join(' && ') : main ? runKeyOf(main.program, main.args) : '',
  };
}
