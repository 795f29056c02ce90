import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { portAnswers } from '../../src/system/port.ts';
import { heal } from '../support/cli.ts';
import { type TempProject, tempProject } from '../support/temp-project.ts';

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

const started: number[] = [];
afterEach(() => {
  for (const group of started.splice(0)) process.kill(-group, 'SIGTERM');
});

/** The process group that the answer says was started. */
function groupIn(text: string): number {
  const group = Number(/kill -- -(\d+)/.exec(text)?.[1]);
  started.push(group);
  return group;
}

/** A WebSocket hub that answers a handshake or, with `deaf`, closes every connection. */
const hub = (port: number, deaf = false): string => `
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
const server = createServer();
server.on('upgrade', (request, socket) => {
  if (${deaf}) return socket.destroy();
  const key = request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
  const accept = createHash('sha1').update(key).digest('base64');
  socket.end('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Accept: ' + accept + '\\r\\n\\r\\n');
});
server.listen(${port}, '127.0.0.1');
`;

const client = (port: number): string => `
import { request } from 'node:http';
const headers = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Key': 'x', 'Sec-WebSocket-Version': '13' };
const asked = request({ port: ${port}, host: '127.0.0.1', headers });
asked.on('upgrade', (_response, socket) => { console.log('ws: open'); socket.destroy(); });
asked.end();
`;

const RUN = ['run', '--apply', '--', 'node', 'client.mjs'];

function projectWith(port: number, files: Record<string, string>): TempProject {
  return tempProject({ 'client.mjs': client(port), 'hub.mjs': hub(port), ...files }, { git: true });
}

describe('run --apply where a service of the project is stopped', () => {
  it('starts it, proves it by its port and by the command, and says how to end it', async () => {
    const port = await freePort();
    const project = projectWith(port, { 'package.json': '{"scripts":{"start:hub":"node hub.mjs"}}' });
    const planned = await heal(project, ['run', '--', 'node', 'client.mjs']);
    expect(planned.status).toBe(1);
    expect(planned.stderr).toContain('`npm run start:hub`');
    expect(await portAnswers('127.0.0.1', port)).toBe(false);
    const healed = await heal(project, RUN);
    groupIn(healed.stderr);
    expect(healed).toMatchObject({ status: 0, stdout: 'ws: open\n' });
    expect(await portAnswers('127.0.0.1', port)).toBe(true);
  });

  it('ends it again when the command still fails', async () => {
    const port = await freePort();
    const project = projectWith(port, {
      'hub.mjs': hub(port, true),
      'package.json': '{"scripts":{"start:hub":"node hub.mjs"}}',
    });
    const { status, stderr } = await heal(project, RUN);
    expect(status).toBe(1);
    expect(stderr).toContain('ended again');
    for (let tries = 0; (await portAnswers('127.0.0.1', port)) && tries < 100; tries++) await sleep(50);
    expect(await portAnswers('127.0.0.1', port)).toBe(false);
  });

  it('says what became of one that does not come up', async () => {
    const port = await freePort();
    const project = projectWith(port, {
      'hub.mjs': `console.error('no licence'); process.exit(1); // ${port} listen\n`,
      'package.json': '{"scripts":{"start:hub":"node hub.mjs"}}',
    });
    const { status, stderr } = await heal(project, RUN);
    expect(status).toBe(1);
    expect(stderr).toContain('it ended by itself');
  });

  it('starts what the configuration says only in a trusted repository', async () => {
    const port = await freePort();
    const tools = { hub: { service: { port, start: [process.execPath, 'hub.mjs'] } } };
    const project = projectWith(port, { '.heal-hooks/config.json5': JSON.stringify({ tools }) });
    const asked = await heal(project, RUN);
    expect(asked.status).toBe(1);
    expect(asked.stderr).toContain('heal-hooks trust');
    expect(await portAnswers('127.0.0.1', port)).toBe(false);
    await heal(project, ['trust']);
    const healed = await heal(project, RUN);
    groupIn(healed.stderr);
    expect(healed).toMatchObject({ status: 0, stdout: 'ws: open\n' });
  });
});
