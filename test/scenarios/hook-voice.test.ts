import { describe, expect, it } from 'vitest';
import { Agent } from '../support/agent.ts';
import { squareWheel } from '../support/square-wheel.ts';
import { tempProject } from '../support/temp-project.ts';

/** A failure that is recognised and that nothing fixes. */
const MISSING = 'node -e "require(\'left-padding\')"';

describe('what the hook says', () => {
  it('says a failure once, to each agent and session, and again after the context was compacted', () => {
    const project = tempProject({}, { git: true });
    const main = new Agent(project);
    expect(main.bash(MISSING).advice).toContain('left-padding');
    expect(main.bash(MISSING).advice).toBeNull();
    expect(new Agent(project, { agent: 'helper-1' }).bash(MISSING).advice).toContain('left-padding');
    expect(new Agent(project, { session: 'session-2' }).bash(MISSING).advice).toContain('left-padding');
    main.sessionStart('compact');
    expect(main.bash('node -e "require(\'left-padding\')" --').advice).toContain('left-padding');
  });

  it('tells two failures of one kind apart', () => {
    const agent = new Agent(tempProject({}, { git: true }));
    expect(agent.bash('node -e "require(\'./a.cjs\')"').advice).toContain('./a.cjs');
    expect(agent.bash('node -e "require(\'./b.cjs\')"').advice).toContain('./b.cjs');
  });

  it('names what was tried when a failure comes for the third time, and counts anew after a pass', () => {
    const project = tempProject({ 'app.cjs': 'require(process.env.WANTED ?? "./lost.cjs")\n' }, { git: true });
    const agent = new Agent(project);
    expect(agent.bash('node app.cjs').advice).toContain('lost.cjs');
    project.write('notes.txt', 'x');
    agent.edited('notes.txt', '', 'x');
    expect(agent.bash('node app.cjs').advice).toBeNull();
    agent.bash('mkdir -p build');
    agent.bash('ls');
    const third = agent.bash('node app.cjs').advice;
    expect(third).toMatch(/^heal-hooks: third identical failure/);
    expect(third).toContain('edit of notes.txt');
    expect(third).toContain('mkdir -p build');
    expect(third).not.toContain('ls,');
    expect(agent.bash('node app.cjs').advice).toBeNull();

    project.write('lost.cjs', '');
    expect(agent.bash('node app.cjs')).toMatchObject({ exitCode: 0, advice: null });
    project.write('lost.cjs', 'require("./deeper.cjs")');
    expect(agent.bash('node app.cjs').advice).toContain('deeper.cjs');
  });

  it('keeps silent about searches, failures it does not know, and what stays within bounds', () => {
    const agent = new Agent(tempProject({ 'a.txt': 'Error: nothing\n' }, { git: true }));
    expect(agent.bash('grep -rn no-such-text .').advice).toBeNull();
    expect(agent.bash('cat a.txt').advice).toBeNull();
    expect(agent.bash('echo "quux imbalance"; exit 4').advice).toBeNull();
    expect(agent.bash('false').advice).toBeNull();
    expect(agent.bash(MISSING).advice?.length).toBeLessThanOrEqual(1000);
  });

  it('says what hid the failure', () => {
    const agent = new Agent(tempProject({}, { git: true }));
    const piped = agent.bash(`${MISSING} 2>&1 | tail -15`);
    expect(piped.exitCode).toBe(0);
    expect(piped.advice).toContain("exit status 0 is tail's");
    expect(agent.bash(`${MISSING.replace('left', 'right')} || true`).advice).toContain('|| true');
  });

  it('says that the end of the output is lost', () => {
    const agent = new Agent(tempProject({}, { git: true }));
    const cut = agent.bash("seq 1 9000; echo 'FATAL: the cause'; exit 1");
    expect(cut.output.length).toBeGreaterThan(30_000);
    expect(cut.advice).toMatch(/end of this output was lost/);
  });

  it('speaks with one voice however many hooks are registered', async () => {
    const project = squareWheel();
    const agents = Array.from({ length: 6 }, () => new Agent(project));
    const calls = await Promise.all(agents.map((agent) => agent.deliver('sh check.sh left.txt')));
    expect(calls.filter(({ advice }) => advice !== null)).toHaveLength(1);
  });
});
