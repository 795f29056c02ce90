import { describe, expect, it } from 'vitest';
import { readTranscript } from '../../../src/event/read-transcript.ts';

const AT = '2026-11-20T10:40:20.948Z';
const common = { isSidechain: false, cwd: '/home/dev/shop', sessionId: 's1', version: '2.1.328', timestamp: AT };
const began = (id: string, name: string, input: object) =>
  JSON.stringify({ ...common, message: { role: 'assistant', content: [{ type: 'tool_use', id, name, input }] } });
const ended = (id: string, result: object, toolUseResult?: unknown) =>
  JSON.stringify({
    ...common,
    type: 'user',
    message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, ...result }] },
    toolUseResult,
  });

describe('readTranscript', () => {
  it('reads failures, successes and edits as a hook would have got them', () => {
    const stdout = { stdout: 'fine', stderr: '', interrupted: false };
    const edit = { filePath: '/home/dev/shop/a.txt', oldString: 'two', newString: 'three' };
    const text = [
      '{"type":"queue-operation","operation":"enqueue"}',
      began('t1', 'Bash', { command: 'make check' }),
      ended('t1', { content: 'Exit code 3\nout of balance', is_error: true }, 'Error: Exit code 3\nout of balance'),
      began('t2', 'Edit', { file_path: '/home/dev/shop/a.txt', old_string: 'two', new_string: 'three' }),
      ended('t2', { content: 'updated' }, edit),
      began('t3', 'Bash', { command: 'make check' }),
      ended('t3', { content: 'fine', is_error: false }, stdout),
    ].join('\n');
    const calls = readTranscript(text);
    expect(calls.map(({ at }) => at)).toEqual([Date.parse(AT), Date.parse(AT), Date.parse(AT)]);
    const of = (id: string) => ({ session_id: 's1', cwd: '/home/dev/shop', tool_use_id: id });
    expect(calls.map(({ payload }) => payload)).toMatchObject([
      { ...of('t1'), hook_event_name: 'PostToolUseFailure', tool_name: 'Bash', error: 'Exit code 3\nout of balance' },
      { ...of('t2'), hook_event_name: 'PostToolUse', tool_name: 'Edit', tool_response: edit },
      { ...of('t3'), hook_event_name: 'PostToolUse', tool_input: { command: 'make check' }, tool_response: stdout },
    ]);
  });

  it('takes each call once, and none of which a half is missing', () => {
    const text = [
      ended('t0', { content: 'x' }),
      began('t1', 'Bash', { command: 'true' }),
      ended('t1', { content: 'x' }, {}),
      ended('t1', { content: 'x' }, {}),
      began('t2', 'Bash', { command: 'sleep 9' }),
    ].join('\n');
    expect(readTranscript(text).map(({ payload }) => payload.tool_use_id)).toEqual(['t1']);
  });

  it('passes over what it cannot read', () => {
    const torn = began('t1', 'Bash', { command: 'true' }).slice(9);
    const text = [
      torn,
      '{"tool_use"',
      '"tool_result"',
      '[]',
      'null',
      '{"message":{"content":[null,3,"\\"tool_use\\""]}}',
    ];
    expect(readTranscript(text.join('\n'))).toEqual([]);
    expect(readTranscript(`${began('t1', 'Bash', {})}\n${ended('t1', {}).replace(AT, 'never')}`)).toEqual([]);
  });
});
