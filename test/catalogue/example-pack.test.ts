import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { failureOfText } from '../../src/diagnosis/lint-competition.ts';
import { lintPatterns } from '../../src/diagnosis/lint-patterns.ts';
import { compilePatterns } from '../../src/pattern/match/compile-patterns.ts';
import { parsePatternFile } from '../../src/pattern/parse/parse-pattern-file.ts';
import { preparePatterns } from '../../src/pattern/prepare-patterns.ts';
import { createProjectView } from '../../src/remedy/project-view.ts';
import { proposeFix } from '../../src/remedy/propose-fix.ts';
import { editText } from '../../src/transaction/edit-bytes.ts';
import { tempProject } from '../support/temp-project.ts';
import { root } from './catalogue.ts';

const file = 'patterns/examples/error-patterns.json';
const text = readFileSync(join(root, file), 'utf8');
const parsed = parsePatternFile(text, { file, layer: 'project' });
const { patterns, problems } = preparePatterns(parsed.patterns, file);
const matcher = compilePatterns(patterns);

describe('the example pack in the seed format', () => {
  it('is plain JSON that is read word for word', () => {
    expect(JSON.parse(text)).toBeTypeOf('object');
    expect([...parsed.problems, ...problems]).toEqual([]);
    expect(patterns.map(({ id }) => id)).toEqual([
      'import-autonomy-level',
      'event-field-names',
      'missing-aiohttp',
      'eventbus-stop-not-async',
      'rust-unused-import',
    ]);
  });

  it('passes the gates of the catalogue', async () => {
    const { faults } = await lintPatterns(patterns, { strategies: null, playbooks: null });
    expect(faults).toEqual([]);
  });

  it.each([
    [
      'import-autonomy-level',
      'core/sovereign/__init__.py',
      'from .autonomy import AutonomyLevel\nfrom .autonomy import Policy\n',
      'from .autonomy_matrix import AutonomyLevel\nfrom .autonomy import Policy\n',
    ],
    [
      'event-field-names',
      'app/bus.py',
      'bus.emit(Event(event_type="started", data=load(1)))\nlog(event_type=1, data=2)\n',
      'bus.emit(Event(topic="started", payload=load(1)))\nlog(event_type=1, data=2)\n',
    ],
    [
      'missing-aiohttp',
      'app/net.py',
      'import json\nimport aiohttp\nimport aiohttp_cors\n',
      'import json\ntry:\n    import aiohttp\nexcept ImportError:  # optional: httpx serves instead, or urllib\n    aiohttp = None\n    try:\n        import httpx\n    except ImportError:\n        httpx = None\n        import urllib.request\nimport aiohttp_cors\n',
    ],
    [
      'eventbus-stop-not-async',
      'app/main.py',
      '    await event_bus.stop()\n    await server.stop()\n',
      '    event_bus.stop()\n    await server.stop()\n',
    ],
  ])('%s edits what it says', async (id, path, before, after) => {
    const project = tempProject({ [path]: before }, { git: true });
    const pattern = patterns.find((one) => one.id === id);
    const failure = failureOfText(pattern?.examples?.matches[0] ?? '');
    const report = diagnose({ failure, analyses: [], matches: await matcher.match(failure.lines) });
    const diagnosis = report.diagnoses[0];
    expect(diagnosis?.pattern).toBe(id);
    const view = createProjectView({ root: project.root, cwd: project.root, env: project.env });
    const proposal = diagnosis && (await proposeFix(diagnosis, report, view));
    expect(proposal?.kind).toBe('plan');
    if (proposal?.kind !== 'plan') return;
    const change = proposal.plan.changes[0];
    expect(change).toMatchObject({ kind: 'edit', path });
    if (change?.kind === 'edit') expect(editText(before, change.replacements)).toBe(after);
  });

  it('rust-unused-import names the crate that cargo fix is run for', async () => {
    const pattern = patterns.find((one) => one.id === 'rust-unused-import');
    const failure = failureOfText(pattern?.examples?.matches[0] ?? '');
    const matches = await matcher.match(failure.lines, { command: 'cargo build' });
    const passed = diagnose({ failure: { ...failure, outcome: 'succeeded' }, analyses: [], matches });
    expect(passed.diagnoses).toEqual([]);
    expect(passed.notices[0]).toMatchObject({
      pattern: 'rust-unused-import',
      root: 'warning: unused import: `std::fmt`',
      remedies: [{ kind: 'fix', id: 'command', summary: 'run `cargo fix --lib -p engine --allow-dirty`' }],
    });
  });
});
