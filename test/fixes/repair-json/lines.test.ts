import { expect, it } from 'vitest';
import { makeProject } from '../project.ts';

it('says of JSON Lines what they are, and doubles the backslash of a path', async () => {
  const run = "console.log(JSON.parse(require('fs').readFileSync('e.json', 'utf8')).dir);\n";
  const error = /SyntaxError: (?<message>.*JSON.*)/;
  const lines = makeProject({ 'run.js': run, 'e.json': '{"a":1}\n{"a":2}\n' });
  const refused = await lines.propose(['node', 'run.js'], error, { strategy: 'repair-json' });
  expect(JSON.stringify(refused)).toContain('JSON Lines');
  const path = makeProject({ 'run.js': run, 'e.json': '{ "dir": "D:\\projects\\kit" }\n' });
  expect((await path.heal(['node', 'run.js'], error, { strategy: 'repair-json' })).after.output).toBe('D:\\projects\\kit\n');
});
