import type { FactFinder } from '../facts-for.ts';
import { failingPlaces } from '../failing-place.ts';
import { lineText } from '../lookup/source-text.ts';

/** Frames of the program that are told. */
const MOST = 2;

/** A NullPointerException: the statement, the name behind `<parameter1>`, and the call that handed it over. */
export const javaNullFacts: FactFinder = async (diagnosis, view, report) => {
  const places = report ? await failingPlaces({ diagnosis, report, options: {} }, view, 'java') : [];
  const facts: string[] = [];
  for (const [index, place] of places.slice(0, MOST).entries()) {
    const source = place.line ? await view.read(place.file) : null;
    if (!source || !place.line) continue;
    const statement = lineText(source.text, place.line).trim();
    facts.push(`${place.file}:${place.line} ${index === 0 ? 'is' : 'calls it:'} \`${statement.slice(0, 120)}\``);
    const number = Number(/"<parameter(\d+)>" is null/.exec(diagnosis.root)?.[1]);
    if (index > 0 || !number) continue;
    for (let line = place.line; line > 0; line--) {
      const parameters = /\w+\s*\(([^()]*)\)\s*(?:throws [\w., ]+)?\{/.exec(lineText(source.text, line))?.[1];
      const name = parameters?.split(',')[number - 1]?.trim().split(/\s+/).at(-1);
      if (parameters === undefined) continue;
      if (name)
        facts.push(
          `\`<parameter${number}>\` is \`${name}\` (${place.file}:${line}); compiled with \`-g\` the message says so`,
        );
      break;
    }
  }
  return facts;
};
