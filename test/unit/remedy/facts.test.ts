import { describe, expect, it } from 'vitest';
import type { Captures, Category } from '../../../src/pattern/pattern.ts';
import { factsFor } from '../../../src/remedy/facts-for.ts';
import { fillPlaybook } from '../../../src/remedy/fill-playbook.ts';
import { inputOf, makeTree, viewOf } from './support.ts';

const facts = (
  files: Record<string, string>,
  category: Category,
  captures: Captures,
  file?: string,
  root?: string,
): Promise<string[]> =>
  factsFor(
    inputOf({ captures, pattern: { category }, locations: file ? [{ file, line: 1 }] : [], ...(root ? { root } : {}) })
      .diagnosis,
    viewOf(makeTree(files)),
  );

describe('facts', () => {
  it('say what the manifests list, and what is used for the same purpose', async () => {
    const files = {
      'requirements.txt': 'httpx==0.27\nnumpy\n',
      'app/client.py': 'import httpx\n',
      'app/net.py': 'import aiohttp\n',
    };
    expect(await facts(files, 'dependency', { module: 'aiohttp' }, 'app/net.py')).toEqual([
      'requirements.txt does not list aiohttp',
      'httpx==0.27 is declared in requirements.txt and used in app/client.py',
    ]);
    expect(await facts(files, 'dependency', { module: 'numpyy' }, 'app/net.py')).toEqual([
      'requirements.txt does not list numpyy',
      'nearest declared name: numpy',
    ]);
    expect(
      await facts(
        { 'package.json': '{"dependencies": {"@a/b": "^2"}}', 'x.ts': '' },
        'dependency',
        { module: '@a/b/sub' },
        'x.ts',
      ),
    ).toEqual(['package.json lists @a/b (^2)']);
    expect(await facts({ 'x.ts': '' }, 'import', { module: './util' }, 'x.ts')).toEqual([]);
  });

  it('say who declares a port and what starts the service', async () => {
    const files = {
      'docker-compose.yml': 'services:\n  db:\n    ports: ["5432:5432"]\n',
      'package.json': '{"scripts": {"server": "node server.js", "test": "x"}}',
    };
    expect(await facts(files, 'connection', { port: '5432', host: 'localhost' })).toEqual([
      'docker-compose.yml:3 names port 5432',
      '`npm run server` (package.json) runs `node server.js`',
    ]);
    expect(await facts({ 'srv.py': 'app.listen(port=7001)\n' }, 'connection', { port: '7001' })).toEqual([
      'srv.py:1 uses port 7001',
    ]);
  });

  it('say where a key is and where it is not', async () => {
    const files = { 'config/dev.json': '{"region": "x"}\n', 'config/prod.json': '{}\n' };
    expect(await facts(files, 'runtime', { key: 'region' })).toEqual([
      'config/dev.json:1 has `region`',
      'config/prod.json lacks it',
    ]);
  });

  it('say where names are defined', async () => {
    const files = { 'src/a.rs': 'use crate::b;\n', 'src/b.rs': '\npub trait Draw {}\n' };
    expect(await facts(files, 'trait', { trait: 'b::Draw', type: 'f64' }, 'src/a.rs')).toEqual([
      '`Draw` is defined in src/b.rs:2',
    ]);
  });

  it('say what versions the project asks for, where a command is, and which files conflict', async () => {
    expect(await facts({ 'package.json': '{"engines": {"node": ">=22"}}', '.nvmrc': '20\n' }, 'version', {})).toEqual([
      '.nvmrc pins 20',
      'package.json asks for node >=22',
    ]);
    expect(
      await facts({ 'package.json': '{"devDependencies": {"rimraf": "1"}}', 'bin/go.sh': '' }, 'command_not_found', {
        command: 'rimraf',
      }),
    ).toEqual(['package.json declares rimraf, and it is not installed']);
    expect(await facts({ 'a.py': '<<<<<<< ours\n=======\n>>>>>>> theirs\n' }, 'merge_conflict', {})).toEqual([
      'conflict markers are in a.py',
    ]);
  });

  it('are empty when nothing is known', async () => {
    expect(await facts({}, 'assertion', { expected: '1' })).toEqual([]);
  });
});

describe('playbooks', () => {
  it('are filled with the names of the failure; unknown ones stay visible', () => {
    const filled = fillPlaybook(
      {
        id: 'p',
        title: '`${symbol}`',
        trigger: '',
        severity: 'high',
        steps: [
          { action: 'search', description: 'search for `${symbol}` in ${module}', command: 'git grep ${symbol}' },
          { action: 'decide', options: { 'a ${symbol}': 'b' } },
        ],
        table: { E1: 'one ${symbol}', E2: 'two' },
        success_indicators: ['${symbol} resolves'],
      },
      { symbol: 'Herd', code: 'E1' },
    );
    expect(filled).toEqual({
      id: 'p',
      title: '`Herd`',
      trigger: '',
      severity: 'high',
      steps: [
        { action: 'search', description: 'search for `Herd` in <module>', command: 'git grep Herd' },
        { action: 'decide', options: { 'a Herd': 'b' } },
      ],
      table: { E1: 'one Herd' },
      success_indicators: ['Herd resolves'],
    });
  });
});
