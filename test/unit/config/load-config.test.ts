import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../../src/config/defaults.ts';
import { configFiles, loadConfig } from '../../../src/config/load-config.ts';
import { configSchema } from '../../../src/config/schema.ts';
import { type TempProject, tempProject } from '../../support/temp-project.ts';

const userFile = (project: TempProject): string => configFiles(project.root, project.env)[0]!.file;

function project(layers: { user?: string; project?: string }): TempProject {
  const made = tempProject();
  if (layers.project !== undefined) made.write('.heal-hooks/config.json5', layers.project);
  if (layers.user !== undefined) {
    mkdirSync(dirname(userFile(made)), { recursive: true });
    writeFileSync(userFile(made), layers.user);
  }
  return made;
}

const load = (made: TempProject, env: Record<string, string> = {}, trusted = false) =>
  loadConfig(made, { ...made.env, ...env }, () => trusted);

describe('loadConfig', () => {
  it('answers the defaults where no file exists, and they fit the schema', async () => {
    expect(await load(tempProject())).toEqual({ config: DEFAULTS, problems: [] });
    expect(configSchema.parse(DEFAULTS)).toEqual(DEFAULTS);
  });

  it('lays the project over the user over the defaults', async () => {
    const made = project({
      user: "{ notices: true, ignore: { files: ['*.gen.ts'] }, retention: { days: 7 } }",
      project: "{ id: 'shop', mode: 'suggest', ignore: { files: ['legacy/**'], commands: ['*deploy*'] } } // team",
    });
    const { config, problems } = await load(made);
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      id: 'shop',
      mode: 'suggest',
      notices: true,
      ignore: { files: ['*.gen.ts', 'legacy/**'], commands: ['*deploy*'] },
      retention: { days: 7, events: DEFAULTS.retention.events, backups: DEFAULTS.retention.backups },
    });
  });

  it('names an unknown key with the nearest one and keeps the rest', async () => {
    const made = project({
      user: '{ moed: "off", learning: { min_occurences_to_save: 5 }, retention: { days: 3, colour: 1 } }',
    });
    const { config, problems } = await load(made);
    expect(config.retention.days).toBe(3);
    expect(problems.map(({ key, message }) => `${key}: ${message}`).sort()).toEqual([
      'learning.min_occurences_to_save: unknown key; did you mean `min_occurrences_to_save`?',
      'moed: unknown key; did you mean `mode`?',
      'retention.colour: unknown key; known here: days, events, backups, logMegabytes',
    ]);
    expect(new Set(problems.map((problem) => problem.file))).toEqual(new Set([userFile(made)]));
  });

  it('drops a wrong value, says what would be right, and keeps its neighbours', async () => {
    const made = project({ user: '{ mode: "fast", context: { maxChars: "many" }, notices: true, learning: 3 }' });
    const { config, problems } = await load(made);
    expect(config).toEqual({ ...DEFAULTS, notices: true });
    expect(Object.fromEntries(problems.map(({ key, message }) => [key, message]))).toEqual({
      mode: expect.stringContaining('"safe"|"suggest"|"off"'),
      'context.maxChars': expect.stringContaining('expected number'),
      learning: expect.stringContaining('expected object'),
    });
  });

  it.each([
    ['a syntax error', '{ mode: ', /invalid end of input at 1:\d+; ignored/],
    ['a list', '["off"]', /holds no object; ignored/],
    ['a file that is far too long', `{ id: '${'x'.repeat(300_000)}' }`, /longer than 256 kB; ignored/],
  ])('ignores %s in one layer and keeps the other', async (_name, content, message) => {
    const made = project({ user: '{ notices: true }', project: content });
    const { config, problems } = await load(made);
    expect(config.notices).toBe(true);
    expect(problems).toEqual([
      { file: made.path('.heal-hooks/config.json5'), key: null, message: expect.stringMatching(message) },
    ]);
  });

  it('lets a project make itself weaker, never stronger', async () => {
    const made = project({
      user: "{ mode: 'suggest', learning: { store_new_patterns: false } }",
      project: `{ mode: 'safe', context: { maxChars: 9000 }, fixes: { max: 2 }, retention: { days: 0 },
        verify: { commands: ['rm *'] }, learning: { store_new_patterns: true, pattern_file: '../../.bashrc' } }`,
    });
    const { config, problems } = await load(made);
    expect(config).toMatchObject({
      mode: 'suggest',
      context: { maxChars: 1000 },
      fixes: { max: 2 },
      retention: { days: 90 },
      verify: { commands: [] },
      learning: { store_new_patterns: false, pattern_file: null },
    });
    expect(problems.map((problem) => problem.key).sort()).toEqual([
      'context.maxChars',
      'learning.pattern_file',
      'learning.store_new_patterns',
      'mode',
      'retention.days',
      'verify.commands',
    ]);
  });

  it.each(['.git/info/learned.json', '.claude/settings.json', 'src/app.py', '~/a.json'])(
    'lets a project not have %s written',
    async (path) => {
      const made = project({ project: `{ learning: { pattern_file: '${path}' } }` });
      expect((await load(made)).config.learning.pattern_file).toBeNull();
    },
  );

  it('lets a project keep what was learned in its own folder', async () => {
    const made = project({ project: "{ learning: { pattern_file: '.heal-hooks/learned.json' } }" });
    expect((await load(made)).config.learning.pattern_file).toBe('.heal-hooks/learned.json');
  });

  it('takes the checks of a project once it is trusted', async () => {
    const made = project({ project: "{ verify: { commands: ['tsc --noEmit*'] } }" });
    expect((await load(made, {}, true)).config.verify.commands).toEqual(['tsc --noEmit*']);
  });

  it('gives the environment the last word', async () => {
    const made = project({ project: "{ mode: 'suggest' }" });
    expect((await load(made, { HEAL_HOOKS: '0' })).config.mode).toBe('off');
    expect((await load(made, { HEAL_HOOKS_MODE: 'safe' })).config.mode).toBe('safe');
    const wrong = await load(made, { HEAL_HOOKS_MODE: 'fast' });
    expect(wrong.config.mode).toBe('suggest');
    expect(wrong.problems).toEqual([expect.objectContaining({ file: 'HEAL_HOOKS_MODE' })]);
  });

  it('cannot be poisoned through the prototype', async () => {
    const made = project({
      project: '{ "__proto__": { mode: "off" }, tools: { "constructor": { command: ["true"] } } }',
    });
    const { config } = await load(made);
    expect(config.mode).toBe('safe');
    expect(Object.getPrototypeOf(config.tools)).toBe(Object.prototype);
    expect(Object.hasOwn(config.tools, 'constructor')).toBe(false);
  });
});
