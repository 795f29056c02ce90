import { join } from 'node:path/posix';
import { failingPlaces } from '../../failing-place.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { declaringFile, modulePlace } from './module-paths.ts';
import { crateName } from './packages.ts';

/** A `mod` line behind the ones that are there, as public as they are; else behind the head of the file. */
function modLine(source: SourceFile, name: string): { at: number; text: string } {
  const code = maskCode(source.text, 'rust');
  const known = [...code.matchAll(/^(pub(?:\([^)\n]*\))?[ \t]+)?mod[ \t]+\w+[ \t]*;[^\n]*(?:\n|$)/gm)];
  const last = known.at(-1);
  const isPublic = last !== undefined && known.every((one) => one[1] !== undefined);
  const line = `${isPublic ? (last[1] ?? '') : ''}mod ${name};${source.eol}`;
  if (last) {
    const at = last.index + last[0].length;
    return { at, text: last[0].endsWith('\n') ? line : `${source.eol}${line}` };
  }
  // Inner attributes and documentation of the crate stay in front.
  const head = /^(?:[ \t]*(?:\/\/![^\n]*|#!\[[^\n]*|#![^\n[][^\n]*)?\r?\n)*/.exec(source.text)?.[0].length ?? 0;
  return { at: head, text: `${line}${source.eol}` };
}

/**
 * A path goes through a module whose file is there, but nobody declares it: `mod` is added to the file that declares its neighbours.
 * @param path the unresolved path as the compiler prints it, as far as it failed
 */
export async function declareModule(path: string, input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const [place] = await failingPlaces(input, view, 'rust');
  const from = place ? await modulePlace(place.file, view) : null;
  if (!place || !from) return null;
  const segments = path.split('::').filter(Boolean);
  const relative = /^(?:self|super)$/.test(segments[0] ?? '') || segments.length === 1;
  const above = segments.filter((segment) => segment === 'super').length;
  const named = segments.filter((segment) => !/^(?:crate|self|super)$/.test(segment));
  if (!relative && segments[0] === crateName(from.own.name)) named.shift();
  const full = relative ? [...from.segments.slice(0, Math.max(0, from.segments.length - above)), ...named] : named;
  for (let depth = 1; depth <= full.length; depth++) {
    const name = full[depth - 1] ?? '';
    const declaring = await declaringFile(from.own, full.slice(0, depth - 1), view);
    const source = declaring ? await view.read(declaring.file) : null;
    if (!declaring || !source || !/^[a-z_]\w*$/.test(name)) return null;
    if (new RegExp(`\\bmod\\s+${name}\\b`).test(maskCode(source.text, 'rust'))) continue;
    const files = [join(declaring.folder, `${name}.rs`), join(declaring.folder, name, 'mod.rs')];
    const there = [];
    for (const file of files) if (file !== declaring.file && (await view.stat(file))) there.push(file);
    if (there.length !== 1) return null;
    const { at, text } = modLine(source, name);
    const edit = { source, replacements: [{ start: at, end: at, text }] };
    return editPlan(input, view, [edit], `${there[0]} is there, and nobody declares its module:`);
  }
  return null;
}
