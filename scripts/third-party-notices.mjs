// Collects the licences of the packages that a bundle contains: what is shipped is known from the bundler itself, not from a list.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `node_modules/@scope/name` of an input path, the innermost one. */
const packageOf = (input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? null;

const licenceText = (folder) => {
  const names = readdirSync(folder).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name));
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
};

/**
 * The notices as one text, packages in order of their names.
 * @param {Iterable<string>} inputs the inputs of an esbuild metafile
 * @param {string} root folder that the inputs are relative to
 * @throws when a bundled package says nothing about its licence: then it must not be shipped
 */
export function thirdPartyNotices(inputs, root) {
  const folders = new Set([...inputs].map(packageOf).filter((folder) => folder !== null));
  const entries = [...folders].map((folder) => {
    const path = join(root, folder);
    const { name, version, license, homepage, repository } = JSON.parse(
      readFileSync(join(path, 'package.json'), 'utf8'),
    );
    const text = existsSync(path) ? licenceText(path) : '';
    if (!license && text === '') throw new Error(`${name} is bundled and has no licence`);
    const origin = homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? '';
    return { name, text: [`${name} ${version} (${license ?? 'see below'})`, origin, '', text].join('\n').trim() };
  });
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  const intro = 'heal-hooks contains code of the packages below, each under its own licence.';
  return `${[intro, ...entries.sort((a, b) => (a.name < b.name ? -1 : 1)).map((entry) => entry.text)].join(rule)}\n`;
}
