import type { Diagnosis } from '../diagnosis/diagnosis.ts';

/** What there may be to look up about a failure, best first. Told apart from looking it up, which is loaded only for those that have one. */
const KINDS = {
  goCycle: ({ root }) => root.includes('import cycle not allowed'),
  goNil: ({ root }) => /^panic: (?:assignment to entry in nil map|runtime error: invalid memory address)/.test(root),
  goReturn: ({ root }) => /\.go:\d+:\d+: missing return/.test(root),
  goModule: ({ root }) =>
    /go\.mod file not found|cannot find main module|does not contain (?:main module|modules listed)/.test(root),
  javaNull: ({ root }) => root.includes('NullPointerException'),
  crash: ({ root }) => /[Ss]egmentation fault|SIGSEGV|core dumped|double free|stack smashing/.test(root),
  duplicate: ({ root }) => /multiple definition of|duplicate symbol/.test(root),
  dependency: ({ captures }) => captures.module !== undefined || captures.package !== undefined,
  port: ({ category, captures }) =>
    category === 'connection' || category === 'port_in_use' || captures.port !== undefined,
  git: ({ category }) => category === 'merge_conflict' || category === 'git',
  command: ({ category, captures }) => captures.command !== undefined && category === 'command_not_found',
  version: ({ category }) => category === 'version',
  key: ({ captures }) => captures.key !== undefined,
  definition: ({ captures }) =>
    [captures.symbol, captures.member, captures.type, captures.trait].some((name) => name !== undefined),
} satisfies Record<string, (diagnosis: Diagnosis) => boolean>;

export type FactKind = keyof typeof KINDS;

/** The kinds of facts that may be known about a failure, best first. */
export const factKindsOf = (diagnosis: Diagnosis): FactKind[] =>
  (Object.keys(KINDS) as FactKind[]).filter((kind) => KINDS[kind](diagnosis));
