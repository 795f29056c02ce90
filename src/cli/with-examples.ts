import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listEntries } from '../pattern/parse/list-entries.ts';
import { readJson5 } from '../pattern/parse/read-json5.ts';
import type { Pattern } from '../pattern/pattern.ts';
import { bundleDir } from '../system/own-bundle.ts';
import type { CliContext } from './context.ts';

type Examples = Pattern['examples'];

/** The pattern with the examples of its source file; what is loaded for matching goes without them. An installed bundle has no sources. */
export async function withExamples(pattern: Pattern, context: CliContext): Promise<Pattern> {
  if (pattern.examples) return pattern;
  const examples = pattern.layer === 'built-in' ? shippedExamples(pattern.id) : await ownExamples(pattern.id, context);
  return examples ? { ...pattern, examples } : pattern;
}

/** Read as they are: what ships with heal-hooks was checked when it was built. */
function shippedExamples(id: string): Examples {
  const file = join(bundleDir(), '..', 'patterns', `${id.split('/')[0]}.json5`);
  if (!existsSync(file)) return undefined;
  const document = readJson5(readFileSync(file, 'utf8'));
  const entries = 'error' in document ? null : listEntries(document.value, 'patterns');
  const entry = entries?.find(({ name }) => name === id)?.value;
  return hasExamples(entry) ? entry.examples : undefined;
}

const hasExamples = (entry: unknown): entry is { examples: Examples } =>
  typeof entry === 'object' && entry !== null && 'examples' in entry;

async function ownExamples(id: string, context: CliContext): Promise<Examples> {
  const { patternSources } = await import('./pattern-sources.ts'); // loads the schema library and the regex parser
  const source = (await patternSources(context, [])).flatMap((one) => one.patterns);
  return source.find((one) => one.id === id)?.examples;
}
