import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Agent } from '../support/agent.ts';
import { heal } from '../support/cli.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

const dist = resolve(import.meta.dirname, '..', '..', 'dist');
const CONFIG = '.heal-hooks/config.json5';

const pattern = (id: string, error_regex: string) => ({
  id,
  title: 'Something learned',
  error_regex,
  category: 'other',
  severity: 'low',
  confidence: 0.9,
  examples: { matches: ['frobnicate: 12 glorps', 'frobnicate: 7 glorps'], non_matches: ['frobnicate', 'glorps'] },
});

const learned = JSON.stringify({ patterns: [pattern('learned/glorps', 'frobnicate: \\d+ glorps')] });

const recognised = async (project: TempProject): Promise<string | null> => {
  const input = 'frobnicate: 12 glorps\n';
  const { stdout } = await heal(project, ['diagnose', '--exit-code', '1', '--json'], { input });
  return JSON.parse(stdout).diagnoses[0].pattern;
};

/** What a person may say in a configuration file has an effect that is seen from outside. */
describe('the configuration', () => {
  it('learning.pattern_file: learned patterns are read from it, unless it leads out of the project', async () => {
    const project = tempProject(
      { [CONFIG]: "{ learning: { pattern_file: 'team/learned.json' } }", 'team/learned.json': learned },
      { git: true },
    );
    expect(await recognised(project)).toBe('learned/glorps');
    const { stdout } = await heal(project, ['patterns', 'show', 'learned/glorps', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ layer: 'learned' });

    const outside = join(project.home, 'elsewhere.json');
    writeFileSync(outside, learned);
    symlinkSync(outside, project.path('link.json'));
    project.write(CONFIG, "{ learning: { pattern_file: 'link.json' } }");
    expect(await recognised(project)).toBeNull();
    project.write(CONFIG, "{ learning: { pattern_file: '../home/elsewhere.json' } }");
    expect(await recognised(project)).toBeNull();
  });

  it('context.maxChars: bounds what hooks and post-test hand to the agent', async () => {
    const project = tempProject({ [CONFIG]: '{ context: { maxChars: 250 } }' }, { git: true });
    const { advice } = new Agent(project).bash('node -e "require(\'left-padding\')"');
    expect(advice).toContain('left-padding');
    expect(advice?.length).toBeLessThanOrEqual(250);
    const payload = {
      session_id: 's',
      cwd: project.root,
      hook_event_name: 'PostToolUseFailure',
      tool_name: 'Bash',
      tool_use_id: 't',
      tool_input: { command: 'pytest' },
      error: `Exit code 1\n${Array.from({ length: 9 }, (_, i) => `FAILED tests/test_a.py::test_number_${i} - assert`).join('\n')}\nE   ModuleNotFoundError: No module named 'aiohttp'\n9 failed in 1.2s`,
    };
    const post = spawnSync(process.execPath, [join(dist, 'post-test.js')], {
      cwd: project.root,
      env: project.env,
      input: JSON.stringify(payload),
      encoding: 'utf8',
    });
    const words = JSON.parse(post.stdout).hookSpecificOutput.additionalContext;
    expect(words).toContain('9 failed');
    expect(words.length).toBeLessThanOrEqual(250);
  });

  it('retention.logMegabytes: a log is started anew at this size', () => {
    const project = tempProject({}, { git: true });
    const file = join(project.env.XDG_CONFIG_HOME ?? '', 'heal-hooks', 'config.json5');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '{ retention: { logMegabytes: 0.1 } }');
    const agent = new Agent(project);
    agent.bash('node -e "require(\'left-padding\')"');
    const logs = join(project.state, 'projects', readdirSync(join(project.state, 'projects'))[0] ?? '');
    writeFileSync(join(logs, 'error-log.txt'), 'x'.repeat(120_000));
    agent.bash('node -e "require(\'right-padding\')"');
    expect(readdirSync(logs)).toContain('error-log.txt.1');
    expect(readFileSync(join(logs, 'error-log.txt.1'), 'utf8')).toContain('right-padding');
  });
});
