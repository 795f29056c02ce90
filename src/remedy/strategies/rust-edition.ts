import { dirname, join } from 'node:path/posix';
import { failingPlaces } from '../failing-place.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';

/** The edition that a package without one gets: the oldest that knows what Rust 2015 lacks, and that every toolchain of today reads. */
const EDITION = '2021';

/** `async fn` is not permitted in Rust 2015: the package names no edition, and so is read as one of 2015. */
export const strategy: Strategy = {
  name: 'rust-edition',
  summary: 'Names the edition 2021 in a Cargo.toml that names none, when the code uses what Rust 2015 does not know.',
  safety: 'safe',
  why: 'The compiler says that the code is newer than the edition, the manifest names none, and the next compilation checks all of the package.',
  async plan(input, view) {
    if (!/not permitted in Rust 2015/.test(input.diagnosis.root))
      return refuse('What stands where is not a question of the edition.', {
        steps: ['make the function `async` and run it on a runtime'],
      });
    const [place] = await failingPlaces(input, view, 'rust');
    let folder = place ? dirname(place.file) : '.';
    while (folder !== '.' && !(await view.stat(join(folder, 'Cargo.toml')))) folder = dirname(folder);
    const source = place ? await view.read(folder === '.' ? 'Cargo.toml' : join(folder, 'Cargo.toml')) : null;
    const table = /^\[package\][^[]*/m.exec(source?.text ?? '');
    if (!source || !table) return refuse('No Cargo.toml with a package belongs to the failing file.');
    if (/^\s*edition\b/m.test(table[0]))
      return refuse(`${source.path} names its edition itself.`, { steps: ['raise it after `cargo fix --edition`'] });
    const line = /^(?:version|name)\s*=[^\n]*$/gm;
    const last = [...table[0].matchAll(line)].at(-1);
    const at = table.index + (last ? last.index + last[0].trimEnd().length : '[package]'.length);
    const edit = { start: at, end: at, text: `${source.eol}edition = "${EDITION}"` };
    return editPlan(input, view, [{ source, replacements: [edit] }], 'A package without an edition is one of 2015:');
  },
};
