import type { Config } from '../config/schema.ts';
import { failureText } from '../report/failure-text.ts';
import { recoveredText } from '../report/recovered-text.ts';
import { isUnfinished } from '../transaction/is-unfinished.ts';
import type { CliContext } from './context.ts';
import { worldOf } from './open-world.ts';

/** Before a command looks at the project: takes back what a killed heal-hooks left half done there, and says so. Never throws. */
export async function takeBackUnfinished(context: CliContext, config: Config): Promise<void> {
  try {
    const world = worldOf(context, config);
    if (!isUnfinished(world)) return;
    const { recover } = await import('../transaction/recover.ts');
    const recovered = await recover(world);
    if (recovered) context.stderr.write(recoveredText(recovered));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const next = 'The next heal-hooks command tries again; `heal-hooks doctor` says more.';
    context.stderr.write(
      failureText({ what: 'An interrupted fix could not be taken back', why, next }, context.errorStyle),
    );
  }
}
