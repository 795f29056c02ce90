import { restoredText } from '../../report/backup-text.ts';
import { rollBack } from '../../roll-back.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import { readConfig, worldOf } from '../open-world.ts';

/** `heal-hooks rollback [id]`: takes a fix back exactly; without an id the newest one that is still in place. */
export const run: Run = async (context, { args, options }) => {
  const world = worldOf(context, await readConfig(context));
  const restored = await rollBack(typeof args[0] === 'string' ? args[0] : undefined, world, context.program);
  if (options.json) printJson(context, restored);
  else print(context, restoredText(restored, context.program, context.style));
  return restored.kind === 'restored' ? 0 : 1;
};
