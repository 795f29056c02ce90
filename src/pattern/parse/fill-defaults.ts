import type { Layer, Pattern } from '../pattern.ts';
import type { PatternInput } from './pattern-schema.ts';

const titleOf = (id: string): string => {
  const words = id
    .slice(id.indexOf('/') + 1)
    .replace(/[-_.]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** How sure a match is when the author does not say. */
const confidenceOf = (input: PatternInput, layer: Layer): number => {
  if (input.generic) return 0.5;
  return layer === 'built-in' ? 0.9 : 0.8;
};

/** A complete pattern from a validated entry. Nothing outside the built-in layer is trusted until somebody says so. */
export function fillDefaults(input: PatternInput, layer: Layer): Pattern {
  const { flags, agreed, ...rest } = input;
  return {
    ...rest,
    title: input.title ?? titleOf(input.id),
    flags: flags ?? 'm',
    confidence: input.confidence ?? confidenceOf(input, layer),
    generic: input.generic ?? false,
    consequence: input.consequence ?? false,
    notice: input.notice ?? false,
    layer,
    ...(agreed && layer === 'learned' && { agreed }),
    trusted: layer === 'built-in',
  };
}
