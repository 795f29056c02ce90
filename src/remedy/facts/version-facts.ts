import { parse } from 'jsonc-parser';
import type { FactFinder } from '../facts-for.ts';
import { parseToml, tomlTable } from '../lookup/toml.ts';

/** Files whose whole content is a version. */
const PINS = [
  '.nvmrc',
  '.node-version',
  '.python-version',
  '.ruby-version',
  '.java-version',
  '.go-version',
  'rust-toolchain',
];

/** What the project says about the versions of its tools. */
export const versionFacts: FactFinder = async (_diagnosis, view) => {
  const facts: string[] = [];
  for (const file of PINS) {
    const version = (await view.read(file))?.text.trim();
    if (version && version.length < 40) facts.push(`${file} pins ${version.split('\n')[0]}`);
  }
  const manifest: unknown = parse((await view.read('package.json'))?.text ?? '{}', [], { allowTrailingComma: true });
  const engines = typeof manifest === 'object' && manifest !== null && 'engines' in manifest ? manifest.engines : null;
  for (const [tool, range] of Object.entries(typeof engines === 'object' && engines !== null ? engines : {})) {
    facts.push(`package.json asks for ${tool} ${String(range)}`);
  }
  const pyproject = parseToml((await view.read('pyproject.toml'))?.text ?? '');
  const python = tomlTable(pyproject, 'project')?.['requires-python'];
  if (typeof python === 'string') facts.push(`pyproject.toml requires Python ${python}`);
  const rust = tomlTable(parseToml((await view.read('Cargo.toml'))?.text ?? ''), 'package')?.['rust-version'];
  if (typeof rust === 'string') facts.push(`Cargo.toml asks for Rust ${rust}`);
  const go = /^go\s+([\d.]+)/m.exec((await view.read('go.mod'))?.text ?? '')?.[1];
  if (go) facts.push(`go.mod asks for Go ${go}`);
  return facts;
};
