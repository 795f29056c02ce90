import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/event/event.ts';
import { type HookReading, readHookPayload } from '../../../src/event/read-hook-payload.ts';
import fc from '../../support/properties.ts';
import { testContext } from './context.ts';

const folder = join(import.meta.dirname, 'fixtures');
const recorded = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
const read = (payload: unknown): HookReading => readHookPayload(payload, testContext());
const eventOf = (payload: unknown): Event => {
  const reading = read(payload);
  if (!('event' in reading)) throw new Error(`no event: ${JSON.stringify(reading)}`);
  return reading.event;
};

/** A payload as the client builds it. */
const failure = (over: Record<string, unknown>): Record<string, unknown> => ({
  hook_event_name: 'PostToolUseFailure',
  session_id: 's1',
  cwd: '/home/dev/shop',
  tool_name: 'Bash',
  tool_input: { command: 'make' },
  tool_use_id: 'toolu_1',
  ...over,
});
const success = (over: Record<string, unknown>): Record<string, unknown> =>
  failure({ hook_event_name: 'PostToolUse', ...over });

describe('readHookPayload on recorded payloads', () => {
  it.each([
    ['fail-module-not-found', 1, /^Traceback[\s\S]*No module named 'aiohttp_retry_client'$/],
    ['fail-command-not-found', 127, /^\/bin\/bash: line 1: no_such_program: command not found$/],
    ['fail-timeout', 143, /^Command timed out after 1s$/],
    ['fail-npm-enoent', 254, /^npm error code ENOENT/],
    ['fail-colour-and-non-ascii', 2, /^café .*Error:.* naïve$/],
    ['fail-crlf', 1, /^line1\r\nError: boom$/],
    ['ok-true', 0, /^$/],
    ['ok-grep-no-match', 0, /^$/],
    ['ok-masked-by-tail', 0, /^no tests ran in 0.00s$/],
  ])('%s has exit code %i and its output', (name, exitCode, output) => {
    const reading = read(recorded(name));
    expect(reading.kind).toBe('command');
    const event = eventOf(recorded(name));
    expect(event.exitCode).toBe(exitCode);
    expect(event.output).toMatch(output);
    expect(event.cwd).toBe('/home/dev/shop');
    expect(event.project).toBe('key of /home/dev/shop');
    expect(event.id).toBe(`${event.session}:${recorded(name).tool_use_id}`);
    expect(event.command).toBe((recorded(name).tool_input as { command: string }).command);
  });

  it('reads a long failure as cut, with its real end lost', () => {
    const event = eventOf(recorded('fail-output-cut-tail-lost'));
    expect(event.cut).toEqual({ lost: 20_012, tailLost: true });
    expect(event.output).not.toContain('FATAL');
  });

  it('knows that a command in the background has no status yet', () => {
    expect(eventOf(recorded('ok-started-in-background'))).toMatchObject({ background: true, exitCode: null });
  });

  it('reads an edit and a write with old and new text', () => {
    expect(read(recorded('ok-edit')).kind).toBe('edit');
    expect(eventOf(recorded('ok-edit')).edit).toEqual({
      file: '/home/dev/shop/cart.py',
      oldText: 'sum(items)',
      newText: 'sum(item.price for item in items)',
    });
    expect(eventOf(recorded('ok-write')).edit).toEqual({
      file: '/home/dev/shop/notes.md',
      oldText: null,
      newText: 'hello\n',
    });
  });

  it('reads the start of a session', () => {
    expect(read(recorded('session-start'))).toMatchObject({
      kind: 'session-start',
      cwd: '/home/dev/shop',
      source: 'startup',
    });
  });

  it('has nothing to do with the other recorded events', () => {
    for (const name of ['stop', 'session-end', 'ok-read'])
      expect(read(recorded(name))).toEqual({ kind: 'other', hookEventName: recorded(name).hook_event_name });
  });

  it('covers every recorded payload, none of which names a private path', () => {
    for (const file of readdirSync(folder)) {
      expect(read(recorded(file.replace('.json', ''))).hookEventName).not.toBe('');
      expect(
        readFileSync(join(folder, file), 'utf8').match(/\/(?:home\/(?!dev\b)|root|Users|work|tmp)[\w/]*/),
      ).toBeNull();
    }
  });
});

describe('readHookPayload on other shapes of a failure', () => {
  it.each([
    ['no first line', { error: 'make: *** No rule' }, null, 'make: *** No rule'],
    ['only the first line', { error: 'Exit code 3' }, 3, ''],
    ['CRLF after the first line', { error: 'Exit code 2\r\nboom\r\n' }, 2, 'boom\r\n'],
    ['an error object', { error: { message: 'Exit code 2\nboom' } }, 2, 'boom'],
    ['an error object as JSON text', { error: '{"message":"Exit code 2\\nboom"}' }, 2, 'boom'],
    ['JSON that a command printed', { error: '{"message":"boom"}' }, null, '{"message":"boom"}'],
    ['error_message', { error_message: 'Exit code 2\nboom' }, 2, 'boom'],
    ['tool_response.error', { tool_response: { error: 'Exit code 2\nboom' } }, 2, 'boom'],
    ['a response as JSON text', { error: '', tool_response: '{"error":"Exit code 2\\nboom"}' }, 2, 'boom'],
    ['content blocks', { error: [{ type: 'text', text: 'Exit code 2\nboom' }] }, 2, 'boom'],
    ['an unfilled template', { error: '${error}', error_message: 'Exit code 2\nboom' }, 2, 'boom'],
    ['an output that quotes an exit line', { error: 'Exit code 2\nExit code 5\n' }, 2, 'Exit code 5\n'],
  ])('%s', (_, over, exitCode, output) => {
    expect(eventOf(failure(over))).toMatchObject({ exitCode, output });
  });

  it('takes tool_input as JSON text and flat fields, as an mcp_tool template makes them', () => {
    expect(eventOf(failure({ tool_input: '{"command":"npm test"}' })).command).toBe('npm test');
    expect(eventOf(failure({ tool_input: undefined, command: 'npm test' })).command).toBe('npm test');
  });

  it('names the subagent', () => {
    expect(eventOf(failure({ agent_id: 'a7', agent_type: 'Explore' })).agent).toBe('a7');
  });

  it('makes an id of its own where the call has none', () => {
    expect(eventOf(failure({ tool_use_id: undefined })).id).toBe('fresh-id');
  });

  it.each([
    ['denied', { error: "The user doesn't want to proceed with this tool use. The tool use was rejected" }],
    ['denied', { error: 'Permission to use Bash with command rm -rf / has been denied.' }],
    ['denied', { error: "Claude requested permissions to use Bash, but you haven't granted it yet." }],
    ['cancelled', { error: '<tool_use_error>Sibling tool call errored</tool_use_error>' }],
    ['interrupted', { error: '[Request interrupted by user for tool use]' }],
    ['interrupted', { error: 'Exit code 137\npartial', is_interrupt: true }],
  ])('flags what was %s: %o', (denial, over) => {
    expect(read(failure(over))).toMatchObject({ kind: 'denied', denial });
  });

  it('does not take the output of a command for a denial', () => {
    expect(read(failure({ error: 'Exit code 1\nPermission to use Bash has been denied' })).kind).toBe('command');
  });
});

describe('readHookPayload on other shapes of a success', () => {
  it.each([
    ['an object', { stdout: 'built\n', stderr: '' }, 'built\n'],
    ['JSON text', '{"stdout":"built\\n","stderr":""}', 'built\n'],
    ['bare text', 'built\n', 'built\n'],
    ['a separate stderr', { stdout: 'built', stderr: 'warned' }, 'built\nwarned'],
    ['nothing', undefined, ''],
  ])('%s', (_, tool_response, output) => {
    expect(eventOf(success({ tool_response }))).toMatchObject({ exitCode: 0, output });
  });

  it('counts a time-out that went on in the background as not ended', () => {
    const event = eventOf(success({ tool_response: { stdout: 'a', stderr: '', timedOutAfterMs: 120_000 } }));
    expect(event).toMatchObject({ background: true, exitCode: null });
  });

  it('is an interrupt when the response says so', () => {
    expect(read(success({ tool_response: { stdout: '', stderr: '', interrupted: true } }))).toMatchObject({
      kind: 'denied',
      denial: 'interrupted',
    });
  });

  it('says where the whole of a large output was saved', () => {
    const tool_response = {
      stdout: 'x'.repeat(50),
      stderr: '',
      persistedOutputPath: '/home/dev/o.txt',
      persistedOutputSize: 90_000,
    };
    expect(eventOf(success({ tool_response })).cut).toEqual({
      lost: 89_950,
      tailLost: true,
      savedTo: '/home/dev/o.txt',
    });
  });

  it('joins the edits of a MultiEdit, and keeps a deletion apart from nothing', () => {
    const edits = [
      { old_string: 'a', new_string: 'b' },
      { old_string: 'c', new_string: '' },
    ];
    const payload = success({ tool_name: 'MultiEdit', tool_input: { file_path: 'x.ts', edits } });
    expect(eventOf(payload).edit).toEqual({ file: 'x.ts', oldText: 'a\nc', newText: 'b\n' });
    const notebook = success({ tool_name: 'NotebookEdit', tool_input: { notebook_path: 'n.ipynb', new_source: '1' } });
    expect(eventOf(notebook).edit).toEqual({ file: 'n.ipynb', oldText: null, newText: '1' });
  });
});

describe('readHookPayload on bad input', () => {
  it.each([
    [null, 'the payload is not a JSON object'],
    ['text', 'the payload is not a JSON object'],
    [[1], 'the payload is not a JSON object'],
    [{}, 'the payload has no hook_event_name'],
    [{ hook_event_name: 'PostToolUse' }, 'PostToolUse without tool_name'],
    [{ hook_event_name: 'PostToolUse', tool_name: 'Bash' }, 'Bash without a command'],
    [{ hook_event_name: 'PostToolUse', tool_name: 'Edit', tool_input: {} }, 'Edit without file_path'],
  ])('%j: %s', (payload, problem) => {
    expect(read(payload)).toMatchObject({ kind: 'other', problem });
  });

  it('passes over an event that it does not know', () => {
    expect(read({ hook_event_name: 'BrandNew' })).toEqual({ kind: 'other', hookEventName: 'BrandNew' });
  });

  it('never throws, whatever the fields hold', () => {
    const names = [
      'tool_name',
      'tool_input',
      'tool_response',
      'error',
      'session_id',
      'cwd',
      'duration_ms',
      'tool_use_id',
    ];
    const payload = fc.record(
      {
        hook_event_name: fc.constantFrom('PostToolUse', 'PostToolUseFailure', 'SessionStart'),
        ...Object.fromEntries(
          names.map((name) => [name, fc.oneof(fc.constant('Bash'), fc.constant('Edit'), fc.jsonValue())]),
        ),
      },
      { requiredKeys: ['hook_event_name'] },
    );
    fc.assert(fc.property(payload, (value) => typeof read(value).kind === 'string'));
  });

  it('keeps the ends of a payload of 10 MB', () => {
    const event = eventOf(failure({ error: `Exit code 1\nfirst\n${'line of noise\n'.repeat(750_000)}last` }));
    expect(event.output.length).toBeLessThan(1_001_000);
    expect(event.output).toMatch(/^first\n[\s\S]*last$/);
    expect(event.cut?.lost).toBeGreaterThan(9_000_000);
  });
});
