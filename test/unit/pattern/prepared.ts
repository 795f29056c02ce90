import { fillDefaults } from '../../../src/pattern/parse/fill-defaults.ts';
import type { Layer, Pattern, PreparedPattern } from '../../../src/pattern/pattern.ts';
import { preparePatterns } from '../../../src/pattern/prepare-patterns.ts';

/** A pattern that can be matched, from its id and regex. */
export function prepared(
  id: string,
  error_regex: string,
  extra: Partial<Pattern> = {},
  layer: Layer = 'built-in',
): PreparedPattern {
  const pattern = { ...fillDefaults({ id, error_regex, category: 'other', severity: 'high' }, layer), ...extra };
  const { patterns, problems } = preparePatterns([pattern], 'test.json5');
  if (!patterns[0]) throw new Error(problems.map(({ message }) => message).join());
  return patterns[0];
}
