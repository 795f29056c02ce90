import { failingPlaces } from '../failing-place.ts';
import { lineSpan, lineStarts } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, SourceFile, Strategy, StrategyInput } from '../remedy.ts';

const NAMES = /(?<![\w@./~+-])[\w@./~+-]{1,300}\.(?:ini|cfg|conf)\b/g;

/** INI files that the failure names, or the code that failed does. */
async function files(input: StrategyInput, view: ProjectView): Promise<SourceFile[]> {
  const names = new Set(input.report.failure.text.match(NAMES) ?? []);
  for (const { file } of await failingPlaces(input, view))
    for (const name of (await view.read(file))?.text.match(NAMES) ?? []) names.add(name);
  const found = new Map<string, SourceFile>();
  for (const name of names) {
    const path = await view.resolve(name);
    const source = path && (await view.guard(path)) === null ? await view.read(path) : null;
    if (source) found.set(source.path, source);
  }
  return [...found.values()];
}

/** Does code of the project read INI files without interpolation? Then `%` means itself there. */
async function readsRaw(view: ProjectView): Promise<boolean> {
  for (const path of await view.list(['**/*.py']))
    if (/RawConfigParser|interpolation\s*=\s*None|ExtendedInterpolation/.test((await view.read(path))?.text ?? ''))
      return true;
  return false;
}

/** Does anything but Python name the file: a script, a unit of a service, another program? */
async function readElsewhere({ path }: SourceFile, view: ProjectView): Promise<boolean> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const others = ['**/*.{sh,bash,mk,service,js,ts,go,rs,rb,php,pl,java,c,cpp}', 'Makefile', '**/Makefile'];
  for (const other of await view.list(others)) if ((await view.read(other))?.text.includes(name)) return true;
  return false;
}

/**
 * Reads what Python's `configparser` says of a file: a section header that does not close, a `%` that begins no interpolation, and (by `duplicate-key`) a key
 * that is given twice.
 */
export const strategy: Strategy = {
  name: 'ini-syntax',
  summary:
    'Closes a section header of an INI file, doubles a `%` that is meant as itself, or removes an equal line given twice.',
  safety: 'safe',
  why: 'The reader names the line or the text, one sign changes there, and the value that the program gets is the one that was written.',
  async plan(input, view) {
    const { root } = input.diagnosis;
    const { lines } = input.report.failure;
    const next = lines.slice(input.diagnosis.line ?? 0, (input.diagnosis.line ?? 0) + 3).join('\n');
    if (/MissingSectionHeader/.test(root)) {
      const [, file = '', line = ''] = /file: '([^'\n]+)', line: (\d+)/.exec(next) ?? [];
      const path = file ? await view.resolve(file) : null;
      const source = path && (await view.guard(path)) === null ? await view.read(path) : null;
      const span = source ? lineSpan(source.text, Number(line)) : null;
      const header = source && span ? /^\[[\w .:-]+(?=\s*$)/.exec(source.text.slice(...span)) : null;
      if (!source || !span || !header)
        return refuse('The first line of the file is no header of a section that only lacks its bracket.');
      const at = span[0] + header[0].trimEnd().length;
      return editPlan(
        input,
        view,
        [{ source, replacements: [{ start: at, end: at, text: ']' }] }],
        'The header of the section is not closed:',
      );
    }
    const text = /'%' must be followed by '%' or '\(', found: (['"])([^\n]+)\1$/.exec(root)?.[2];
    if (text) {
      if (await readsRaw(view))
        return refuse('The project reads INI files without interpolation, too, and there `%%` would be two signs.');
      const found = [];
      for (const source of await files(input, view))
        for (const [index, start] of lineStarts(source.text).entries()) {
          const [from, to] = lineSpan(source.text, index + 1) ?? [start, start];
          const line = source.text.slice(from, to);
          const value = /^[^=:#;\n]+[=:]/.exec(line);
          if (!value || !line.trimEnd().endsWith(text)) continue;
          const signs = [...line.matchAll(/%(%|\()?/g)].filter((sign) => sign.index >= value[0].length && !sign[1]);
          found.push({ source, signs: signs.map((sign) => from + sign.index) });
        }
      const [only, another] = found.filter(({ signs }) => signs.length > 0);
      if (!only || another) return refuse('The text with the `%` is not in exactly one line of the configuration.');
      if (await readElsewhere(only.source, view))
        return refuse(
          `${only.source.path} is read by something else than Python, too, where \`%%\` would be two signs.`,
        );
      const replacements = only.signs.map((at) => ({ start: at, end: at, text: '%' }));
      return editPlan(input, view, [{ source: only.source, replacements }], 'A `%` that means itself is doubled:');
    }
    return (await import('./duplicate-key.ts')).strategy.plan(input, view);
  },
};
