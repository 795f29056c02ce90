import { parse } from 'jsonc-parser';
import type { Declared, Ecosystem } from '../declared.ts';

const entry =
  (ecosystem: Ecosystem, file: string) =>
  (name: string, requirement = '', group = 'main'): Declared => ({
    name,
    requirement,
    spec: name,
    file,
    group,
    ecosystem,
  });

/** `module` and `require` lines of a go.mod. */
export function readGoMod(text: string, file: string): { module: string | null; declared: Declared[] } {
  const make = entry('go', file);
  const declared: Declared[] = [];
  let inBlock = false;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/\/\/.*$/, '').trim();
    if (/^require\s*\($/.test(line)) inBlock = true;
    else if (line === ')') inBlock = false;
    const found = (inBlock ? /^(\S+)\s+(v\S+)/ : /^require\s+(\S+)\s+(v\S+)/).exec(line);
    if (found) declared.push(make(found[1] ?? '', found[2], raw.includes('// indirect') ? 'indirect' : 'main'));
  }
  return { module: /^module\s+(\S+)/m.exec(text)?.[1] ?? null, declared };
}

/** `group:artifact` of a pom.xml. */
export function readPom(text: string, file: string): Declared[] {
  const make = entry('java', file);
  return [...text.matchAll(/<dependency>([\s\S]{0,2000}?)<\/dependency>/g)].flatMap((block) => {
    const field = (name: string): string =>
      new RegExp(`<${name}>\\s*([^<\\s]+)\\s*</${name}>`).exec(block[1] ?? '')?.[1] ?? '';
    return field('artifactId')
      ? [make(`${field('groupId')}:${field('artifactId')}`, field('version'), field('scope') || 'main')]
      : [];
  });
}

/** `implementation 'group:artifact:version'` of a Gradle build file, Groovy or Kotlin. */
export function readGradle(text: string, file: string): Declared[] {
  const make = entry('java', file);
  const lines = text.matchAll(
    /^\s*(\w*(?:mplementation|pi|untimeOnly|ompileOnly|ompile|kapt|ksp))[\s(]+(['"])([^'":\s]+:[^'":\s]+)(?::([^'"\s]+))?\2/gm,
  );
  return [...lines].map((line) => make(line[3] ?? '', line[4], /^test/.test(line[1] ?? '') ? 'dev' : 'main'));
}

/** `gem 'name', '~> 1.2'` of a Gemfile and `add_dependency` of a gemspec. */
export function readGemfile(text: string, file: string): Declared[] {
  const make = entry('ruby', file);
  const lines = text.matchAll(
    /^\s*(?:\w+\.add_(?:runtime_|development_)?dependency|gem)[\s(]+(['"])([\w.-]+)\1(?:\s*,\s*(['"])([^'"]+)\3)?/gm,
  );
  return [...lines].map((line) => make(line[2] ?? '', line[4]));
}

/** `require` and `require-dev` of a composer.json, platform packages left out. */
export function readComposer(text: string, file: string): Declared[] {
  const make = entry('php', file);
  const doc: unknown = parse(text, [], { allowTrailingComma: true });
  const take = (key: string, group: string): Declared[] => {
    const table =
      typeof doc === 'object' && doc !== null ? Object.entries(doc).find(([name]) => name === key)?.[1] : null;
    return Object.entries(typeof table === 'object' && table !== null ? table : {})
      .filter(([name]) => name.includes('/'))
      .map(([name, version]) => make(name, typeof version === 'string' ? version : '', group));
  };
  return [...take('require', 'main'), ...take('require-dev', 'dev')];
}
