import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Agent } from '../support/agent.ts';
import { heal } from '../support/cli.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

interface Step {
  id: string;
  command: string;
  fails?: string;
  prints?: string;
}

/** Writes the transcript of a session as the client does, an hour old, and answers where it lies. */
function transcribe(project: TempProject, session: string, steps: readonly Step[]): string {
  const folder = join(project.home, 'transcripts');
  mkdirSync(folder, { recursive: true });
  const start = Date.now() - 3_600_000;
  const lines = steps.flatMap(({ id, command, fails, prints = '' }, index) => {
    const entry = { cwd: project.root, sessionId: session, timestamp: new Date(start + index * 1000).toISOString() };
    const result =
      fails === undefined ? { content: prints, is_error: false } : { content: `Exit code 1\n${fails}`, is_error: true };
    const use = { type: 'tool_use', id, name: 'Bash', input: { command } };
    return [
      { ...entry, message: { role: 'assistant', content: [use] } },
      {
        ...entry,
        message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, ...result }] },
        toolUseResult: fails === undefined ? { stdout: prints, stderr: '', interrupted: false } : `Error: ${fails}`,
      },
    ];
  });
  const file = join(folder, `${session}.jsonl`);
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  utimesSync(file, start / 1000, start / 1000);
  return file;
}

/** The client begins another session beside these transcripts. */
const begin = (project: TempProject, session: string): void => {
  const transcript_path = join(project.home, 'transcripts', `${session}.jsonl`);
  new Agent(project, { session }).sessionStart('startup', { transcript_path });
};

interface Row {
  command?: string;
  outcome: string;
  source: string;
}

const history = async (project: TempProject): Promise<Row[]> =>
  JSON.parse((await heal(project, ['history', '--all', '--json'])).stdout).events;

const LINE = 'ledgerlint: generated tables do not fit the schema';

describe('the transcript of an earlier session', () => {
  it('tells what the hooks missed, each call once', async () => {
    const project = tempProject({}, { git: true });
    new Agent(project, { session: 'one' }).sessionStart();
    transcribe(project, 'one', [
      { id: 't1', command: './check', fails: LINE },
      { id: 't2', command: './codegen' },
      { id: 't3', command: './check', prints: 'all fine' },
    ]);
    transcribe(project, 'never-seen', [{ id: 't9', command: 'make secret-work', prints: 'x' }]);
    for (const session of ['two', 'three']) begin(project, session);
    const rows = await history(project);
    expect(rows.map(({ command }) => command).sort()).toEqual(['./check', './check', './codegen']);
    expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(['transcript']));
    project.write('check', `#!/bin/sh\necho "${LINE}"; exit 1\n`, 0o755);
    expect(new Agent(project, { session: 'four' }).bash('./check').advice).toContain('`./codegen` settled it once');
  });

  it('shows what passing runs print, so that nothing is learned from it', async () => {
    const project = tempProject({}, { git: true });
    new Agent(project, { session: 'one' }).sessionStart();
    transcribe(project, 'one', [
      { id: 't1', command: './check', fails: LINE },
      { id: 't2', command: './codegen' },
      { id: 't3', command: './check', prints: `${LINE}\nbut so what` },
    ]);
    begin(project, 'two');
    project.write('check', `#!/bin/sh\necho "${LINE}"; exit 1\n`, 0o755);
    expect(new Agent(project, { session: 'three' }).bash('./check').advice ?? '').not.toContain('settled');
  });
});
