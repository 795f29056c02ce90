import { basename, dirname, join, relative } from 'node:path/posix';
import { failingPlaces } from '../../failing-place.ts';
import { declaredDependencies } from '../../lookup/declared-dependencies.ts';
import { findMovedFile, type MovedFile } from '../../lookup/moved-file.ts';
import { nearestNames } from '../../lookup/nearest-name.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';

const REQUIRE = /\b(require_relative|require|load|autoload\s+:\w+,)[ \t(]*(['"])([^'"\n]+)\2/g;

interface Site {
  source: SourceFile;
  relative: boolean;
  /** As written, and where. */
  written: string;
  start: number;
}

const withRb = (path: string): string => (path.endsWith('.rb') ? path : `${path}.rb`);

/** Statements of the failing files that ask for the missing file. `missing` is project-relative with `.rb`, or null for a plain `require`. */
async function sitesOf(
  missing: string | null,
  asked: string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Site[]> {
  const found: Site[] = [];
  for (const { file } of await failingPlaces(input, view)) {
    const source = await view.read(file);
    for (const match of source?.text.matchAll(REQUIRE) ?? []) {
      const written = match[3] ?? '';
      const isRelative = match[1] === 'require_relative';
      const target = isRelative ? withRb(join(dirname(file), written)) : null;
      if (!source || (isRelative ? target !== missing : written !== asked)) continue;
      found.push({ source, relative: isRelative, written, start: match.index + match[0].lastIndexOf(written) });
    }
  }
  return found;
}

const spell = (target: string, site: Site): string => {
  const bare = site.written.endsWith('.rb') ? target : target.replace(/\.rb$/, '');
  if (!site.relative) return bare.replace(/^(?:lib|app|src|test|spec)\//, '');
  const path = relative(dirname(site.source.path), bare);
  return site.written.startsWith('./') && !path.startsWith('.') ? `./${path}` : path;
};

async function homeOf(path: string, view: ProjectView): Promise<MovedFile | null> {
  return findMovedFile(view, path, (file) => basename(file) === basename(path));
}

/** `cannot load such file -- x`: corrects a `require_relative` or `require` of a file of the project. */
export async function fixRubyRequire(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const asked = input.diagnosis.captures.module ?? rootMatch(input, /cannot load such file -- (\S+)/)?.[1];
  if (!asked) return refuse('The failure does not name the file.');
  const inside = asked.startsWith(`${view.root}/`) ? withRb(asked.slice(view.root.length + 1)) : null;
  if (asked.startsWith('/') && !inside) return refuse(`${asked} is not inside the project.`);
  const sites = await sitesOf(inside, asked, input, view);
  const [site] = sites;
  if (!site) return refuse(`No \`require\` of ${inside ?? asked} was found in the failing files.`);
  const own = inside ? null : await belowLib(asked, sites, input, view);
  if (own) return own;
  const moved = await homeOf(inside ?? join('lib', withRb(asked)), view);
  const [target] = moved?.paths ?? [];
  if (!moved || !target) return inside ? refuse(`No file of the project can stand for ${inside}.`) : gem(asked, view);
  if (moved.paths.length > 1)
    return refuse(`${inside ?? asked} may be any of several files: ambiguous.`, { known: moved.paths.slice(0, 8) });
  const edits = sites.map((one) => ({
    source: one.source,
    replacements: [{ start: one.start, end: one.start + one.written.length, text: spell(target, one) }],
  }));
  return editPlan(input, view, edits, `${inside ?? asked} is ${target} now:`);
}

/** A `require` that no file of the project answers belongs to a gem. */
async function gem(asked: string, view: ProjectView): Promise<Proposal> {
  const name = asked.split('/')[0] ?? asked;
  const declared = await declaredDependencies(view, 'ruby');
  const entry = declared.find(
    (item) => item.name === asked || item.name === name || item.name === asked.replace(/\//g, '-'),
  );
  if (entry) {
    return refuse(`\`${asked}\` is not installed, although ${entry.file} declares ${entry.name}.`, {
      steps: ['`bundle install`', 'run the command with `bundle exec`'],
    });
  }
  const near = nearestNames(
    name,
    declared.map((item) => item.name),
  );
  return refuse(
    `\`${asked}\` is not installed, and nothing in the project declares it, so it is not installed from an error message.`,
    {
      known: near[0] ? [`nearest declared gem: ${near[0].name}`] : [],
      steps: [`check the name; needed → add it to the Gemfile, then \`bundle install\``],
    },
  );
}

/** `require 'shop/cart'` of a file that is there, below a `lib` that Ruby was not told of: required by its place instead. */
async function belowLib(
  asked: string,
  sites: readonly Site[],
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const target = withRb(join('lib', asked));
  if ((await view.stat(target))?.kind !== 'file') return null;
  const edits = sites.flatMap((site) => {
    const word = /\brequire([ \t(]*['"])$/.exec(site.source.text.slice(0, site.start));
    if (!word) return [];
    const path = relative(dirname(site.source.path), target).replace(/\.rb$/, '');
    const start = site.start - word[0].length;
    const text = `require_relative${word[1]}${path}`;
    return [{ source: site.source, replacements: [{ start, end: site.start + site.written.length, text }] }];
  });
  return edits.length > 0 ? editPlan(input, view, edits, `${target} is there, but lib is not on the load path:`) : null;
}
