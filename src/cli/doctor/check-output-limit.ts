import { LONG_OUTPUT } from '../install/long-output.ts';
import { type Check, ok } from './check.ts';

/** Does the client keep the ends of long outputs? */
export const checkOutputLimit: Check = {
  name: 'output limit',
  async run({ installed, context }) {
    const set = installed.find(({ settings }) => {
      const { env, bashOutputMaxChars } = settings;
      return bashOutputMaxChars !== undefined || (typeof env === 'object' && env !== null && LONG_OUTPUT.name in env);
    });
    if (set || context.env[LONG_OUTPUT.name]) return [ok('the client keeps long outputs')];
    const scope = installed.find((one) => one.handlers.length > 0)?.scope ?? 'project';
    return [
      {
        level: 'note',
        what: 'the client keeps the first 30,000 characters of an output',
        why: 'The end of a long output, where the cause often is, is lost to the agent and to heal-hooks.',
        command: `${context.program} install --scope ${scope} --long-output`,
      },
    ];
  },
};
