import type { Diagnosis, Report } from '../diagnosis/diagnosis.ts';
import type { ProjectView } from './remedy.ts';

/** Looks one kind of fact up. Each is one sentence without a full stop, with names and places of this project. */
export type FactFinder = (diagnosis: Diagnosis, view: ProjectView, report?: Report) => Promise<string[]>;

/** What is worth knowing for which failure, best first; modules are loaded when they apply. */
const FINDERS: { applies: (diagnosis: Diagnosis) => boolean; load: () => Promise<FactFinder> }[] = [
  {
    applies: ({ root }) => root.includes('import cycle not allowed'),
    load: async () => (await import('./facts/go-facts.ts')).cycleFacts,
  },
  {
    applies: ({ root }) =>
      /^panic: (?:assignment to entry in nil map|runtime error: invalid memory address)/.test(root),
    load: async () => (await import('./facts/go-facts.ts')).nilFacts,
  },
  {
    applies: ({ root }) => /\.go:\d+:\d+: missing return/.test(root),
    load: async () => (await import('./facts/go-facts.ts')).missingReturnFacts,
  },
  {
    applies: ({ root }) =>
      /go\.mod file not found|cannot find main module|does not contain (?:main module|modules listed)/.test(root),
    load: async () => (await import('./facts/go-facts.ts')).moduleFacts,
  },
  {
    applies: ({ root }) => root.includes('NullPointerException'),
    load: async () => (await import('./facts/java-facts.ts')).javaNullFacts,
  },
  {
    applies: ({ root }) => /[Ss]egmentation fault|SIGSEGV|core dumped|double free|stack smashing/.test(root),
    load: async () => (await import('./facts/crash-facts.ts')).crashFacts,
  },
  {
    applies: ({ root }) => /multiple definition of|duplicate symbol/.test(root),
    load: async () => (await import('./facts/crash-facts.ts')).duplicateFacts,
  },
  {
    applies: ({ captures }) => captures.module !== undefined || captures.package !== undefined,
    load: async () => (await import('./facts/dependency-facts.ts')).dependencyFacts,
  },
  {
    applies: ({ category, captures }) =>
      category === 'connection' || category === 'port_in_use' || captures.port !== undefined,
    load: async () => (await import('./facts/port-facts.ts')).portFacts,
  },
  {
    applies: ({ category }) => category === 'merge_conflict' || category === 'git',
    load: async () => (await import('./facts/git-facts.ts')).gitFacts,
  },
  {
    applies: ({ category, captures }) => captures.command !== undefined && category === 'command_not_found',
    load: async () => (await import('./facts/command-facts.ts')).commandFacts,
  },
  {
    applies: ({ category }) => category === 'version',
    load: async () => (await import('./facts/version-facts.ts')).versionFacts,
  },
  {
    applies: ({ captures }) => captures.key !== undefined,
    load: async () => (await import('./facts/key-facts.ts')).keyFacts,
  },
  {
    applies: ({ captures }) =>
      [captures.symbol, captures.member, captures.type, captures.trait].some((name) => name !== undefined),
    load: async () => (await import('./facts/definition-facts.ts')).definitionFacts,
  },
];

/** Facts that one advice can carry. */
const MOST = 4;

/**
 * Facts of this project that help whoever decides about a failure: what the manifests list, where a name is defined, which script starts the
 * service. Empty when nothing is known. Reads only; a finder that fails is left out.
 */
export async function factsFor(diagnosis: Diagnosis, view: ProjectView, report?: Report): Promise<string[]> {
  const facts: string[] = [];
  for (const { applies, load } of FINDERS) {
    if (facts.length >= MOST || !applies(diagnosis)) continue;
    try {
      facts.push(...(await (await load())(diagnosis, view, report)));
    } catch (error) {
      if (!(error instanceof Error)) throw error; // a fact that cannot be looked up is no reason to say less
    }
  }
  return [...new Set(facts)].slice(0, MOST);
}
