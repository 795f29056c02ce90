import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { type InstallRequest, planInstall, planRemoval, writeInstall, writeRemoval } from '../../../install.ts';
import { layoutFor, type Scope } from '../../../src/cli/install/layout.ts';
import { SettingsError } from '../../../src/cli/install/settings-text.ts';
import { type TempProject, tempProject } from '../../support/temp-project.ts';

/** A bundle of the shape that the build makes. */
function bundle(project: TempProject, version: string, chunks = ['lib/chunk-a.js']): string {
  const dir = join(project.home, `dist-${version}-${chunks.join('-').replace('/', '-')}`);
  mkdirSync(join(dir, 'types'), { recursive: true });
  mkdirSync(join(dir, 'lib'), { recursive: true });
  for (const name of [
    'hook.cjs',
    'hook.js',
    'hook.sh',
    'session-start.js',
    'cli.js',
    'index.js',
    'error-patterns.json',
    ...chunks,
  ])
    writeFileSync(join(dir, name), `// ${name} ${version}\n`);
  writeFileSync(join(dir, 'types', 'index.d.ts'), '');
  return dir;
}

const NODE = '/opt/node/bin/node';

function install(project: TempProject, scope: Scope, more: Partial<InstallRequest> = {}) {
  const version = more.version ?? '1.0.0';
  const plan = planInstall({
    scope,
    project: project.root,
    env: project.env,
    node: NODE,
    bundle: bundle(project, version),
    version,
    ...more,
  });
  writeInstall(plan, project.env);
  return plan;
}

function uninstall(project: TempProject, scope: Scope) {
  const plan = planRemoval(scope, project.root, project.env);
  if (plan) writeRemoval(plan, project.env);
  return plan;
}

/** Every file and folder below the project, with a hash of its content. */
function tree(dir: string, prefix = ''): Record<string, string> {
  return Object.assign(
    {},
    ...readdirSync(dir, { withFileTypes: true }).map((entry) => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return { [`${prefix}${entry.name}/`]: '', ...tree(path, `${prefix}${entry.name}/`) };
      return { [prefix + entry.name]: createHash('sha256').update(readFileSync(path)).digest('hex') };
    }),
  );
}

const settingsOf = (project: TempProject, scope: Scope) =>
  parse(readFileSync(layoutFor(scope, project.root, project.env, '1.0.0').settings, 'utf8').replace(/^\uFEFF/, ''));

/** All characters of `part` occur in `whole` in their order. */
function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const char of whole) if (char === part[at]) at++;
  return at === part.length;
}

const OTHERS = {
  permissions: { allow: ['Bash(npm test:*)'] },
  hooks: {
    PostToolUse: [{ matcher: 'Edit', hooks: [{ type: 'command', command: 'prettier --write' }] }],
    Stop: [{ hooks: [{ type: 'command', command: 'say done' }] }],
  },
  env: { A: '1' },
};

/** Ways in which people write a settings file. */
const STYLES: Record<string, string> = {
  'two spaces': `${JSON.stringify(OTHERS, null, 2)}\n`,
  'four spaces, no final newline': JSON.stringify(OTHERS, null, 4),
  tabs: `${JSON.stringify(OTHERS, null, '\t')}\n`,
  'CRLF and BOM': `\uFEFF${JSON.stringify(OTHERS, null, 2).replace(/\n/g, '\r\n')}\r\n`,
  'one line': JSON.stringify(OTHERS),
  'comments and trailing commas': `// ours\n{\n  "model": "opus", // keep\n  "hooks": {\n    /* none yet */\n  },\n}\n`,
  'an empty object': '{}',
  'an empty file': '',
  'a comment behind the last item': '{\n  "hooks": {\n    "Stop": [] // none\n  }, // the end\n}\n',
  'only a comment inside': '{\n  // nothing yet\n}\n',
  'odd spacing': '{ "hooks" :{"PostToolUse":[ ]},\n\n\n   "model":"opus"}',
};

describe.each<Scope>(['project', 'local', 'user'])('install --scope %s', (scope) => {
  it.each(Object.entries(STYLES))('comes and goes without a trace: %s', (_name, text) => {
    const project = tempProject();
    const { settings } = layoutFor(scope, project.root, project.env, '1.0.0');
    mkdirSync(dirname(settings), { recursive: true });
    writeFileSync(settings, text);
    const before = [tree(project.root), readFileSync(settings)];

    install(project, scope, { longOutput: true, mode: 'suggest' });
    // Byte for byte: what was there is still there, in its order, with nothing but additions between.
    expect(isSubsequence(text, readFileSync(settings, 'utf8'))).toBe(true);
    expect(settingsOf(project, scope)).toMatchObject({
      hooks: { PostToolUseFailure: [{ matcher: 'Bash|PowerShell' }] },
    });
    uninstall(project, scope);

    expect([tree(project.root), readFileSync(settings)]).toEqual(before);
    expect(existsSync(join(project.home, '.local', 'share', 'heal-hooks'))).toBe(false);
    expect(existsSync(join(project.home, '.config', 'heal-hooks'))).toBe(false);
  });

  it('leaves nothing where there was nothing', () => {
    const project = tempProject({ 'README.md': 'x' });
    const before = tree(project.root);
    install(project, scope, { mode: 'suggest' });
    expect(Object.keys(settingsOf(project, scope).hooks)).toEqual([
      'PostToolUse',
      'PostToolUseFailure',
      'SessionStart',
    ]);
    uninstall(project, scope);
    expect(tree(project.root)).toEqual(before);
  });

  it('is the same the second time, and says that there is nothing to do', () => {
    const project = tempProject();
    install(project, scope);
    const once = tree(project.root);
    const again = install(project, scope);
    expect(tree(project.root)).toEqual(once);
    expect([again.files, again.edits, again.remove]).toEqual([[], [], []]);
  });

  it('keeps what somebody added after the install, and takes out only its own', () => {
    const project = tempProject();
    install(project, scope, { longOutput: true });
    const { settings } = layoutFor(scope, project.root, project.env, '1.0.0');
    const edited = settingsOf(project, scope);
    edited.hooks.PostToolUse.push(OTHERS.hooks.PostToolUse[0]);
    edited.hooks.PostToolUseFailure[0].hooks.push({ type: 'command', command: 'notify' });
    edited.env.B = '2';
    writeFileSync(settings, JSON.stringify(edited, null, 3));
    expect(install(project, scope).edits).toEqual([]);
    uninstall(project, scope);
    expect(JSON.parse(readFileSync(settings, 'utf8'))).toEqual({
      hooks: {
        PostToolUse: OTHERS.hooks.PostToolUse,
        PostToolUseFailure: [{ matcher: 'Bash|PowerShell', hooks: [{ type: 'command', command: 'notify' }] }],
      },
      env: { B: '2' },
    });
  });

  it('replaces an older version and can still go back to the very first text', () => {
    const project = tempProject();
    const { settings } = layoutFor(scope, project.root, project.env, '1.0.0');
    mkdirSync(dirname(settings), { recursive: true });
    writeFileSync(settings, STYLES.tabs!);
    install(project, scope, { version: '1.0.0' });
    install(project, scope, { version: '2.0.0', bundle: bundle(project, '2.0.0', ['lib/chunk-b.js']) });
    const text = readFileSync(settings, 'utf8');
    expect(text.match(/hook\.(?:cjs|sh)/g)?.length).toBe(scope === 'project' ? 6 : 3); // the portable form names it twice
    if (scope === 'project') {
      expect(existsSync(project.path('.claude/heal-hooks/lib/chunk-a.js'))).toBe(false);
      expect(existsSync(project.path('.claude/heal-hooks/lib/chunk-b.js'))).toBe(true);
    }
    uninstall(project, scope);
    expect(readFileSync(settings, 'utf8')).toBe(STYLES.tabs);
    expect(existsSync(join(project.home, '.local', 'share', 'heal-hooks'))).toBe(false);
  });

  it.each([
    ['{ "hooks": { "PostToolUse": [ } }', /settings(?:\.local)?\.json: line 1, column 31: value expected/],
    ['{\n  "a": 1\n  "b": 2\n}', /line 3, column 3: comma expected/],
    ['[]', /holds no object/],
    ['{"hooks": []}', /`hooks` is no object/],
    ['{"hooks": {"PostToolUse": {}}}', /`hooks.PostToolUse` is no list/],
  ])('refuses %s and writes nothing', (text, message) => {
    const project = tempProject();
    const { settings } = layoutFor(scope, project.root, project.env, '1.0.0');
    mkdirSync(dirname(settings), { recursive: true });
    writeFileSync(settings, text);
    const before = tree(project.root);
    expect(() => install(project, scope)).toThrow(SettingsError);
    expect(() => install(project, scope)).toThrow(message);
    expect(tree(project.root)).toEqual(before);
  });
});

describe('install', () => {
  it('shares nothing of this machine in a project', () => {
    const project = tempProject();
    const { layout } = install(project, 'project');
    const written = [layout.settings, layout.manifest].map((path) => readFileSync(path, 'utf8')).join();
    expect(written).not.toContain(project.root);
    expect(written).not.toContain(NODE);
    expect(readFileSync(project.path('.claude/heal-hooks/package.json'), 'utf8')).toBe(
      '{"private":true,"type":"module"}\n',
    );
    expect(existsSync(project.path('.claude/heal-hooks/index.js'))).toBe(false);
  });

  it('names this Node and the copied bundle in a local install', () => {
    const project = tempProject();
    install(project, 'local');
    const [group] = settingsOf(project, 'local').hooks.PostToolUseFailure;
    const file = join(project.home, '.local/share/heal-hooks/1.0.0/hook.sh');
    expect(group.hooks[0]).toEqual({ type: 'command', command: '/bin/sh', args: [file, NODE, 'failed'], timeout: 20 });
    expect(existsSync(file)).toBe(true);
  });

  it('keeps a shared bundle until its last install goes', () => {
    const project = tempProject();
    install(project, 'local');
    install(project, 'user');
    const file = join(project.home, '.local/share/heal-hooks/1.0.0/hook.cjs');
    uninstall(project, 'local');
    expect(existsSync(file)).toBe(true);
    uninstall(project, 'user');
    expect(existsSync(join(project.home, '.local/share/heal-hooks'))).toBe(false);
  });

  it('copies what it edits to the state folder first', () => {
    const project = tempProject({ '.claude/settings.json': STYLES.tabs! });
    install(project, 'project');
    const dir = join(project.state, 'settings-backups');
    expect(readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8'))).toEqual([STYLES.tabs]);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  it('writes through a symbolic link and keeps the mode', () => {
    const project = tempProject();
    project.write('dotfiles/settings.json', '{}\n', 0o600);
    mkdirSync(project.path('.claude'));
    symlinkSync('../dotfiles/settings.json', project.path('.claude/settings.json'));
    install(project, 'project');
    expect(statSync(project.path('dotfiles/settings.json')).mode & 0o777).toBe(0o600);
    expect(readFileSync(project.path('dotfiles/settings.json'), 'utf8')).toContain('PostToolUseFailure');
    uninstall(project, 'project');
    expect(readFileSync(project.path('dotfiles/settings.json'), 'utf8')).toBe('{}\n');
  });

  it('keeps files that it did not put there', () => {
    const project = tempProject();
    install(project, 'project');
    project.write('.claude/heal-hooks/notes.txt', 'mine');
    uninstall(project, 'project');
    expect(Object.keys(tree(project.root))).toEqual([
      '.claude/',
      '.claude/heal-hooks/',
      '.claude/heal-hooks/notes.txt',
    ]);
  });

  it('does not believe a list of files that came with the repository', () => {
    const project = tempProject({ 'src/keep.ts': 'x' });
    install(project, 'project');
    const manifest = project.path('.claude/heal-hooks/install.json');
    const content = JSON.parse(readFileSync(manifest, 'utf8'));
    const outside = join(project.home, 'precious');
    writeFileSync(outside, 'x');
    content.files.push('src/keep.ts', '../home/precious', outside, '.claude/heal-hooks/../../src/keep.ts');
    content.edits.push({ ...content.edits[0], path: 'src/keep.ts' });
    writeFileSync(manifest, JSON.stringify(content));
    uninstall(project, 'project');
    expect(existsSync(outside)).toBe(true);
    expect(tree(project.root)).toMatchObject({ 'src/keep.ts': expect.any(String) });
  });

  it('sets the mode in an existing configuration and leaves the rest of it alone', () => {
    const before = "// team rules\n{\n  notices: true, // loud\n  mode: 'safe',\n}\n";
    const project = tempProject({ '.heal-hooks/config.json5': before });
    install(project, 'project', { mode: 'off' });
    const file = project.path('.heal-hooks/config.json5');
    expect(readFileSync(file, 'utf8')).toBe(before.replace("'safe'", "'off'"));
    uninstall(project, 'project');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('leaves a configuration alone where the place is not certain, and says so', () => {
    const before = "{ tools: { x: { config: [\n  'mode: \"safe\"'] } }, 'mo\\u0064e': 'safe' }";
    const project = tempProject({ '.heal-hooks/config.json5': before });
    const plan = install(project, 'project', { mode: 'off' });
    expect(readFileSync(project.path('.heal-hooks/config.json5'), 'utf8')).toBe(before);
    expect(plan.notes).toEqual([expect.stringContaining('left alone')]);
  });

  it("keeps an output limit that is somebody's choice", () => {
    const text = '{ "env": { "BASH_MAX_OUTPUT_LENGTH": "50000" } }';
    const project = tempProject({ '.claude/settings.json': text });
    install(project, 'project', { longOutput: true });
    expect(settingsOf(project, 'project').env.BASH_MAX_OUTPUT_LENGTH).toBe('50000');
    uninstall(project, 'project');
    expect(readFileSync(project.path('.claude/settings.json'), 'utf8')).toBe(text);
  });
});
