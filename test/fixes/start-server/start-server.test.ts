import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { publishedPort } from '../../../src/remedy/servers/compose-servers.ts';
import { haveTool, makeProject, type TestProject } from '../project.ts';

const REFUSED = /ECONNREFUSED (?<host>[\d.]+):(?<port>\d+)/;
const FIX = { strategy: 'start-server' };

/** A port of this machine that is free now. */
const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

const probe = (port: number): string => `require('node:net').connect(${port}, '127.0.0.1').on('data', (d) => process.stdout.write(d));\n`;
const server = (port: number | string): string => `require('node:net').createServer((s) => s.end('hi')).listen(${port});\n`;

const ask = (project: TestProject) => project.propose(['node', 'probe.js'], REFUSED, FIX);

describe('start-server', () => {
  it('finds the script whose program listens on the port', async () => {
    const port = await freePort();
    const scripts = { 'start:hub': 'node hub.js', 'start:other': 'node other.js', test: `node probe.js ${port}`, 'stop:hub': `kill ${port}` };
    const project = makeProject({ 'probe.js': probe(port), 'hub.js': server(port), 'other.js': server(1), 'package.json': JSON.stringify({ scripts }) });
    expect(await ask(project)).toMatchObject({ kind: 'start', service: { name: 'start:hub', port, start: ['npm', 'run', 'start:hub'], stop: null } });
  });

  it('reads the port from the command line of the script or from .env', async () => {
    const port = await freePort();
    const inLine = makeProject({ 'probe.js': probe(port), 'package.json': JSON.stringify({ scripts: { 'mock:api': `serve --port ${port} mocks` } }) });
    expect(await ask(inLine)).toMatchObject({ kind: 'start', service: { name: 'mock:api' } });
    const inEnv = makeProject({
      'probe.js': probe(port),
      '.env': `PORT=${port}\n`,
      'api.js': server('process.env.PORT'),
      'package.json': JSON.stringify({ scripts: { 'serve:api': 'node --env-file=.env api.js' } }),
    });
    expect(await ask(inEnv)).toMatchObject({ kind: 'start', service: { name: 'serve:api' } });
  });

  it('starts nothing that is declared for another port, and names what it looked for', async () => {
    const port = await freePort();
    const project = makeProject({ 'probe.js': probe(port), 'hub.js': server(port + 1), 'package.json': '{"scripts":{"start":"node hub.js"}}' });
    expect(await ask(project)).toMatchObject({ kind: 'refuse', reason: `Nothing in this project is declared to serve port ${port}.` });
  });

  it('lets the user choose between two', async () => {
    const port = await freePort();
    const scripts = { 'start:a': `serve -p ${port}`, 'start:b': `serve -p ${port}` };
    const project = makeProject({ 'probe.js': probe(port), 'package.json': JSON.stringify({ scripts }) });
    expect(await ask(project)).toMatchObject({ kind: 'refuse', steps: [expect.stringContaining('`npm run start:a` or `npm run start:b`')] });
  });

  it('starts nothing for another machine', async () => {
    const project = makeProject({ 'fail.js': "console.log('ECONNREFUSED 10.1.2.3:5432'); process.exit(1);\n", 'package.json': '{"scripts":{"start:db":"serve -p 5432"}}' });
    expect(await project.propose(['node', 'fail.js'], REFUSED, FIX)).toMatchObject({ kind: 'refuse', reason: '10.1.2.3:5432 is not on this machine.' });
  });

  it('starts no second one while a pid file names a process that lives', async () => {
    const port = await freePort();
    const project = makeProject({ 'probe.js': probe(port), 'run/hub.pid': `${process.pid}\n`, 'package.json': JSON.stringify({ scripts: { 'start:hub': `serve -p ${port}` } }) });
    expect(await ask(project)).toMatchObject({ kind: 'refuse', reason: expect.stringContaining(`process ${process.pid}`) });
    project.write('run/hub.pid', '4194000\n');
    expect(await ask(project)).toMatchObject({ kind: 'start' });
  });

  it.skipIf(!haveTool('docker', ['compose', 'version']))('finds the service of a compose file that publishes the port', async () => {
    const port = await freePort();
    const compose = `services:\n  web:\n    image: web\n  db:\n    image: db\n    ports:\n      - "127.0.0.1:\${DB_PORT:-${port}}:5432"\n`;
    const project = makeProject({ 'probe.js': probe(port), 'compose.yaml': compose });
    expect(await ask(project)).toMatchObject({ kind: 'start', service: { name: 'db', declared: 'compose.yaml', start: expect.arrayContaining(['up', '-d', 'db']), stop: expect.arrayContaining(['stop', 'db']) } });
  });

  it('finds the app of pm2 that has the port', async () => {
    const port = await freePort();
    const ecosystem = `module.exports = { apps: [{ name: 'web', script: 'web.js', env: { PORT: 1 } }, { name: 'hub', script: 'hub.js', env: { PORT: ${port} } }] };\n`;
    const project = makeProject({ 'probe.js': probe(port), 'ecosystem.config.cjs': ecosystem, 'web.js': '', 'hub.js': '' });
    project.write('node_modules/.bin/pm2', '#!/bin/sh\n', 0o755);
    expect(await ask(project)).toMatchObject({ kind: 'start', service: { name: 'hub', start: ['node_modules/.bin/pm2', 'start', 'ecosystem.config.cjs', '--only', 'hub'] } });
  });
});

describe('publishedPort', () => {
  it.each([
    ['5432:5432', 5432],
    ['127.0.0.1:15432:5432/tcp', 15432],
    ['${PORT:-80}:8080', 80],
    ['5432', null],
    ['${PORT}:80', null],
    [{ target: 80, published: '8080' }, 8080],
    [{ target: 80 }, null],
    [null, null],
  ])('of %j is %j', (entry, port) => {
    expect(publishedPort(entry)).toBe(port);
  });
});
