import { parse as parseYaml } from 'yaml';
import type { Declared } from '../declared.ts';
import { parseToml, tomlTable } from '../toml.ts';
import { versionTable } from './pyproject.ts';
import { readRequirement } from './python-requirements.ts';

const all = (specs: readonly string[], file: string, group: string): Declared[] =>
  specs.map((spec) => readRequirement(spec, file, group)).filter((entry): entry is Declared => entry !== null);

export const readPipfile = (text: string, file: string): Declared[] => {
  const doc = parseToml(text);
  return [
    ...versionTable(tomlTable(doc, 'packages') ?? {}, file, 'main'),
    ...versionTable(tomlTable(doc, 'dev-packages') ?? {}, file, 'dev'),
  ];
};

/** `install_requires` and `[options.extras_require]` of setup.cfg: one requirement an indented line. */
export const readSetupCfg = (text: string, file: string): Declared[] => {
  const found: Declared[] = [];
  let section = '';
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    const entry = /^(\w[\w.-]*)\s*[=:]\s*(.*)$/.exec(line);
    if (header) [section, key] = [header.trim(), ''];
    else if (entry) key = entry[1] ?? '';
    const value = header ? '' : (entry?.[2] ?? (/^\s/.test(line) ? line.trim() : ''));
    const main = section === 'options' && (key === 'install_requires' || key === 'tests_require');
    if (value && !value.startsWith('#') && (main || section === 'options.extras_require')) {
      found.push(...all(value.split(/\s*,\s*(?=[A-Za-z])/), file, main ? 'main' : key));
    }
  }
  return found;
};

/** String literals in the lists of setup.py's `install_requires` and the like. Read, never run. */
export const readSetupPy = (text: string, file: string): Declared[] => {
  const found: Declared[] = [];
  for (const list of text.matchAll(
    /\b(install_requires|tests_require|extras_require|requires?)\s*=\s*[[{]([^\]}]{0,4000})/g,
  )) {
    const specs = [...(list[2] ?? '').matchAll(/(['"])([^'"\n]+)\1(?!\s*:)/g)].map((item) => item[2] ?? '');
    found.push(...all(specs, file, list[1] === 'install_requires' ? 'main' : 'dev'));
  }
  return found;
};

/** `dependencies` of a conda environment.yml, its `pip:` list included. */
export const readEnvironmentYml = (text: string, file: string): Declared[] => {
  let doc: unknown;
  try {
    doc = parseYaml(text);
  } catch {
    return []; // a broken file declares nothing that we could trust
  }
  const list = typeof doc === 'object' && doc !== null && 'dependencies' in doc ? doc.dependencies : null;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item): Declared[] => {
    if (typeof item === 'string') {
      const [name = '', version = ''] = item.replace(/^[\w-]+::/, '').split(/(?=[=<>])/, 2);
      return name === 'python'
        ? []
        : [{ name, requirement: version, spec: name, file, group: 'conda', ecosystem: 'python' }];
    }
    const pip = typeof item === 'object' && item !== null && 'pip' in item ? item.pip : null;
    return Array.isArray(pip)
      ? all(
          pip.filter((spec): spec is string => typeof spec === 'string'),
          file,
          'main',
        )
      : [];
  });
};
