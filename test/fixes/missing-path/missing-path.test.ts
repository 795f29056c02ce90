import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const PYTHON = /FileNotFoundError: \[Errno 2\] No such file or directory: '(?<file>[^']+)'/;
const NODE = /Error: ENOENT: no such file or directory, \w+ '(?<path>[^']+)'/;
const FIX = { strategy: 'missing-path' };
const RUN = ['python3', 'main.py'];

describe.skipIf(!haveTool('python3'))('missing-path', () => {
  it('makes the folder that Python writes into', async () => {
    const project = makeProject({ 'main.py': 'import logging\n\nlogging.basicConfig(filename="var/log/app.log")\nprint("ok")\n' });
    const { after, proposal } = await project.heal(RUN, PYTHON, FIX);
    expect(after.output).toBe('ok\n');
    expect(proposal.plan.changes).toEqual([{ kind: 'mkdir', path: 'var/log' }]);
  });

  it('makes the folder that Node writes into', async () => {
    const project = makeProject({ 'main.js': "require('fs').writeFileSync('out/deep/a.txt', 'x');\nconsole.log('ok');\n" });
    expect((await project.heal(['node', 'main.js'], NODE, FIX)).after.output).toBe('ok\n');
  });

  it('makes the folder that a shell redirects into', async () => {
    const project = makeProject({ 'run.sh': 'echo hello > gen/hello.txt && echo ok\n' });
    const { after } = await project.heal(['sh', 'run.sh'], /cannot create (?<path>\S+): Directory nonexistent/, FIX);
    expect(after.output).toBe('ok\n');
  });

  it('does not make a folder for a file that is only read', async () => {
    const project = makeProject({ 'main.py': 'x = 3 > 2\nprint(open("data/in.csv").read() if x > 0 else "")\n' });
    expect((await project.propose(RUN, PYTHON, FIX)).kind).toBe('refuse');
  });

  it('makes no folder outside the project', async () => {
    const project = makeProject({ 'main.py': 'open("../elsewhere/a.txt", "w")\n' });
    expect(await project.propose(RUN, PYTHON, FIX)).toMatchObject({ kind: 'refuse', reason: 'The missing path is not inside the project.' });
  });

  it('copies a file from its committed example, byte for byte', async () => {
    const project = makeProject({ '.gitignore': '.env\n', '.env.example': 'A=1\r\nB=ü\r\n', 'main.py': 'print(open(".env", newline="").read(), end="")\n' });
    const { after } = await project.heal(RUN, PYTHON, FIX);
    expect(after).toEqual({ exitCode: 0, output: 'A=1\r\nB=ü\r\n' });
  });

  it('knows config.example.json, and refuses when there are two examples', async () => {
    const main = 'print(len(open("config.json").read()))\n';
    const one = makeProject({ 'config.example.json': '{}\n', 'main.py': main });
    expect((await one.heal(RUN, PYTHON, FIX)).after.output).toBe('3\n');
    const two = makeProject({ 'config.example.json': '{}\n', 'config.json.dist': '{"a": 1}\n', 'main.py': main });
    expect(await two.propose(RUN, PYTHON, FIX)).toMatchObject({ kind: 'refuse', known: ['config.example.json', 'config.json.dist'] });
  });

  it('restores a tracked file that vanished, but not one whose removal is staged', async () => {
    const files = { 'data/words.txt': 'one\n', 'main.py': 'print(open("data/words.txt").read(), end="")\n' };
    const lost = makeProject(files);
    rmSync(join(lost.root, 'data/words.txt'));
    expect((await lost.heal(RUN, PYTHON, FIX)).after.output).toBe('one\n');
    const removed = makeProject(files);
    removed.run(['git', 'rm', '-q', 'data/words.txt']);
    expect(await removed.propose(RUN, PYTHON, FIX)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('on purpose') });
  });

  it('corrects a misspelled path in the code', async () => {
    const project = makeProject({ 'data/words.txt': 'one\n', 'main.py': 'print(open("data/wrods.txt").read(), end="")\n' });
    expect((await project.heal(RUN, PYTHON, FIX)).after.output).toBe('one\n');
    expect(project.read('main.py')).toContain('"data/words.txt"');
  });

  it('makes the folder of a database whose path only the code names', async () => {
    const project = makeProject({ 'main.py': 'import sqlite3\n\nsqlite3.connect("data/db/app.sqlite")\nprint("ok")\n' });
    expect((await project.heal(RUN, /OperationalError: unable to open database file/, FIX)).after.output).toBe('ok\n');
  });

  it('corrects an unquoted path in a shell script', async () => {
    const project = makeProject({ 'lib/common.sh': 'greet() { echo hi; }\n', 'run.sh': 'set -e\n. lib/comon.sh # lib/comon.sh.bak\ngreet\n' });
    expect((await project.heal(['bash', 'run.sh'], /line \d+: (?<file>\S+): No such file/, FIX)).after.output).toBe('hi\n');
  });

  it('makes the folder where the command went to', async () => {
    const project = makeProject({ 'a/b/run.py': 'open("out/x.txt", "w").write("1")\nprint("ok")\n' });
    const typed = 'cd a/b && python3 run.py';
    const { after } = await project.heal(['sh', '-c', typed], PYTHON, FIX, { typed });
    expect(after.output).toBe('ok\n');
    expect(project.exists('out')).toBe(false);
  });

  it('names the candidates when several files may be meant', async () => {
    const project = makeProject({ 'a/words.txt': '', 'b/words.txt': '', 'main.py': 'open("data/words.txt")\n' });
    expect(await project.propose(RUN, PYTHON, FIX)).toMatchObject({ kind: 'refuse', known: ['a/words.txt', 'b/words.txt'] });
  });
});

describe.skipIf(!haveTool('php'))('missing-path, PHP', () => {
  it('corrects the path after __DIR__', async () => {
    const project = makeProject({ 'public/main.php': "<?php\nrequire __DIR__ . '/../src/Mony.php';\necho ONE;\n", 'src/Money.php': '<?php\nconst ONE = 1;\n' });
    const { after } = await project.heal(['php', '-d', 'display_errors=1', 'public/main.php'], /Failed opening required '(?<file>[^']+)'/, FIX);
    expect(after.output).toBe('1');
  });
});
