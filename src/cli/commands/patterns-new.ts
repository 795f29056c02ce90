import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '../../knowledge.ts';
import { shortPath } from '../../report/install-text.ts';
import { HealError } from '../../system/heal-error.ts';
import { configDir } from '../../system/paths.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { writeFile } from '../install/write-file.ts';
import { patternScaffold } from '../pattern-scaffold.ts';

/** `heal-hooks patterns new <id>`: a file with a new pattern, ready to be filled in and tested. */
export const run: Run = async (context, { args, options }) => {
  const id = String(args[0]);
  const refuse = (why: string, next: string) => new HealError({ code: 'not-created', what: 'Not created', why, next });
  if (!/^[a-z0-9][\w.-]*(?:\/[a-z0-9][\w.-]*)?$/i.test(id))
    throw refuse(
      `\`${id}\` is no id`,
      'An id looks like `team/config-key-missing`: letters, digits, `-`, and one `/`.',
    );
  const { patterns } = await loadKnowledge(context.project, context.env);
  if (patterns.some((pattern) => pattern.id === id))
    throw refuse(`a pattern is called ${id} already`, `${context.program} patterns show ${id}`);
  const folder = options.user ? configDir(context.env) : join(context.project.root, '.heal-hooks');
  const file = join(folder, 'patterns', `${id.replace('/', '-')}.json5`);
  if (existsSync(file)) throw refuse(`${file} exists`, 'Nothing was changed.');
  const line = typeof options.line === 'string' ? options.line.split('\n')[0] : '';
  writeFile(file, patternScaffold(id, line?.trim() || 'ERROR: the line that states the cause'));
  const short = shortPath(file, context.cwd, context.env.HOME);
  if (options.json) printJson(context, { id, file });
  else print(context, `${short}\n\nheal-hooks: created. Fill it in, then: ${context.program} patterns test ${short}`);
  return 0;
};
