import { symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeProject, type TestProject } from './project.ts';

const modules = join(resolve(dirname(fileURLToPath(import.meta.url)), '..', '..'), 'node_modules');

/** The compiler of this repository. */
export const TSC = ['node', join(modules, 'typescript', 'bin', 'tsc'), '-p', '.', '--pretty', 'false'];

/** One of its messages, taken apart. */
export const TS_ERROR =
  /^(?<file>[^(]+)\((?<line>\d+),(?<column>\d+)\): error (?<code>TS\d+): (?:'(?<symbol>\w+)' (?:is a type|is declared)|Module '(?<module>[^']+)' (?:has no exported member|can only be)(?: '(?<member>\w+)')?|(?<message>.*))/;

/** A TypeScript project that uses the compiler of this repository. */
export function typescriptProject(options: Record<string, unknown>, files: Record<string, string>): TestProject {
  const compilerOptions = JSON.stringify({ noEmit: true, strict: true, types: [], ...options });
  const project = makeProject({
    '.gitignore': 'node_modules\n',
    'tsconfig.json': `{\n  // what counts\n  "compilerOptions": ${compilerOptions}\n}\n`,
    ...files,
  });
  symlinkSync(modules, join(project.root, 'node_modules'));
  return project;
}
