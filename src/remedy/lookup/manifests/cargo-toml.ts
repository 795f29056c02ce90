import type { Declared } from '../declared.ts';
import { isTable, parseToml, type TomlTable, type TomlValue, tomlTable } from '../toml.ts';

/** What a Cargo.toml says about its package and workspace. */
export interface CargoToml {
  packageName: string | null;
  members: string[];
  declared: Declared[];
  /** `path = "…"` of dependencies by name, relative to this manifest. */
  paths: Record<string, string>;
}

const TABLES: [string, string][] = [
  ['dependencies', 'main'],
  ['dev-dependencies', 'dev'],
  ['build-dependencies', 'build'],
];

const requirementOf = (value: TomlValue): string => {
  if (typeof value === 'string') return value;
  if (!isTable(value)) return '';
  for (const key of ['version', 'path', 'git']) if (typeof value[key] === 'string') return value[key];
  return value.workspace === true ? 'workspace' : '';
};

export function readCargoToml(text: string, file: string): CargoToml {
  const doc = parseToml(text);
  const declared: Declared[] = [];
  const paths: Record<string, string> = {};
  const take = (table: TomlTable | null, group: string): void => {
    for (const [name, value] of Object.entries(table ?? {})) {
      declared.push({ name, requirement: requirementOf(value), spec: name, file, group, ecosystem: 'rust' });
      if (isTable(value) && typeof value.path === 'string') paths[name] = value.path;
    }
  };
  for (const [key, group] of TABLES) {
    take(tomlTable(doc, key), group);
    for (const target of Object.values(tomlTable(doc, 'target') ?? {}))
      take(isTable(target) ? tomlTable(target, key) : null, group);
  }
  take(tomlTable(doc, 'workspace', 'dependencies'), 'workspace');
  const members = tomlTable(doc, 'workspace')?.members;
  const name = tomlTable(doc, 'package')?.name;
  return {
    packageName: typeof name === 'string' ? name : null,
    members: Array.isArray(members) ? members.filter((item): item is string => typeof item === 'string') : [],
    declared,
    paths,
  };
}
