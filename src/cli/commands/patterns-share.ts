import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exchanged, isPersonal } from '../../learning/review/exchange.ts';
import { shortPath } from '../../report/install-text.ts';
import { HealError } from '../../system/heal-error.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { writeFile } from '../install/write-file.ts';
import { learnedNamed } from '../learned-here.ts';

/** `heal-hooks patterns share <id>`: writes one learned pattern into the repository's own, for everybody who works in it. */
export const run: Run = async (context, { args, options }) => {
  const learned = learnedNamed(context, String(args[0]));
  const refuse = (why: string) =>
    new HealError({ code: 'not-shared', what: 'Not shared', why, next: 'Nothing was changed.' });
  const entry = exchanged(learned);
  if (!entry)
    throw refuse(`${learned.id} recognises nothing (${learned.why || learned.state}), or names what is yours alone`);
  const { record: _record, remedy: _remedy, occurrences: _occurrences, last_seen: _seen, ...pattern } = entry;
  const name = learned.id.replace(/^learned\//, '');
  const matches = learned.examples.filter((line) => !isPersonal(line));
  const shared = {
    ...pattern,
    id: `shared/${name}`,
    ...(matches.length > 0 && { examples: { matches, non_matches: [] } }),
  };
  const file = join(context.project.root, '.heal-hooks', 'patterns', `${name}.json5`);
  if (existsSync(file)) throw refuse(`${file} exists`);
  writeFile(file, `${JSON.stringify({ patterns: [shared] }, null, 2)}\n`);
  const short = shortPath(file, context.cwd, context.env.HOME);
  if (options.json) printJson(context, { id: shared.id, file });
  else
    print(
      context,
      `${short}\n\nheal-hooks: shared as ${shared.id}. Commit the file; its fix is suggested only until ${context.program} trust.`,
    );
  return 0;
};
