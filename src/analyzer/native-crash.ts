import type { Category } from '../pattern/pattern.ts';
import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { isForeignPath } from './reading/foreign-path.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { toolError } from './reading/tool-error.ts';

interface Crash {
  pattern: RegExp;
  category: Category;
}

/** What a native program or its sanitizer prints when it dies. */
const CRASHES: readonly Crash[] = [
  { pattern: /^==\d+==\s?ERROR: (?:Address|HWAddress)Sanitizer: (?<code>[\w-]+)/, category: 'memory' },
  { pattern: /^==\d+==\s?ERROR: LeakSanitizer: /, category: 'memory' },
  { pattern: /^(?:==\d+==\s?)?WARNING: MemorySanitizer: /, category: 'memory' },
  { pattern: /^WARNING: ThreadSanitizer: /, category: 'concurrency' },
  { pattern: /^(?<file>\S+?):(?<line>\d+):(?<column>\d+): runtime error: /, category: 'runtime' },
  {
    pattern: /^==\d+== (?:Invalid (?:read|write|free)|Conditional jump|Use of uninitialised|Process terminating)/,
    category: 'memory',
  },
  {
    pattern: /^(?:\S+: )?(?<file>[^\s:]+):(?<line>\d+): (?:[^:]+: )?Assertion [`'](?<message>.+)' failed\.?$/,
    category: 'assertion',
  },
  {
    pattern: /^Assertion failed: (?<message>.+), (?:function \S+, )?file (?<file>\S+), line (?<line>\d+)/,
    category: 'assertion',
  },
  {
    pattern:
      /^(?:terminate called after throwing an instance of '(?<type>[^']+)'|libc\+\+abi: terminating|terminate called without an active exception)/,
    category: 'runtime',
  },
  {
    pattern:
      /^(?:free\(\): |malloc\(\): |malloc_consolidate\(\): |realloc\(\): |double free or corruption|corrupted |munmap_chunk\(\): |\*\*\* stack smashing detected|tcache_thread_shutdown)/,
    category: 'memory',
  },
];
const FRAME = /^\s*#\d+ 0x[\da-f]+ (?:in )?(?:\S.*? )?(?<file>\/?[^\s:()]+\.\w+):(?<line>\d+)(?::(?<column>\d+))?/;
const SUMMARY = /^SUMMARY: \w+Sanitizer: /;

/** First frame of the program's own code in a sanitizer's stack. */
const ownFrame = (lines: readonly string[], index: number): { file: string; line: number } | undefined => {
  for (let i = index + 1; i < lines.length && i < index + 60 && !SUMMARY.test(lines[i] ?? ''); i += 1) {
    const groups = FRAME.exec(lines[i] ?? '')?.groups;
    if (groups?.file && !isForeignPath(groups.file) && !groups.file.includes('sanitizer'))
      return { file: groups.file, line: Number(groups.line) };
  }
  return undefined;
};

const crashAt = (lines: readonly string[], index: number): ToolError | null => {
  for (const { pattern, category } of CRASHES) {
    const match = pattern.exec(lines[index] ?? '');
    if (!match) continue;
    const groups = match.groups ?? {};
    const frame = groups.file ? undefined : ownFrame(lines, index);
    return toolError(lines, index, {
      captures: {
        ...groups,
        file: groups.file ?? frame?.file,
        line: groups.line ?? (frame ? String(frame.line) : undefined),
      },
      category,
    });
  }
  return null;
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('native-crash');
  lines.forEach((_, index) => {
    const error = crashAt(lines, index);
    if (error) analysis.errors.push(error);
  });
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** Reads how native programs die: sanitizers, valgrind, assertions, uncaught C++ exceptions, a corrupted heap. */
export const nativeCrash: Analyzer = {
  name: 'native-crash',
  recognises: (text) =>
    text.shows(
      /Sanitizer: |: runtime error: |^==\d+== |Assertion [`'(].*failed|^Assertion failed: |^terminate called|^libc\+\+abi: |^(?:free|malloc|realloc|munmap_chunk)\w*\(\): |double free or corruption|stack smashing detected/m,
    ),
  read,
};
