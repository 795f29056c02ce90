import type * as z from 'zod';
import { nearestName } from '../system/nearest-name.ts';
import type { ConfigProblem } from './problem.ts';
import { layered, type RawObject, without } from './raw-object.ts';
import { type Config, configSchema } from './schema.ts';

/** A problem per round at most; a file with more has its rest ignored. */
const MAX_ROUNDS = 50;

/**
 * Lays `raw` over `base` and keeps what the schema accepts: an unknown key or a wrong value is reported and dropped, the rest counts.
 * Answers the layer without the faults, so that rules for it can look at what it really says.
 */
export function checkLayer(
  raw: RawObject,
  base: Config,
  file: string,
): { layer: RawObject; problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  let layer = raw;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const result = configSchema.safeParse(layered(base, layer));
    if (result.success) return { layer, problems };
    for (const issue of result.error.issues) {
      const before = layer;
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) {
          problems.push({ file, key: [...issue.path, key].join('.'), message: unknownKey(key, issue.path) });
          layer = without(layer, [...issue.path, key]);
        }
      } else {
        const path = issue.path.filter((part) => typeof part !== 'number');
        problems.push({ file, key: path.join('.'), message: wrongValue(issue) });
        layer = without(layer, path);
      }
      if (layer === before) break; // the fault is not in this layer: the next round would find it again
    }
  }
  return { layer: {}, problems };
}

function unknownKey(key: string, path: readonly PropertyKey[]): string {
  const known = keysAt(path);
  const near = nearestName(key, known) ?? known.find((name) => name.replace(/_/g, '') === key.replace(/_/g, ''));
  return near ? `unknown key; did you mean \`${near}\`?` : `unknown key; known here: ${known.join(', ')}`;
}

const wrongValue = (issue: z.core.$ZodIssue): string => issue.message.replace(/^Invalid (?:input|option): /, '');

/** The keys that the schema knows at `path`. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let node: unknown = configSchema;
  for (const part of path) {
    const here = unwrapped(node);
    if (hasShape(here)) node = here.shape[String(part)];
    else if (hasValueType(here)) node = here.valueType;
    else return [];
  }
  const here = unwrapped(node);
  return hasShape(here) ? Object.keys(here.shape) : [];
}

const unwrapped = (node: unknown): unknown =>
  typeof node === 'object' && node !== null && 'unwrap' in node && typeof node.unwrap === 'function'
    ? node.unwrap()
    : node;

const hasShape = (node: unknown): node is { shape: Record<string, unknown> } =>
  typeof node === 'object' && node !== null && 'shape' in node && typeof node.shape === 'object';

const hasValueType = (node: unknown): node is { valueType: unknown } =>
  typeof node === 'object' && node !== null && 'valueType' in node;
