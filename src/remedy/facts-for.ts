import type { Diagnosis, Report } from '../diagnosis/diagnosis.ts';
import { type FactKind, factKindsOf } from './fact-kinds.ts';
import type { ProjectView } from './remedy.ts';

/** Looks one kind of fact up. Each is one sentence without a full stop, with names and places of this project. */
export type FactFinder = (diagnosis: Diagnosis, view: ProjectView, report?: Report) => Promise<string[]>;

/** Modules are loaded when they apply. */
const FINDERS: Record<FactKind, () => Promise<FactFinder>> = {
  goCycle: async () => (await import('./facts/go-facts.ts')).cycleFacts,
  goNil: async () => (await import('./facts/go-facts.ts')).nilFacts,
  goReturn: async () => (await import('./facts/go-facts.ts')).missingReturnFacts,
  goModule: async () => (await import('./facts/go-facts.ts')).moduleFacts,
  javaNull: async () => (await import('./facts/java-facts.ts')).javaNullFacts,
  crash: async () => (await import('./facts/crash-facts.ts')).crashFacts,
  duplicate: async () => (await import('./facts/crash-facts.ts')).duplicateFacts,
  dependency: async () => (await import('./facts/dependency-facts.ts')).dependencyFacts,
  port: async () => (await import('./facts/port-facts.ts')).portFacts,
  git: async () => (await import('./facts/git-facts.ts')).gitFacts,
  command: async () => (await import('./facts/command-facts.ts')).commandFacts,
  version: async () => (await import('./facts/version-facts.ts')).versionFacts,
  key: async () => (await import('./facts/key-facts.ts')).keyFacts,
  definition: async () => (await import('./facts/definition-facts.ts')).definitionFacts,
};

/** Facts that one advice can carry. */
const MOST = 4;

/**
 * Facts of this project that help whoever decides about a failure: what the manifests list, where a name is defined, which script starts the
 * service. Empty when nothing is known. Reads only; a finder that fails is left out.
 */
export async function factsFor(diagnosis: Diagnosis, view: ProjectView, report?: Report): Promise<string[]> {
  const facts: string[] = [];
  for (const kind of factKindsOf(diagnosis)) {
    if (facts.length >= MOST) break;
    try {
      facts.push(...(await (await FINDERS[kind]())(diagnosis, view, report)));
    } catch (error) {
      if (!(error instanceof Error)) throw error; // a fact that cannot be looked up is no reason to say less
    }
  }
  return [...new Set(facts)].slice(0, MOST);
}
