import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, createReadStream, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { bundleScript } from '../../support/bundle-script.ts';

it.skipIf(process.platform === 'win32')(
  'writes everything, in order, into a pipe that does not wait and is full',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heal-hooks-plain-output-'));
    try {
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      const worker = bundleScript(join(import.meta.dirname, 'plain-output-worker.ts'), folder);
      const end = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
      const child = spawn(process.execPath, [worker], { stdio: ['ignore', end, 'inherit'] });
      const read = text(createReadStream(pipe));
      expect((await once(child, 'exit'))[0]).toBe(0);
      closeSync(end);
      const lines = (await read).split('\n').slice(0, -1);
      expect(lines.map((line) => line.replace(/\.+$/, ''))).toEqual(['first', 'second', 'third']);
      expect(lines.every((line) => line.length === 999_999)).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
