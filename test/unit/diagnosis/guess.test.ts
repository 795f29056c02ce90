import { describe, expect, it } from 'vitest';
import { guessCaptures } from '../../../src/diagnosis/guess-captures.ts';
import { guessCategory } from '../../../src/diagnosis/guess-category.ts';
import { analysis, diagnoseText, pattern } from './evidence.ts';

describe('guessCategory', () => {
  it.each([
    ['zed: line 4: unexpected end of input, missing }', null, 'syntax'],
    ['quark.zz:3: error: undeclared identifier totl', null, 'name'],
    ['cannot convert Str to Int', null, 'type'],
    ['flib: could not open file data/x.toml: No such file or directory', null, 'file_not_found'],
    ['cannot bind: address already in use', null, 'port_in_use'],
    ['dial: connection refused', null, 'connection'],
    ['lookup registry.acme.test: no such host, DNS failed', null, 'network'],
    ["unknown option '--fsat'", 'zed', 'usage'],
    ['relation "users" violates check constraint', null, 'database'],
    ['line 3 column 7: <bodyy> is odd', null, null],
    ['Repository /srv/r does not exist.', null, 'file_not_found'],
    ['Time: 96ms; Memory: 6MB', null, null],
    ['it did not work', 'quark-lint', 'lint'],
    ['it did not work', 'psql', 'database'],
    ['it did not work', 'zed', null],
  ])('%s (%s) is %s', (line, program, category) => {
    expect(guessCategory(line, program)).toBe(category);
  });
});

describe('guessCaptures', () => {
  it.each([
    ['Unable to locate package libfoo-dev', 'dependency', { package: 'libfoo-dev', symbol: 'libfoo-dev' }],
    ["fatal: a branch named 'feature/login' already exists", 'git', { branch: 'feature/login' }],
    ["can't load 'conf/site.ini'", 'config', { file: 'conf/site.ini' }],
    ['unknown flag: --detatch', 'usage', { option: '--detatch' }],
    ['listen tcp 127.0.0.1:8744: bind: address already in use', 'port_in_use', { port: '8744' }],
    ['connection to db.internal:5432 refused', 'connection', { host: 'db.internal', port: '5432' }],
    ['undefined variable `totl`', 'name', { symbol: 'totl' }],
    ["no module 'acme/net'", 'import', { module: 'acme/net' }],
    ['install.zz:2:4: bad style [ZC2164]', 'lint', { code: 'ZC2164' }],
    ['the function is not defined', 'name', {}],
  ] as const)('%s (%s)', (line, category, captures) => {
    expect(guessCaptures(line, category)).toMatchObject(captures);
    if (Object.keys(captures).length === 0) expect(guessCaptures(line, category)).toEqual({});
  });
});

describe('the category of a diagnosis', () => {
  const abort = pattern('general/abort', '^fatal: ', { generic: true, category: 'runtime', confidence: 0.3 });

  it('comes from the words where pattern and reader are vague', async () => {
    const vague = [analysis('generic', [{ line: 1, category: 'runtime' }])];
    const { diagnoses } = await diagnoseText('fatal: unknown option --fsat', [abort], { analyses: vague });
    expect(diagnoses[0]).toMatchObject({ pattern: 'general/abort', category: 'usage', captures: { option: '--fsat' } });
  });

  it('comes from a reader that knows the tool, whatever the words are', async () => {
    const known = [analysis('zed', [{ line: 1, category: 'runtime' }])];
    const { diagnoses } = await diagnoseText('fatal: unknown option --fsat', [abort], { analyses: known });
    expect(diagnoses[0]?.category).toBe('runtime');
  });

  it('never changes what a specific pattern says', async () => {
    const specific = pattern('zed/state', '^fatal: unknown option', { category: 'config' });
    const { diagnoses } = await diagnoseText('fatal: unknown option --fsat', [abort, specific]);
    expect(diagnoses[0]).toMatchObject({ category: 'config', captures: {} });
  });
});
