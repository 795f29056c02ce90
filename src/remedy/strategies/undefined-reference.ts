import type { Strategy } from '../remedy.ts';
import { fixUndefinedReference } from './c/undefined-reference.ts';

/**
 * Reads the linker's word for a definition that it misses. When the compiler called the same name undeclared, that is repaired (a slip, a missing
 * header); otherwise says whether a library, a source file or the definition is missing.
 */
export const strategy: Strategy = {
  name: 'undefined-reference',
  summary:
    'Finds why the linker misses a name: misspelled, in a library or source that is not linked, or defined nowhere; links what the C library itself needs (`-lm`), and a source that the build forgot.',
  safety: 'safe',
  why: 'Only a name that the compiler itself reported as unknown is edited, only libraries of the C compiler are added, and only the one source that defines the name; the rest is left to a person.',
  plan: fixUndefinedReference,
};
