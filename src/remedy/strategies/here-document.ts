import { escapeRegex } from '../../pattern/placeholders.ts';
import { failingPlaces } from '../failing-place.ts';
import { lineStarts } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';

const SHELL = /here-document at line (\d+) delimited by end-of-file \(wanted [`'"]([^`'"\n]{1,80})['"`]\)/;
const RUBY = /(?:^|: )[^\s:]+:(\d+): (?:can't find string "(\w+)" anywhere before EOF|unterminated heredoc)/;

/**
 * A here-document never ends because the line that ends it is indented, or has blanks behind it. In a shell script that line moves to the margin; in Ruby the
 * opening `<<X` becomes `<<~X`, which lets it stand where it is.
 */
export const strategy: Strategy = {
  name: 'here-document',
  summary: 'Lets a here-document end at the line that was meant to end it: without indentation, or opened with `<<~`.',
  safety: 'safe',
  why: 'Exactly one line behind the opening one consists of the wanted word, and nothing else ends the document.',
  async plan(input, view) {
    const shell = SHELL.exec(input.diagnosis.root);
    const ruby = shell ? null : RUBY.exec(input.diagnosis.root);
    const word = shell?.[2] ?? ruby?.[2];
    const opened = Number(shell?.[1] ?? ruby?.[1] ?? 0);
    for (const place of word ? await failingPlaces(input, view) : []) {
      const source = await view.read(place.file);
      const start = source ? lineStarts(source.text)[opened - 1] : undefined;
      if (!source || !word || start === undefined) continue;
      const rest = source.text.slice(start);
      const ends = [...rest.matchAll(new RegExp(`^([ \\t]*)${escapeRegex(word)}([ \\t]*)(?=\\r?$)`, 'gm'))].filter(
        ({ index }) => index > 0,
      );
      const [end, another] = ends;
      const opening = new RegExp(`<<(-?)(["']?)${escapeRegex(word)}\\2`).exec(rest.split('\n')[0] ?? '');
      if (!end || another || !opening) continue;
      const at = start + end.index;
      const replacements = ruby
        ? [
            {
              start: start + opening.index,
              end: start + opening.index + opening[0].length,
              text: opening[0].replace(/^<<-?/, '<<~'),
            },
          ]
        : [
            { start: at, end: at + (end[1]?.length ?? 0), text: '' },
            { start: at + end[0].length - (end[2]?.length ?? 0), end: at + end[0].length, text: '' },
          ].filter((edit) => edit.start < edit.end);
      if (replacements.length > 0)
        return editPlan(input, view, [{ source, replacements }], `The here-document ends at \`${word}\`:`);
    }
    return refuse(`No single line behind the opening one consists of \`${word ?? 'the wanted word'}\`.`);
  },
};
