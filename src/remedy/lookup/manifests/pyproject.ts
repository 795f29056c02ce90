import type { Declared } from '../declared.ts';
import { isTable, parseToml, type TomlTable, type TomlValue, tomlTable } from '../toml.ts';
import { readRequirement } from './python-requirements.ts';

const strings = (value: TomlValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** PEP 621 and PEP 735 lists, hatch environments, and poetry's tables. */
export function readPyproject(text: string, file: string): Declared[] {
  const doc = parseToml(text);
  const found: (Declared | null)[] = [];
  const list = (value: TomlValue | undefined, group: string): void => {
    for (const spec of strings(value)) found.push(readRequirement(spec, file, group));
  };
  const project = tomlTable(doc, 'project');
  list(project?.dependencies, 'main');
  for (const [extra, specs] of Object.entries(tomlTable(doc, 'project', 'optional-dependencies') ?? {}))
    list(specs, extra);
  for (const [group, specs] of Object.entries(tomlTable(doc, 'dependency-groups') ?? {})) list(specs, group);
  for (const [group, specs] of Object.entries(tomlTable(doc, 'tool', 'pdm', 'dev-dependencies') ?? {}))
    list(specs, group);
  list(tomlTable(doc, 'tool', 'uv')?.['dev-dependencies'], 'dev');
  found.push(...poetry(tomlTable(doc, 'tool', 'poetry'), file));
  return found.filter((entry): entry is Declared => entry !== null);
}

const poetry = (tool: TomlTable | null, file: string): Declared[] => {
  if (!tool) return [];
  const groups: [string, TomlValue | undefined][] = [
    ['main', tool.dependencies],
    ['dev', tool['dev-dependencies']],
    ...Object.entries(tomlTable(tool, 'group') ?? {}).map(([name, group]): [string, TomlValue | undefined] => [
      name,
      isTable(group) ? group.dependencies : undefined,
    ]),
  ];
  return groups.flatMap(([group, table]) => (isTable(table) ? versionTable(table, file, group) : []));
};

/** `name = "^1.2"` or `name = {version = "…", …}`, as poetry and Pipfile write it. */
export function versionTable(table: TomlTable, file: string, group: string): Declared[] {
  return Object.entries(table).flatMap(([name, value]): Declared[] => {
    if (name === 'python' || name === 'python_version') return [];
    const version = isTable(value) ? value.version : value;
    const requirement = typeof version === 'string' && version !== '*' ? version : '';
    const pip = caretRange(requirement);
    const spec = pip === null ? name : `${name}${pip}`;
    return [{ name, requirement, spec, file, group, ecosystem: 'python' }];
  });
}

/** Poetry's `^1.2.3` and `~1.2` in the notation that pip reads; null when it cannot be said. */
const caretRange = (requirement: string): string | null => {
  if (requirement === '') return '';
  const found = /^([\^~])(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(requirement);
  if (!found)
    return /^[<>=!~]=?/.test(requirement) ? requirement : /^[\d.]+$/.test(requirement) ? `==${requirement}` : null;
  const [major, minor] = [Number(found[2]), Number(found[3] ?? 0)];
  const floor = requirement.slice(1);
  if (found[1] === '~') return `>=${floor},<${found[3] === undefined ? `${major + 1}` : `${major}.${minor + 1}`}`;
  return `>=${floor},<${major > 0 ? `${major + 1}` : `0.${minor + 1}`}`;
};
