import { escapeRegex } from '../../pattern/placeholders.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';

/** Where Prettier keeps its options. */
const FILES = ['.prettierrc', '.prettierrc.{json,json5,yml,yaml,toml}', 'package.json'].flatMap((name) => [
  name,
  `**/${name}`,
]);

/**
 * A tool lists the values that an option takes and the one that it got: the near one is written in the configuration, when the old one stands there once.
 */
export const strategy: Strategy = {
  name: 'config-value',
  summary: 'Writes the one value that an option of Prettier takes and that is near to the one that it got.',
  safety: 'safe',
  why: 'The tool lists the values it takes, exactly one is a slip away, and one value of the configuration changes.',
  async plan(input, view) {
    const [, key = '', listed = '', wrong = ''] =
      rootMatch(input, /Invalid (\w+) value\. Expected ([^\n]{1,300}), but received "([^"\n]{1,80})"/) ?? [];
    const values = [...listed.matchAll(/"([^"]+)"|\b(true|false)\b/g)].map(([, text, word]) => text ?? word ?? '');
    const right = key ? nearestUnique(wrong, values) : null;
    if (!right) return refuse('No single value that the option takes is near to the one that is set.');
    const found = [];
    const form = new RegExp(`(["']?)${escapeRegex(key)}\\1\\s*[:=]\\s*(["'])(${escapeRegex(wrong)})\\2`, 'g');
    for (const path of await view.list(FILES)) {
      const source = (await view.guard(path)) === null ? await view.read(path) : null;
      for (const match of source?.text.matchAll(form) ?? []) if (source) found.push({ source, match });
    }
    const [only, another] = found;
    if (!only || another) return refuse(`\`${key}\` is not set to \`${wrong}\` in exactly one configuration file.`);
    const end = only.match.index + only.match[0].length;
    const bare = /^(?:true|false)$/.test(right);
    const inside = { start: end - 1 - wrong.length, end: end - 1, text: right };
    const edit = bare ? { start: inside.start - 1, end, text: right } : inside;
    return editPlan(input, view, [{ source: only.source, replacements: [edit] }], `\`${key}\` takes \`${right}\`:`);
  },
};
