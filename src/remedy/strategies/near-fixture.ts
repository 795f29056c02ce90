import { failingPlaces } from '../failing-place.ts';
import { declaredDependencies } from '../lookup/declared-dependencies.ts';
import { filesNaming } from '../lookup/definitions.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { nearestUnique } from '../lookup/nearest-name.ts';
import { pluginOfFixture } from '../lookup/pytest-plugins.ts';
import { normaliseDistribution } from '../lookup/python-distributions.ts';
import { enclosingFunction } from '../lookup/python-functions.ts';
import { identifierOffsets, lineStarts } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';
import { installDeclared } from './modules/python-install.ts';
import { fixParametrizedName } from './names/parametrized-name.ts';

/** What pytest lists after `available fixtures:`, over however many lines. */
function availableFixtures(input: StrategyInput): string[] {
  const { lines } = input.report.failure;
  const from = lines.findIndex(
    (line, index) => index >= (input.diagnosis.line ?? 1) - 1 && line.includes('available fixtures:'),
  );
  if (from < 0) return [];
  const end = lines.findIndex((line, index) => index > from && /use 'pytest --fixtures|^\S*:\d+|^=/.test(line));
  const listed = lines.slice(from, end < 0 ? from + 1 : end).join(' ');
  return listed.slice(listed.indexOf('available fixtures:') + 'available fixtures:'.length).match(/\w+/g) ?? [];
}

/** Files of the project that define a fixture of that name. */
async function definersOf(name: string, view: ProjectView): Promise<string[]> {
  const form = new RegExp(
    `@(?:pytest\\.)?fixture\\b[^\\n]*(?:\\n[ \\t]*[@#)][^\\n]*){0,6}\\n[ \\t]*(?:async[ \\t]+)?def[ \\t]+${name}\\b|\\bfixture\\([^)\\n]{0,200}\\bname *= *["']${name}["']`,
  );
  const homes: string[] = [];
  for (const path of await filesNaming(view, name, 'python'))
    if (form.test((await view.read(path))?.text ?? '')) homes.push(path);
  return homes;
}

/** A fixture of a plugin that the project declares and the environment lacks. */
async function pluginFixture(name: string, input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const plugin = pluginOfFixture(name);
  if (!plugin) return null;
  const declared = await declaredDependencies(view, 'python');
  const entry = declared.find((one) => normaliseDistribution(one.name) === plugin);
  return entry ? installDeclared(entry, plugin.replace(/-/g, '_'), input, view) : null;
}

/**
 * Reads `fixture 'x' not found` with pytest's list of fixtures. When exactly one of them is near, the name is corrected in the function that
 * asks for it: its parameter and its uses. A fixture of a declared plugin that is not installed is installed.
 */
export const strategy: Strategy = {
  name: 'near-fixture',
  summary:
    'Corrects a misspelled fixture name in the test or fixture that asks for it, or such a name in `parametrize`.',
  safety: 'safe',
  why: 'Pytest lists every fixture that exists there, one of them is a slip of the keyboard away, and no expectation of the test changes.',
  async plan(input, view) {
    const wrong = input.diagnosis.captures.fixture ?? rootMatch(input, /fixture '(\w+)' not found/)?.[1];
    const unused = rootMatch(input, /function uses no (?:argument|fixture) '(\w+)'/)?.[1];
    if (unused) return fixParametrizedName(unused, input, view);
    if (!wrong || !/^\w+$/.test(wrong)) return refuse('The failure does not name the fixture.');
    const fromPlugin = await pluginFixture(wrong, input, view);
    if (fromPlugin) return fromPlugin;
    const available = availableFixtures(input);
    const right = nearestUnique(wrong, available);
    if (!right) {
      const own = available.filter(
        (name) =>
          !/^(?:cache|cap\w+|doctest_namespace|monkeypatch|py\w+|record_\w+|recwarn|request|tmp\w+|testdir|subtests)$/.test(
            name,
          ),
      );
      return refuse(`No fixture is called \`${wrong}\`, and none has a near name.`, {
        known: own.length > 0 ? [`fixtures of the project: ${own.slice(0, 10).join(', ')}`] : [],
      });
    }
    const homes = await definersOf(wrong, view);
    if (homes.length > 0)
      return refuse(`The fixture \`${wrong}\` exists, but this test does not see it: it is defined in ${homes[0]}.`, {
        known: homes.slice(1, 4).map((home) => `${home} defines it, too`),
        steps: [`move it to the conftest.py above both; or, when \`${right}\` is meant, correct the name`],
      });
    for (const place of await failingPlaces(input, view, 'python')) {
      const source = await view.read(place.file);
      if (!source) continue;
      const code = maskCode(source.text, 'python');
      const all = identifierOffsets(code, wrong);
      const header = place.line ? (lineStarts(source.text)[place.line - 1] ?? 0) : (all[0] ?? 0);
      const around = enclosingFunction(code, code.indexOf('def', header)) ?? enclosingFunction(code, header);
      const within = around ? all.filter((at) => at >= around.start && at < around.end) : [];
      const used = within.filter((at) => !/\.\s*$/.test(code.slice(Math.max(0, at - 5), at)));
      if (used.length === 0) continue;
      const replacements = used.map((start) => ({ start, end: start + wrong.length, text: right }));
      return editPlan(input, view, [{ source, replacements }], `The fixture is called \`${right}\`:`);
    }
    return refuse(`The test that asks for \`${wrong}\` was not found; the fixture is called \`${right}\`.`);
  },
};
