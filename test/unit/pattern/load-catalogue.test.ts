import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeBuiltPatterns } from '../../../src/pattern/built-file.ts';
import { layersStamp } from '../../../src/pattern/catalogue/layer-files.ts';
import { type CatalogueSources, loadCatalogue } from '../../../src/pattern/catalogue/load-catalogue.ts';
import { isTrusted, trust, trustState, untrust } from '../../../src/pattern/catalogue/trust.ts';
import { problemLine } from '../../../src/pattern/problem.ts';
import { type TempProject, tempProject } from '../../support/temp-project.ts';
import { prepared } from './prepared.ts';

const entry = (id: string, error_regex: string) => ({
  id,
  error_regex,
  category: 'git',
  severity: 'low',
  auto_fix: null,
});

/** A project with a built-in file of two patterns and the given files of its own. */
function setUp(files: Record<string, string> = {}): { project: TempProject; sources: CatalogueSources } {
  const project = tempProject(files);
  const builtIn = [prepared('a/one', 'first thing broke'), prepared('a/two', 'second thing broke')];
  const builtInFile = join(project.home, 'error-patterns.json');
  writeFileSync(builtInFile, encodeBuiltPatterns(builtIn));
  return {
    project,
    sources: {
      builtInFile,
      stateDir: project.state,
      version: '1.0.0',
      configDir: join(project.home, '.config', 'heal-hooks'),
      projectRoot: project.root,
      projectTrusted: false,
      learnedFile: join(project.state, 'learned-patterns.json'),
    },
  };
}

const writeIn = (folder: string, name: string, content: unknown): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), JSON.stringify(content));
};

describe('loadCatalogue', () => {
  it('lays user, project and learned patterns over the built-in ones', async () => {
    const { sources } = setUp({
      '.heal-hooks/error-patterns.json5': `[{id: 'a/two', error_regex: 'second (?<symbol>\\\\w+)', category: 'git', severity: 'low'}]`,
      '.heal-hooks/patterns/team.json': JSON.stringify([entry('team/x', 'third thing')]),
    });
    writeIn(sources.configDir, 'error-patterns.json', [entry('me/y', 'fourth thing'), entry('a/two', 'not this one')]);
    writeIn(sources.stateDir, 'learned-patterns.json', [entry('learned/z', 'fifth thing')]);
    const { patterns, matcher, problems, pattern } = await loadCatalogue(sources);
    expect(problems).toEqual([]);
    for (const one of patterns) expect(pattern(one.id)).toBe(one);
    expect(pattern('a/zero')).toBeUndefined();
    expect(patterns.map(({ id, layer, trusted }) => `${id} ${layer} ${trusted}`).sort()).toEqual([
      'a/one built-in true',
      'a/two project false',
      'learned/z learned false',
      'me/y user true',
      'team/x project false',
    ]);
    const found = await matcher.match([
      'first thing broke',
      'second thing broke',
      'third thing',
      'fourth thing',
      'fifth thing',
    ]);
    expect(found.map(({ pattern, line }) => `${line} ${pattern.id} ${pattern.layer}`)).toEqual([
      '1 a/one built-in',
      '2 a/two project',
      '3 team/x project',
      '4 me/y user',
      '5 learned/z learned',
    ]);
  });

  it('matches the triggers of playbooks; a sentence that is no regex is told and only shown', async () => {
    const { sources } = setUp({
      '.heal-hooks/recovery-playbook.json': JSON.stringify({
        playbooks: {
          shop: { trigger: 'shop: no region.*zone', severity: 'high', steps: ['Look'], success_indicators: [] },
          odd: { trigger: 'the shop (which one', severity: 'low', steps: ['Look'], success_indicators: [] },
        },
      }),
    });
    const { matcher, problems } = await loadCatalogue(sources);
    const found = await matcher.match(["shop: no region 'eu'", 'in zone 3']);
    expect(found.map(({ pattern }) => [pattern.id, pattern.playbook, pattern.severity])).toEqual([
      ['playbook/shop', 'shop', 'high'],
    ]);
    expect(problems.map(({ entry, field, level }) => [entry, field, level])).toEqual([['odd', 'trigger', 'note']]);
  });

  it('reports what is wrong and keeps the rest, on every load', async () => {
    const { sources } = setUp({
      '.heal-hooks/error-patterns.json': JSON.stringify([
        entry('x', '(?=look)ahead'),
        entry('y', 'fine one'),
        { id: 'z' },
      ]),
    });
    const file = join(sources.projectRoot, '.heal-hooks/error-patterns.json');
    for (let load = 0; load < 2; load += 1) {
      const { patterns, problems } = await loadCatalogue(sources);
      expect(patterns.map(({ id }) => id)).toEqual(['a/one', 'a/two', 'y']);
      expect(problems.map(problemLine)).toEqual([
        expect.stringContaining(`${file}: z: error_regex: `),
        expect.stringContaining(`${file}: x: error_regex: the linear-time engine does not take it: lookaround`),
      ]);
    }
  });

  it('analyses a file once and again when it changes', async () => {
    const { project, sources } = setUp({
      '.heal-hooks/error-patterns.json': JSON.stringify([entry('y', 'old words')]),
    });
    const compiled = (): string[] => readdirSync(join(sources.stateDir, 'compiled'));
    await loadCatalogue(sources);
    expect(compiled()).toHaveLength(1);
    const before = layersStamp(sources);
    await loadCatalogue(sources);
    expect(compiled()).toHaveLength(1);
    project.write('.heal-hooks/error-patterns.json', JSON.stringify([entry('y', 'new words here')]));
    expect(layersStamp(sources)).not.toBe(before);
    const { matcher } = await loadCatalogue(sources);
    expect(await matcher.match(['new words here'])).toHaveLength(1);
    expect(compiled()).toHaveLength(2);
  });

  it('does not need its cache', async () => {
    const { sources } = setUp({ '.heal-hooks/error-patterns.json': JSON.stringify([entry('y', 'some words')]) });
    await loadCatalogue(sources);
    const folder = join(sources.stateDir, 'compiled');
    const [name = ''] = readdirSync(folder);
    const whole = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, name), whole.slice(0, whole.length - 40));
    expect(await (await loadCatalogue(sources)).matcher.match(['some words'])).toHaveLength(1);
    writeFileSync(join(sources.stateDir, 'file'), '');
    const elsewhere = { ...sources, stateDir: join(sources.stateDir, 'file') };
    expect(await (await loadCatalogue(elsewhere)).matcher.match(['some words'])).toHaveLength(1);
  });

  it.skipIf(process.getuid?.() === 0)('says that a file cannot be read', async () => {
    const { sources } = setUp({ '.heal-hooks/error-patterns.json': '[]' });
    chmodSync(join(sources.projectRoot, '.heal-hooks/error-patterns.json'), 0);
    expect((await loadCatalogue(sources)).problems[0]?.message).toMatch(/^cannot be read/);
  });
});

describe('trust', () => {
  it('holds for exactly the content that was agreed to', () => {
    const project = tempProject({ '.heal-hooks/error-patterns.json': '[]' });
    const subject = { stateDir: project.state, projectKey: 'k', projectRoot: project.root };
    expect(trustState(subject)).toBe('untrusted');
    expect(trust(subject, 5)).toMatchObject({ at: 5, files: ['.heal-hooks/error-patterns.json'] });
    expect(isTrusted(subject)).toBe(true);
    expect(isTrusted({ ...subject, projectKey: 'other' })).toBe(false);
    project.write('.heal-hooks/recovery-playbook.json', '{}');
    expect(trustState(subject)).toBe('changed');
    trust(subject, 6);
    expect(isTrusted(subject)).toBe(true);
    expect(untrust(subject)).toBe(true);
    expect(untrust(subject)).toBe(false);
    expect(trustState(subject)).toBe('untrusted');
  });

  it('has nothing to hold for without files, and asks again when its record is damaged', () => {
    const empty = tempProject();
    expect(trust({ stateDir: empty.state, projectKey: 'k', projectRoot: empty.root }, 1)).toBeNull();
    const project = tempProject({ '.heal-hooks/error-patterns.json': '[]' });
    const subject = { stateDir: project.state, projectKey: 'k', projectRoot: project.root };
    trust(subject, 1);
    writeFileSync(join(project.state, 'trust.json'), '{"projects": {"k"');
    expect(trustState(subject)).toBe('untrusted');
  });
});
