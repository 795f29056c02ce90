import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const cli = join(resolve(dirname(fileURLToPath(import.meta.url)), '..', '..'), 'dist', 'cli.js');
let base: string;
let root: string;
const started: number[] = [];

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'heal-hooks-repair-')));
  root = join(base, 'project');
  mkdirSync(root);
  execFileSync('git', ['init', '-q'], { cwd: root });
});
afterEach(() => {
  for (const pid of started.splice(0)) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ESRCH');
    }
  }
  rmSync(base, { recursive: true, force: true });
});

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const heal = (...args: string[]): { status: number | null; out: string } => {
  const env = { PATH: process.env.PATH, HOME: join(base, 'home'), HEAL_HOOKS_HOME: join(base, 'state'), NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: root, env, encoding: 'utf8' });
  return { status, out: stdout + stderr };
};
const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Answers the opening handshake of a WebSocket, as RFC 6455 describes it. */
const SOCKET_SERVER = `
const { createHash } = require('node:crypto');
require('node:http').createServer().on('upgrade', (request, socket) => {
  const accept = createHash('sha1').update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
  socket.end('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Accept: ' + accept + '\\r\\n\\r\\n');
}).listen(Number(process.argv[2]), '127.0.0.1');
`;

const handshake = (port: number): string =>
  spawnSync(
    process.execPath,
    [
      '-e',
      "const r=require('node:http').get({port:process.argv[1],headers:{connection:'upgrade',upgrade:'websocket','sec-websocket-key':'dGhlIHNhbXBsZSBub25jZQ=='}});r.on('upgrade',m=>{console.log(m.headers['sec-websocket-accept']);process.exit()})",
      String(port),
    ],
    { encoding: 'utf8' },
  ).stdout.trim();

describe('heal-hooks repair', () => {
  it('says that nothing is wrong where nothing is', () => {
    expect(heal('repair')).toMatchObject({ status: 0, out: expect.stringContaining('nothing is wrong') });
  });

  it('restarts a stopped WebSocket service of a trusted project and verifies its port', async () => {
    const port = await freePort();
    write('feed.js', SOCKET_SERVER);
    write(
      '.heal-hooks/config.json5',
      `{ tools: { feed: { service: { port: ${port}, start: ['node', 'feed.js', '${port}'] } } } }`,
    );
    expect(heal('repair')).toMatchObject({
      status: 1,
      out: expect.stringContaining(`nothing answers at 127.0.0.1:${port}`),
    });
    expect(heal('repair', '--yes').out).toContain('needs a decision');
    expect(heal('trust').status).toBe(0);
    const done = heal('repair', '--yes');
    started.push(Number(/process (\d+)/.exec(done.out)?.[1]));
    expect(done).toMatchObject({ status: 0, out: expect.stringContaining('answers') });
    expect(handshake(port)).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
    expect(heal('repair').status).toBe(0);
    expect(readFileSync(join(base, 'state', 'projects', readKey(), 'logs', 'repair.log'), 'utf8')).toContain(
      'feed service repaired',
    );
  });

  it('ends a service again that does not open its port', async () => {
    const port = await freePort();
    write(
      '.heal-hooks/config.json5',
      `{ tools: { feed: { service: { port: ${port}, timeoutSeconds: 1, start: ['sleep', '60'] } } } }`,
    );
    heal('trust');
    expect(heal('repair', '--yes')).toMatchObject({ status: 1, out: expect.stringContaining('it was ended again') });
  });

  it('gives a script its execute bit, and takes it back', () => {
    write('tools/gen', '#!/bin/sh\nexit 0\n');
    chmodSync(join(root, 'tools/gen'), 0o644);
    write('.heal-hooks/config.json5', "{ tools: { gen: { command: ['./tools/gen'] } } }");
    heal('trust');
    expect(heal('repair').out).toContain('chmod u+x tools/gen');
    const done = heal('repair', '--yes', '--tool', 'gen');
    expect(done.status).toBe(0);
    expect(statSync(join(root, 'tools/gen')).mode & 0o111).toBe(0o100);
    heal('rollback', /rollback (\w+)/.exec(done.out)?.[1] ?? '');
    expect(statSync(join(root, 'tools/gen')).mode & 0o111).toBe(0);
  });

  it('names servers of .mcp.json whose program is missing', () => {
    write(
      '.mcp.json',
      '{ "mcpServers": { "maps": { "command": "no-such-map-server" }, "ok": { "command": "node" } } }',
    );
    const { status, out } = heal('repair', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      tools: ['.mcp.json', 'maps', 'ok'],
      problems: [{ tool: 'maps', check: 'executable', repairable: false }],
    });
  });

  it('installs the declared packages that are missing', () => {
    write('vendor/half/package.json', '{ "name": "half", "version": "1.0.0" }');
    write('package.json', '{ "name": "x", "version": "1.0.0", "dependencies": { "half": "file:vendor/half" } }\n');
    write('.gitignore', 'node_modules/\n');
    expect(heal('repair').out).toContain('half is declared but not installed');
    expect(heal('repair', '--yes').status).toBe(0);
    expect(heal('repair').status).toBe(0);
  });

  it.each([
    [
      'a syntax error',
      { 'tools/count.py': "def main()\n    print('ok')\n\nmain()\n" },
      ['python3', 'tools/count.py'],
      "SyntaxError: expected ':'",
      ['tools/count.py', 'def main():'],
    ],
    [
      'an import of a name that is spelled otherwise',
      {
        'tools/format.mjs': "import { widht } from './size.mjs';\nconsole.log(widht());\n",
        'tools/size.mjs': 'export const width = () => 80;\n',
      },
      ['node', 'tools/format.mjs'],
      'does not provide an export named',
      ['tools/format.mjs', 'import { width }'],
    ],
  ] as const)('heals a tool that ends with %s', (_name, files, command, what, [file, after]) => {
    for (const [path, text] of Object.entries(files)) write(path, text as string);
    write('.heal-hooks/config.json5', JSON.stringify({ tools: { own: { command } } }));
    heal('trust');
    expect(heal('repair')).toMatchObject({ status: 1, out: expect.stringContaining(what) });
    const before = readFileSync(join(root, file), 'utf8');
    const done = heal('repair', '--yes');
    expect(done.status).toBe(0);
    expect(readFileSync(join(root, file), 'utf8')).toContain(after);
    heal('rollback', /rollback (\w+)/.exec(done.out)?.[1] ?? '');
    expect(readFileSync(join(root, file), 'utf8')).toBe(before);
  });

  it('repairs a configuration file that does not parse, and brings one back that is gone', () => {
    write('conf/app.json', '{\n  "a": 1\n  "b": 2\n}\n');
    write('conf/kept.json', '{ "kept": true }\n');
    write('.heal-hooks/config.json5', "{ tools: { settings: { config: ['conf/app.json', 'conf/kept.json'] } } }");
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.com', ...args], { cwd: root });
    git('add', '-A');
    git('commit', '-qm', 'start');
    rmSync(join(root, 'conf/kept.json'));
    const { out } = heal('repair');
    expect(out).toContain('conf/app.json does not parse: line 3: a comma is missing');
    expect(out).toContain('conf/kept.json does not exist');
    expect(heal('repair', '--yes').status).toBe(0);
    expect(JSON.parse(readFileSync(join(root, 'conf/app.json'), 'utf8'))).toEqual({ a: 1, b: 2 });
    expect(readFileSync(join(root, 'conf/kept.json'), 'utf8')).toBe('{ "kept": true }\n');
  });

  it('starts a service that is declared by a port alone, as a script of the project starts it', async () => {
    const port = await freePort();
    write('feed.js', SOCKET_SERVER);
    write('package.json', `{ "name": "x", "scripts": { "start:feed": "node feed.js ${port}" } }`);
    write('.mcp.json', `{ "mcpServers": { "feed": { "url": "ws://localhost:${port}/" } } }`);
    expect(heal('repair').out).toContain('npm run start:feed');
    const done = heal('repair', '--yes');
    started.push(-Number(/process (\d+)/.exec(done.out)?.[1]));
    expect(done.status).toBe(0);
    expect(handshake(port)).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  });

  it('asks for the right name of a tool', () => {
    write('package.json', '{ "name": "x" }\n');
    expect(heal('repair', '--tool', 'nmp')).toMatchObject({ status: 2, out: expect.stringContaining('`npm`') });
  });
});

const readKey = (): string =>
  spawnSync('ls', [join(base, 'state', 'projects')], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')[0] ?? '';
