import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Pattern } from '../pattern/pattern.ts';
import { bundleDir } from '../system/own-bundle.ts';
import type { CliContext } from './context.ts';
import { patternSources } from './pattern-sources.ts';

/** The pattern with the examples of its source file; what is loaded for matching goes without them. An installed bundle has no sources. */
export async function withExamples(pattern: Pattern, context: CliContext): Promise<Pattern> {
  if (pattern.examples) return pattern;
  const shipped = join(bundleDir(), '..', 'patterns', `${pattern.id.split('/')[0]}.json5`);
  const files = pattern.layer === 'built-in' ? [shipped].filter(existsSync) : [];
  if (pattern.layer === 'built-in' && files.length === 0) return pattern;
  const source = (await patternSources(context, files)).flatMap((one) => one.patterns);
  const examples = source.find((one) => one.id === pattern.id)?.examples;
  return examples ? { ...pattern, examples } : pattern;
}
