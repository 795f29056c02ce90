import type { FactFinder } from '../facts-for.ts';
import { findDefinitions } from '../lookup/definitions.ts';
import { type Language, languageOf } from '../lookup/language.ts';

/** Facts name at most this many places; more of them say nothing. */
const MOST = 3;

/** Where the names of the failure are defined in the project. */
export const definitionFacts: FactFinder = async ({ captures, locations }, view) => {
  const file = locations[0]?.file ?? captures.file;
  const language: Language | null = file ? languageOf(file) : null;
  if (!language) return [];
  const facts: string[] = [];
  for (const name of new Set([captures.symbol, captures.type, captures.trait, captures.member])) {
    const last = name?.split(/::|[.:<>&\s]/).find((part) => /^[A-Za-z_]\w+$/.test(part));
    if (!last || facts.length >= MOST) continue;
    const found = await findDefinitions(view, last, language);
    const places = found.filter((definition) => !(definition.file === file && definition.line === locations[0]?.line));
    if (places.length === 0 || places.length > MOST) continue;
    facts.push(`\`${last}\` is defined in ${places.map((place) => `${place.file}:${place.line}`).join(', ')}`);
  }
  return facts;
};
