import { basename } from 'node:path/posix';
import type { FactFinder } from '../facts-for.ts';
import { readPackageJson } from '../lookup/manifests/package-json.ts';
import { projectVenv } from '../lookup/python-interpreter.ts';

/** Where a command that is not on PATH is after all: in node_modules, in the environment, in a script or the project itself. */
export const commandFacts: FactFinder = async ({ captures }, view) => {
  const name = basename(captures.command ?? '');
  if (!name) return [];
  const facts: string[] = [];
  if (await view.stat(`node_modules/.bin/${name}`))
    facts.push(`node_modules/.bin/${name} exists: \`npx ${name}\` runs it`);
  const venv = await projectVenv(view);
  if (venv && (await view.entries(`${venv}/bin`)).includes(name))
    facts.push(`${venv}/bin/${name} exists; the environment is not active`);
  const source = await view.read('package.json');
  if (source) {
    const { declared, scripts } = readPackageJson(source.text, 'package.json');
    if (facts.length === 0 && declared.some((entry) => entry.name === name))
      facts.push(`package.json declares ${name}, and it is not installed`);
    if (Object.hasOwn(scripts, name)) facts.push(`package.json has a script of that name: \`npm run ${name}\``);
  }
  const files = (await view.list()).filter(
    (path) => basename(path).replace(/\.\w+$/, '') === name && /(^|\/)(?:bin|scripts?|tools?)\//.test(path),
  );
  if (files[0]) facts.push(`the project has ${files[0]}`);
  return facts;
};
