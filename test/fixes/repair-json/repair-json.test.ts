import { describe, expect, it } from 'vitest';
import { commitAll, makeProject } from '../project.ts';

const FIX = { strategy: 'repair-json' };
const READ = (file: string): string[] => [
  'node',
  '-e',
  `console.log(JSON.stringify(JSON.parse(require('node:fs').readFileSync('${file}', 'utf8'))))`,
];
const ERROR = /SyntaxError: .*/;

describe('repair-json', () => {
  it('puts the missing comma in, and leaves every other byte', async () => {
    const project = makeProject({ 'conf/app.json': '{\r\n\t"port": 8080\r\n\t"host": "local"\r\n}' });
    const { proposal, after } = await project.heal(READ('conf/app.json'), ERROR, FIX);
    expect(after.output).toBe('{"port":8080,"host":"local"}\n');
    expect(project.read('conf/app.json')).toBe('{\r\n\t"port": 8080,\r\n\t"host": "local"\r\n}');
    expect(proposal.summary).toContain('conf/app.json:2: a comma is missing');
    expect(proposal.safety).toBe('safe');
  });

  it('finds the file by the position that the message prints', async () => {
    const project = makeProject({ 'a.json': '{"a": 1,, "b": 2}', 'b.json': '{\n  "b": tru\n}\n' });
    await project.heal(['python3', '-c', 'import json; json.load(open("b.json"))'], /json\.decoder\.JSONDecodeError: .*/, FIX);
    expect(project.read('b.json')).toBe('{\n  "b": true\n}\n');
    expect(project.read('a.json')).toBe('{"a": 1,, "b": 2}');
  });

  it('lets the last commit decide, and keeps what was edited since', async () => {
    const project = makeProject({ 'x.json': '{\n  "port": "8080",\n  "list": [1, 2]\n}\n' });
    project.write('x.json', '{\n  "port": 8080",\n  "list": [1, 2, 3]\n}\n');
    const { after } = await project.heal(READ('x.json'), ERROR, FIX);
    expect(after.output).toBe('{"port":"8080","list":[1,2,3]}\n');
  });

  it('takes a byte order mark away', async () => {
    const project = makeProject({ 'x.json': '\ufeff{"a": 1}\n' });
    const { after } = await project.heal(READ('x.json'), ERROR, FIX);
    expect(after.output).toBe('{"a":1}\n');
    expect(project.read('x.json')).toBe('{"a": 1}\n');
  });

  it('keeps comments where their reader knows them', async () => {
    const text = '{\n  // the target\n  "target": "es2022",\n  "strict" true, /* yes */\n}\n';
    const project = makeProject({ 'tsconfig.json': text });
    const fail = ['node', '-e', 'console.error("tsconfig.json(4,12): error TS1005: \':\' expected."); process.exit(2)'];
    await project.heal(fail, /tsconfig\.json.*/, FIX);
    expect(project.read('tsconfig.json')).toBe(text.replace('"strict" true', '"strict": true'));
  });

  it('refuses what can be read in two ways, and says where to look', async () => {
    const project = makeProject({}, { git: true });
    project.write('x.json', '{"port": 8080"}\n');
    const proposal = await project.propose(READ('x.json'), ERROR, FIX);
    expect(proposal).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('2 ways') });
  });

  it('refuses merge conflicts', async () => {
    const project = makeProject({ 'x.json': '{\n  "a": 1\n}\n' });
    project.write('x.json', '{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> topic\n}\n');
    const proposal = await project.propose(READ('x.json'), ERROR, FIX);
    expect(proposal).toMatchObject({ kind: 'refuse', reason: expect.stringContaining('merge conflict') });
  });

  it('refuses when the failure is not about a file of the project', async () => {
    const project = makeProject({ 'x.json': '{}' });
    commitAll(project, 'again');
    const proposal = await project.propose(['node', '-e', 'JSON.parse("<html>")'], ERROR, FIX);
    expect(proposal.kind).toBe('refuse');
  });
});
