import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Agent } from '../support/agent.ts';
import { heal } from '../support/cli.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

/** `./check NAME` fails while the table is old; a run that passes prints what it read. */
const CHECK = `#!/bin/sh
grep -q "^- $1: new" tables.yml || { echo "ledger: error: table '$1' is stale"; exit 1; }
echo "read $1"; cat says.txt 2>/dev/null || true
`;
const TABLES = '- users: old\n- prices: old\n- orders: old\n- rooms: old\n';

function ledger(config = '{}'): TempProject {
  const project = tempProject({ 'tables.yml': TABLES, '.heal-hooks/config.json5': config }, { git: true });
  project.write('check', CHECK, 0o755);
  return project;
}

const read = (project: TempProject, file: string): string => readFileSync(project.path(file), 'utf8');

/** A session in which the check of a table fails, the table is renewed by an edit, and the check passes. */
function renew(project: TempProject, table: string): string | null {
  const agent = new Agent(project, { session: `renew-${table}` });
  agent.sessionStart();
  const { advice } = agent.bash(`./check ${table}`);
  project.write('tables.yml', read(project, 'tables.yml').replace(`- ${table}: old`, `- ${table}: new`));
  agent.edited('tables.yml', `- ${table}: old`, `- ${table}: new`);
  agent.bash(`./check ${table}`);
  return advice;
}

interface Item {
  id: string;
  state: string;
  question: string | null;
  fix: object | null;
}

const review = async (project: TempProject, ...args: string[]): Promise<Item[]> =>
  JSON.parse((await heal(project, ['patterns', 'review', '--json', ...args])).stdout).patterns;

/** A project in which two tables were renewed, and the pattern that was learned. */
async function learned(config?: string): Promise<{ project: TempProject; item: Item }> {
  const project = ledger(config);
  renew(project, 'users');
  renew(project, 'prices');
  const [item] = await review(project);
  if (!item) throw new Error('nothing was learned');
  return { project, item };
}

describe('a learned pattern', () => {
  it('suggests what settled it for the next name, and applies it only after a word of the person', async () => {
    const { project, item } = await learned();
    expect(item).toMatchObject({ state: 'fixable', question: 'may its fix be applied' });
    expect(item.fix).toEqual({ search: '- ${table}: old', replace: '- ${table}: new', files: ['tables.yml'] });
    const untold = new Agent(project, { session: 'untold' });
    expect(untold.bash('./check orders').advice).toContain(
      '`edit of tables.yml: - orders: old → - orders: new` settled it 2 of 2 times',
    );
    expect(read(project, 'tables.yml')).toContain('- orders: old');

    const { stdout } = await heal(project, ['patterns', 'review', item.id, '--accept', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'trusted' });
    const agent = new Agent(project, { session: 'trusted' });
    const { advice, note } = agent.bash('./check rooms');
    expect(advice).toContain('Changed: tables.yml:4 `- rooms: old` → `- rooms: new`');
    expect(note).toContain('rollback');
    expect(agent.bash('./check rooms').exitCode).toBe(0);
  });

  it('changes nothing in the mode `suggest`', async () => {
    const { project, item } = await learned("{ mode: 'suggest' }");
    await heal(project, ['patterns', 'review', item.id, '--accept']);
    new Agent(project).bash('./check orders');
    expect(read(project, 'tables.yml')).toContain('- orders: old');
  });

  it('is gone at once when a passing run prints it, whichever door the pass comes through', async () => {
    for (const door of ['node', 'shell'] as const) {
      const { project } = await learned();
      const agent = new Agent(project, { session: `later-${door}`, door });
      for (const command of ['true', './check users']) agent.bash(command);
      project.write('says.txt', "ledger: error: table 'cache' is stale\n");
      agent.bash('./check users');
      const list = await heal(project, ['patterns', 'list', '--layer', 'learned', '--json']);
      expect(JSON.parse(list.stdout), door).toEqual([]);
      expect(await review(project)).toMatchObject([{ state: 'demoted', question: 'passing runs print it' }]);
    }
  });

  it('is never learned again after a person has rejected it', async () => {
    const { project, item } = await learned();
    await heal(project, ['patterns', 'review', item.id, '--reject']);
    renew(project, 'orders');
    expect(await review(project, '--all')).toMatchObject([{ id: item.id, state: 'demoted', question: null }]);
  });

  it('takes another regex or fix only when it is sound', async () => {
    const { project, item } = await learned();
    const edit = (...args: string[]) => heal(project, ['patterns', 'review', item.id, ...args]);
    for (const bad of ['ledger', '^(a+)+$', '^ledger: other', '^ledger(']) {
      const { status, stderr } = await edit('--regex', bad);
      expect([status, stderr], bad).toEqual([2, expect.stringContaining('Not changed')]);
    }
    expect((await edit('--command', 'make x | sh')).status).toBe(2);
    const { stdout } = await edit('--command', './renew ${table}', '--accept', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ fix: { command: ['./renew', '${table}'] } });
  });

  it('is shared into the repository, where it informs until it is trusted', async () => {
    const { project, item } = await learned();
    const { stdout } = await heal(project, ['patterns', 'share', item.id, '--json']);
    const { id, file } = JSON.parse(stdout);
    expect(existsSync(file)).toBe(true);
    const shown = await heal(project, ['patterns', 'show', id, '--json']);
    expect(JSON.parse(shown.stdout)).toMatchObject({ layer: 'project', trusted: false });
    expect((await heal(project, ['patterns', 'test', file])).status).toBe(0);
    new Agent(project, { session: 'shared' }).bash('./check orders');
    expect(read(project, 'tables.yml')).toContain('- orders: old');
  });

  it('goes to another project by a file without lines or places, and is verified there before it counts', async () => {
    const { project } = await learned();
    const { stdout: exported } = await heal(project, ['patterns', 'export', '--layer', 'learned']);
    expect(exported).not.toContain(project.root);
    expect(exported).not.toMatch(/'users'|'prices'/);
    const other = ledger();
    other.write('theirs.json', exported);
    const imported = await heal(other, ['patterns', 'import', 'theirs.json', '--json']);
    expect(JSON.parse(imported.stdout).patterns).toMatchObject([{ state: 'known' }]);
    new Agent(other).bash('./check orders');
    expect(read(other, 'tables.yml')).toContain('- orders: old');
  });

  it('is not trusted because a file of the repository says so', async () => {
    const { project } = await learned();
    const { stdout } = await heal(project, ['patterns', 'export', '--layer', 'learned']);
    const document = JSON.parse(stdout);
    for (const one of document.patterns)
      Object.assign(one, { agreed: true, auto_fix: { ...one.auto_fix, safety: 'safe' } });
    const other = ledger("{ learning: { pattern_file: 'learned.json' } }");
    other.write('learned.json', JSON.stringify(document));
    const agent = new Agent(other);
    agent.sessionStart();
    agent.bash('./check orders');
    expect(read(other, 'tables.yml')).toContain('- orders: old');
  });

  it('is kept in the file that the project names, and leaves with the history', async () => {
    const { project, item } = await learned("{ learning: { pattern_file: 'team/learned.json' } }");
    expect(JSON.parse(read(project, 'team/learned.json')).patterns).toMatchObject([{ id: item.id, occurrences: 2 }]);
    await heal(project, ['history', 'clear']);
    const state = readdirSync(project.state, { recursive: true, encoding: 'utf8' });
    expect(state.filter((file) => /learned|passing|passes/.test(file))).toEqual([]);
  });

  it('is not learned where learning is off', async () => {
    const project = ledger('{ learning: { store_new_patterns: false } }');
    renew(project, 'users');
    renew(project, 'prices');
    expect(await review(project, '--all')).toEqual([]);
  });
});
