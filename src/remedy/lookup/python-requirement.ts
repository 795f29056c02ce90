import type { Declared } from './declared.ts';
import { distributionCandidates, knownDistribution, normaliseDistribution } from './python-distributions.ts';

/** Variants of one distribution (`opencv-python` and `-headless`, `psycopg2` and `-binary`) provide the same import. */
const isVariant = (declared: string, known: string): boolean =>
  declared.startsWith(`${known}-`) || known.startsWith(`${declared}-`);

/** The declaration that provides an import name, exact spellings before variants, or null when the project declares none. */
export function declarationOf(module: string, declared: readonly Declared[]): Declared | null {
  const candidates = distributionCandidates(module);
  for (const candidate of candidates) {
    const exact = declared.find((entry) => normaliseDistribution(entry.name) === candidate);
    if (exact) return exact;
  }
  const known = knownDistribution(module.split('.')[0] ?? module);
  if (!known) return null;
  return declared.find((entry) => isVariant(normaliseDistribution(entry.name), normaliseDistribution(known))) ?? null;
}
