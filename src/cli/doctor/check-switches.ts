import { isSwitchedOff } from '../../config/load-config.ts';
import { shortPath } from '../../report/install-text.ts';
import { readText } from '../install/read-text.ts';
import { parseSettings } from '../install/settings-text.ts';
import { type Check, type Found, ok } from './check.ts';

/** Where an administrator's settings are, which win over all others. */
const MANAGED = [
  '/etc/claude-code/managed-settings.json',
  '/Library/Application Support/ClaudeCode/managed-settings.json',
  'C:\\Program Files\\ClaudeCode\\managed-settings.json',
];

/** Is anything switched off that the hooks need? */
export const checkSwitches: Check = {
  name: 'switches',
  async run({ installed, config, context }) {
    const found: Found[] = [];
    const layers = installed.map(({ layout, settings }) => ({ file: layout.settings, settings }));
    for (const file of MANAGED) {
      const text = readText(file);
      if (text !== null) layers.push({ file, settings: parseSettings(text) });
    }
    for (const { file, settings } of layers) {
      const name = shortPath(file, context.project.root, context.env.HOME);
      if (settings.disableAllHooks === true)
        found.push({
          level: 'problem',
          what: `${name} sets disableAllHooks`,
          why: 'The client starts no hook at all.',
          command: `Remove "disableAllHooks" from ${name}.`,
        });
      if (settings.allowManagedHooksOnly === true)
        found.push({
          level: 'problem',
          what: `${name} sets allowManagedHooksOnly`,
          why: 'The client starts only hooks that the administrator has registered.',
          command: 'Ask the administrator to allow the hooks.',
        });
    }
    if (isSwitchedOff(context.env))
      found.push({
        level: 'problem',
        what: 'HEAL_HOOKS=0 is set in this environment',
        why: 'Everything is switched off for whoever inherits it.',
        command: 'unset HEAL_HOOKS',
      });
    else if (config.mode === 'off')
      found.push({
        level: 'problem',
        what: 'the configuration says `mode: off`',
        why: 'Nothing is said and nothing is fixed.',
        command: `${context.program} install --mode safe`,
      });
    return found.length > 0 ? found : [ok(`hooks are allowed; mode is ${config.mode}`)];
  },
};
