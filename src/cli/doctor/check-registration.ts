import { existsSync } from 'node:fs';
import { shortPath } from '../../report/install-text.ts';
import { version } from '../../system/own-bundle.ts';
import { EVENTS } from '../install/registration.ts';
import { type Check, type Found, ok } from './check.ts';
import { enablesPlugin, entryFile, type Installed } from './installed.ts';

/** Are the hooks registered, all of them, once, with files that exist? */
export const checkRegistration: Check = {
  name: 'registration',
  async run({ installed, context }) {
    const install = (scope: string): string => `${context.program} install --scope ${scope}`;
    const short = (path: string): string => shortPath(path, context.project.root, context.env.HOME);
    const found: Found[] = [];
    for (const one of installed) {
      if (one.fault !== null)
        found.push({
          level: 'problem',
          what: `${short(one.layout.settings)} does not parse: ${one.fault}`,
          why: 'The client ignores a settings file that it cannot read: no hook in it runs.',
          command: `Correct ${short(one.layout.settings)} by hand.`,
        });
      else if (one.handlers.length > 0) found.push(...registered(one, short, install(one.scope), context.project.root));
    }
    const plugin = installed.some(enablesPlugin);
    const scopes = installed.filter((one) => one.handlers.length > 0).map((one) => one.scope as string);
    const voices = plugin ? [...scopes, 'plugin'] : scopes;
    if (voices.length === 0)
      found.push({
        level: 'problem',
        what: 'the hooks are registered nowhere: not in this project, not for this user, not as a plugin',
        why: 'No failing command reaches heal-hooks.',
        command: `${context.program} install`,
      });
    if (plugin) found.push(ok('the plugin is switched on'));
    if (voices.length > 1)
      found.push({
        level: 'note',
        what: `registered more than once: ${voices.join(', ')}`,
        why: 'Each event is answered once, but every hook is started.',
        command: `${context.program} uninstall --scope ${scopes.at(-1)}`,
      });
    return found;
  },
};

function registered(one: Installed, short: (path: string) => string, install: string, project: string): Found[] {
  const settings = short(one.layout.settings);
  const found: Found[] = [];
  if (one.strict !== null)
    found.push({
      level: 'problem',
      what: `${settings} is no plain JSON: ${one.strict}`,
      why: 'The client ignores the whole file, with every hook and permission in it.',
      command: `Take comments and trailing commas out of ${settings}.`,
    });
  const events = one.handlers.map((handler) => handler.event);
  const count = (names: readonly string[], event: string): number => names.filter((name) => name === event).length;
  const expected = EVENTS.map(({ event }) => event);
  const each = [...new Set(expected)];
  const missing = each.filter((event) => count(events, event) < count(expected, event));
  if (missing.length > 0)
    found.push({
      level: 'problem',
      what: `${settings} lacks a hook for ${missing.join(', ')}`,
      why: missing.includes('PostToolUseFailure')
        ? 'Failing commands fire PostToolUseFailure alone: without it no failure is seen.'
        : 'A part of what happens is not seen.',
      command: install,
    });
  const twice = each.filter((event) => count(events, event) > count(expected, event));
  if (twice.length > 0)
    found.push({
      level: 'note',
      what: `${settings} has more hooks of ours than it needs for ${twice.join(', ')}`,
      why: 'Each event is answered once, but all of them are started.',
      command: install,
    });
  const gone = new Set(
    one.handlers.map(({ handler }) => entryFile(handler, project)).filter((file) => file !== null && !existsSync(file)),
  );
  for (const file of gone)
    found.push({
      level: 'problem',
      what: `${settings} starts ${short(file ?? '')}, which does not exist`,
      why: 'The hook does nothing.',
      command: install,
    });
  const other = one.manifest && one.manifest.version !== version() ? one.manifest.version : null;
  if (other)
    found.push({
      level: 'note',
      what: `version ${other} is installed (${one.scope}); this is ${version()}`,
      why: 'The hooks know what that version knew.',
      command: install,
    });
  return found.length > 0 ? found : [ok(`${settings}: ${each.join(', ')} (${one.scope})`)];
}
