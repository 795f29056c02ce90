import { parse } from 'jsonc-parser';
import type { Declared } from '../declared.ts';

const GROUPS = {
  dependencies: 'main',
  devDependencies: 'dev',
  peerDependencies: 'peer',
  optionalDependencies: 'optional',
} as const;

/** The parts of a package.json that remedies ask about. Anything of the wrong type is left out. */
export interface PackageJson {
  name: string | null;
  type: string | null;
  scripts: Record<string, string>;
  declared: Declared[];
  workspaces: string[];
  packageManager: string | null;
}

const textMap = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
    : {};

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Reads a package.json as far as it is readable (comments and a trailing comma do not stop it). */
export function readPackageJson(text: string, file: string): PackageJson {
  const doc: unknown = parse(text, [], { allowTrailingComma: true });
  const top: Record<string, unknown> = typeof doc === 'object' && doc !== null ? { ...doc } : {};
  const declared = Object.entries(GROUPS).flatMap(([key, group]) =>
    Object.entries(textMap(top[key])).map(
      ([name, requirement]): Declared => ({ name, requirement, spec: name, file, group, ecosystem: 'node' }),
    ),
  );
  const spaces = top.workspaces;
  const list = Array.isArray(spaces)
    ? spaces
    : typeof spaces === 'object' && spaces !== null && 'packages' in spaces && Array.isArray(spaces.packages)
      ? spaces.packages
      : [];
  return {
    name: textOr(top.name),
    type: textOr(top.type),
    scripts: textMap(top.scripts),
    declared,
    workspaces: list.filter((item): item is string => typeof item === 'string'),
    packageManager: textOr(top.packageManager),
  };
}
