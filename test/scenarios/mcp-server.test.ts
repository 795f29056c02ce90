import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterEach, describe, expect, it } from 'vitest';
import { squareWheel } from '../support/square-wheel.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

const server = resolve(import.meta.dirname, '..', '..', 'dist', 'mcp.js');
const open: Client[] = [];

afterEach(async () => {
  for (const client of open.splice(0)) await client.close();
});

/** A client as others write it, connected to the built server in a project. */
const connect = async (project: TempProject, over: Record<string, string> = {}): Promise<Client> => {
  const client = new Client({ name: 'test', version: '1' });
  const env = { ...project.env, CLAUDECODE: '1', CLAUDE_PROJECT_DIR: project.root, ...over };
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [server], cwd: project.root, env }));
  open.push(client);
  return client;
};

const textOf = (result: unknown): string => {
  const { content } = result as { content: { type: string; text: string }[] };
  return content.map(({ text }) => text).join('');
};

const failure = (project: TempProject, id: string, over: Record<string, string> = {}): Record<string, string> => ({
  hook_event_name: 'PostToolUseFailure',
  session_id: 'session-1',
  agent_id: '',
  cwd: project.root,
  tool_name: 'Bash',
  tool_use_id: id,
  tool_input: JSON.stringify({ command: 'sh check.sh left.txt' }),
  error: 'Exit code 1\nchecking left.txt\nzorble: the wheel in left.txt is square',
  is_interrupt: 'false',
  duration_ms: '12',
  tool_response: '',
  ...over,
});

describe('the MCP server', () => {
  it('offers few tools, each with its nature', async () => {
    const client = await connect(tempProject());
    const { tools } = await client.listTools();
    const natures = tools.map(({ name, annotations, _meta }) => [
      name,
      annotations?.readOnlyHint ? 'reads' : 'writes',
      _meta ? 'hidden from the model' : 'for the model',
    ]);
    expect(natures).toEqual([
      ['diagnose', 'reads', 'for the model'],
      ['playbook', 'reads', 'for the model'],
      ['fix', 'writes', 'for the model'],
      ['rollback', 'writes', 'for the model'],
      ['history', 'reads', 'for the model'],
      ['hook', 'writes', 'hidden from the model'],
    ]);
    expect(client.getInstructions()?.length).toBeLessThan(400);
  });

  it('diagnoses an output, names playbooks, and records nothing of it', async () => {
    const project = tempProject({}, { git: true });
    const client = await connect(project);
    const call = { output: "Error: Cannot find package 'left-padding'", command: 'node app.js', exit_code: 1 };
    const report = JSON.parse(textOf(await client.callTool({ name: 'diagnose', arguments: call })));
    expect(report).toMatchObject({
      version: 1,
      outcome: 'failed',
      diagnoses: [{ captures: { package: 'left-padding' } }],
    });
    const steps = textOf(await client.callTool({ name: 'playbook', arguments: { id: 'missing-dependency' } }));
    expect(steps).toContain('missing-dependency');
    expect(textOf(await client.callTool({ name: 'playbook', arguments: { search: 'port' } }))).toContain('port-in-use');
    expect(await client.callTool({ name: 'playbook', arguments: { id: 'zzz-nothing' } })).toMatchObject({
      isError: true,
    });
    expect(textOf(await client.callTool({ name: 'history', arguments: {} }))).toContain('nothing recorded');
  });

  it('answers hooks: fixes, tells, confirms and takes back', async () => {
    const project = squareWheel();
    const client = await connect(project);
    const hook = async (args: Record<string, string>) =>
      textOf(await client.callTool({ name: 'hook', arguments: args }));
    const reply = JSON.parse(await hook(failure(project, 'toolu_1')));
    expect(reply.hookSpecificOutput.hookEventName).toBe('PostToolUseFailure');
    expect(reply.hookSpecificOutput.additionalContext).toContain('Changed: left.txt:1');
    expect(readFileSync(project.path('left.txt'), 'utf8')).toBe('a round wheel\n');
    expect(await hook(failure(project, 'toolu_1'))).toBe('');
    const passed = {
      hook_event_name: 'PostToolUse',
      error: '',
      is_interrupt: '',
      tool_response: JSON.stringify({ stdout: 'all wheels are round', stderr: '', interrupted: false }),
    };
    expect(await hook(failure(project, 'toolu_2', passed))).toBe('');
    expect(textOf(await client.callTool({ name: 'history', arguments: {} }))).toContain('fixed');
    expect(textOf(await client.callTool({ name: 'rollback', arguments: {} }))).toContain('restored');
    expect(readFileSync(project.path('left.txt'), 'utf8')).toBe('a square wheel\n');
    expect(await client.callTool({ name: 'rollback', arguments: {} })).toMatchObject({ isError: true });
  });

  it('shows a fix first and makes it only when told', async () => {
    const project = squareWheel();
    const suggesting = await connect(project);
    const fix = (args: object) => suggesting.callTool({ name: 'fix', arguments: { ...args } });
    expect(await fix({})).toMatchObject({ isError: true });
    project.write('.heal-hooks/config.json5', '{ mode: "suggest" }');
    await suggesting.callTool({ name: 'hook', arguments: failure(project, 'toolu_1') });
    expect(textOf(await fix({}))).toContain('mode is `suggest`');
    project.write('.heal-hooks/config.json5', '{}');
    const shown = textOf(await fix({}));
    expect(shown).toContain('-a square wheel\n+a round wheel');
    expect(readFileSync(project.path('left.txt'), 'utf8')).toBe('a square wheel\n');
    expect(textOf(await fix({ apply: true }))).toMatch(/Changed: left\.txt:1[\s\S]*rollback \w+/);
    expect(readFileSync(project.path('left.txt'), 'utf8')).toBe('a round wheel\n');
  });

  it('takes nothing as an event that the model says, or another session', async () => {
    const project = squareWheel();
    const client = await connect(project);
    const forged = {
      name: 'hook',
      arguments: failure(project, 'toolu_1'),
      _meta: { 'claudecode/toolUseId': 'toolu_9' },
    };
    expect(await client.callTool(forged)).toMatchObject({ isError: true });
    const other = await connect(project, { CLAUDE_CODE_SESSION_ID: 'session-2' });
    expect(textOf(await other.callTool({ name: 'hook', arguments: failure(project, 'toolu_2') }))).toBe('');
    const stranger = await connect(project, { CLAUDECODE: '' });
    expect(textOf(await stranger.callTool({ name: 'hook', arguments: failure(project, 'toolu_3') }))).toBe('');
    expect(readFileSync(project.path('left.txt'), 'utf8')).toBe('a square wheel\n');
    expect(textOf(await client.callTool({ name: 'history', arguments: {} }))).toContain('nothing recorded');
  });

  it('notices a pattern file that was written while it runs', async () => {
    const project = tempProject({}, { git: true });
    const client = await connect(project);
    const ask = async () =>
      JSON.parse(
        textOf(await client.callTool({ name: 'diagnose', arguments: { output: 'frobnicator jammed', exit_code: 1 } })),
      );
    expect((await ask()).diagnoses[0]?.pattern ?? null).toBeNull();
    const pattern = { id: 'own/jammed', error_regex: 'frobnicator jammed', category: 'other', severity: 'low' };
    project.write('.heal-hooks/error-patterns.json', JSON.stringify({ patterns: [pattern] }));
    expect((await ask()).diagnoses[0].pattern).toBe('own/jammed');
  });

  it('survives anything on its input and ends when the client goes', () => {
    const lines = [
      '',
      'garbage',
      '{}',
      '[1]',
      'null',
      '{"id":1}',
      '{"id":1,"method":"tools/call"}',
      '\u0000\u0001',
      '{"',
    ];
    const calls = [{}, { output: 1 }, { output: 'x'.repeat(500_000) }, { cwd: {} }, null, []];
    const names = ['diagnose', 'playbook', 'fix', 'rollback', 'history', 'hook', 'toString'];
    let id = 100;
    for (const name of names)
      for (const args of calls)
        lines.push(
          JSON.stringify({ jsonrpc: '2.0', id: id++, method: 'tools/call', params: { name, arguments: args } }),
        );
    const project = tempProject();
    const child = spawnSync(process.execPath, [server], {
      input: Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), Buffer.from([0xff, 0xfe, 0x0a])]),
      cwd: project.root,
      env: project.env,
      encoding: 'utf8',
      timeout: 25_000,
    });
    expect(child.stderr).toBe('');
    expect(child.status).toBe(0);
    const answers = child.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.filter((answer) => answer.id >= 100)).toHaveLength(names.length * calls.length);
  });

  it('ends at a signal, as the client sends it', async () => {
    const project = tempProject();
    const child = spawn(process.execPath, [server], { cwd: project.root, env: project.env });
    const ask = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, ...message })}\n`);
    const first = new Promise((resolve) => child.stdout.once('data', resolve));
    ask({ method: 'server/discover', params: {} });
    await first;
    const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)));
    child.kill('SIGINT');
    expect([0, 'SIGINT']).toContain(await ended);
  });

  it('keeps every record that several servers write at once', async () => {
    const project = tempProject({}, { git: true });
    const clients = await Promise.all([connect(project), connect(project), connect(project)]);
    const each = 20;
    await Promise.all(
      clients.flatMap((client, n) =>
        Array.from({ length: each }, (_, i) => {
          const args = failure(project, `toolu_${n}_${i}`, { session_id: `session-${n}` });
          return client.callTool({ name: 'hook', arguments: { ...args, error: 'Exit code 1\nquux imbalance' } });
        }),
      ),
    );
    const [first] = clients;
    const text = textOf(await first?.callTool({ name: 'history', arguments: { limit: 50 } }));
    expect(text).toContain('50 events');
    const count = spawnSync(process.execPath, [join(server, '..', 'cli.js'), 'history', '--json', '--limit', '100'], {
      cwd: project.root,
      env: project.env,
      encoding: 'utf8',
    });
    expect(JSON.parse(count.stdout).events).toHaveLength(clients.length * each);
  });
});
