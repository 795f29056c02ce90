import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readHookPayload } from '../../src/event/read-hook-payload.ts';
import { mayBeMasked } from '../../src/failure/decide-outcome.ts';
import { diagnoseEvent } from '../../src/heal.ts';
import { redact } from '../../src/history/redact.ts';
import { loadKnowledge } from '../../src/knowledge.ts';
import { findProject } from '../../src/system/project.ts';
import { tempProject } from '../support/temp-project.ts';

/** A folder with `cases.jsonl`: real commands with their real outputs. It is not part of this repository. */
const corpus = process.env.HEAL_HOOKS_CORPUS ?? '';

interface Case {
  command: string;
  exit_code: number;
  output: string | null;
  output_file?: string;
}

const outputOf = ({ output, output_file }: Case): string =>
  output ?? gunzipSync(readFileSync(join(corpus, output_file ?? ''))).toString('utf8');

/** Every case as if it had ended with status 0: what the shell entry lets pass, or the server answers before it looks, must be nothing to the full hook either. */
describe.runIf(corpus !== '')('the short cuts on a corpus (HEAL_HOOKS_CORPUS)', () => {
  it('lets nothing pass that the full hook would speak about or redact', async () => {
    const cases = readFileSync(join(corpus, 'cases.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case);
    const project = tempProject({}, { git: true });
    const door = join(project.home, 'hook.sh');
    writeFileSync(door, readFileSync(resolve(import.meta.dirname, '../../src/hook/quick-pass.sh')));
    const spool = join(project.state, 'spool');
    for (const folder of [spool, join(project.state, 'sessions')]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(project.state, 'sessions', 's.plain'), `${project.root}\n\n`);
    const knowledge = await loadKnowledge(findProject(project.root), project.env);
    const wrong: string[] = [];
    let quick = 0;
    let early = 0;
    for (const [index, one] of cases.entries()) {
      const call = `toolu_${index}`;
      const payload = {
        session_id: 's',
        cwd: project.root,
        hook_event_name: 'PostToolUse',
        tool_name: 'Bash',
        tool_input: { command: one.command },
        tool_response: { stdout: outputOf(one), stderr: '', interrupted: false },
        tool_use_id: call,
        duration_ms: 5,
      };
      spawnSync('/bin/sh', [door], { input: JSON.stringify(payload), env: project.env });
      const isQuick = existsSync(join(spool, `s.${call}`));
      const isEarly = !mayBeMasked(one.command);
      if (!isQuick && !isEarly) continue;
      quick += Number(isQuick);
      early += Number(isEarly);
      const context = { cwd: '/', projectOf: () => 'p', now: 0, newId: () => 'id' };
      const reading = readHookPayload(payload, context);
      if (reading.kind !== 'command') throw new Error(`case ${index} is no command`);
      const report = await diagnoseEvent(reading.event, knowledge);
      if (report.failure.outcome !== 'succeeded' || (isQuick && redact(one.command) !== one.command))
        wrong.push(one.command);
    }
    expect(wrong).toEqual([]);
    expect(quick).toBe(readdirSync(spool).length);
    console.log(`the shell entry decided ${quick} of ${cases.length} by itself, the server answers ${early} at once`);
  }, 300_000);
});
