import { declaredDependencies } from '../lookup/declared-dependencies.ts';
import { pluginOfOption } from '../lookup/pytest-plugins.ts';
import { normaliseDistribution } from '../lookup/python-distributions.ts';
import { refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';
import { installDeclared } from './modules/python-install.ts';

/**
 * Reads `unrecognized arguments: --cov=…` of pytest. The option belongs to a plugin: when the project declares it, it is installed into the
 * environment of the project; a misspelled option is corrected on the command line. An undeclared plugin is only named.
 */
export const strategy: Strategy = {
  name: 'pytest-plugin',
  summary:
    'Installs the pytest plugin that an option belongs to, when the project declares it, or corrects a misspelled option in `addopts`.',
  safety: 'safe',
  why: 'Only the declared requirement is installed, only into the environment of the project.',
  async plan(input, view) {
    const listed = rootMatch(input, /unrecognized arguments: ([^\n]+)/)?.[1] ?? input.diagnosis.captures.option ?? '';
    const options = listed.split(/\s+/).filter((word) => word.startsWith('-'));
    const declared = await declaredDependencies(view, 'python');
    if (/async def function/.test(input.diagnosis.root)) {
      const entry = declared.find((one) =>
        /^(?:pytest-asyncio|anyio|pytest-trio|pytest-aiohttp)$/.test(normaliseDistribution(one.name)),
      );
      return entry
        ? installDeclared(entry, normaliseDistribution(entry.name).replace(/-/g, '_'), input, view)
        : refuse('The tests are async, and the project declares no plugin that runs such tests.', {
            steps: [
              'add pytest-asyncio (or anyio) to the development requirements and install it',
              'or make the test plain and start the coroutine with `asyncio.run`',
            ],
          });
    }
    for (const option of options) {
      const plugin = pluginOfOption(option);
      const entry = plugin ? declared.find((one) => normaliseDistribution(one.name) === plugin) : undefined;
      if (entry && plugin) return installDeclared(entry, plugin.replace(/-/g, '_'), input, view);
      if (plugin) {
        return refuse(
          `\`${option}\` belongs to the plugin ${plugin}, which is not installed and not declared by the project.`,
          {
            steps: [
              `needed → add ${plugin} to the development requirements and install them`,
              `not needed → leave \`${option}\` out (command, addopts)`,
            ],
          },
        );
      }
    }
    const corrected = await (await import('./correct-command.ts')).strategy.plan(input, view);
    if (corrected.kind === 'correct') return corrected;
    for (const option of options) {
      const written = await (await import('./names/pytest-option.ts')).fixPytestOption(option, input, view);
      if (written) return written;
    }
    return refuse(
      `pytest knows no ${options[0] ? `\`${options[0]}\`` : 'such option'}: it is misspelled, or belongs to a plugin that is not installed.`,
      {
        steps: [
          'see which plugins are loaded: `pytest --version -VV`',
          `if it is set for the project: look for it in \`addopts\``,
        ],
      },
    );
  },
};
