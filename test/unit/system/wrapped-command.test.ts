import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runWrapped, type WrapOptions } from '../../../src/system/wrapped-command.ts';
import { tempProject } from '../../support/temp-project.ts';

/** Keeps what is written, at the pace given. */
class Sink extends Writable {
  readonly chunks: Buffer[] = [];
  constructor(private readonly delay = 0) {
    super({ highWaterMark: 1024 });
  }
  override _write(chunk: Buffer, _encoding: string, next: () => void): void {
    this.chunks.push(chunk);
    if (this.delay > 0) setTimeout(next, this.delay);
    else next();
  }
  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }
}

async function wrap(argv: [string, ...string[]], over: Partial<WrapOptions> = {}) {
  const project = tempProject();
  const [stdout, stderr, seen] = [new Sink(), new Sink(), [] as Buffer[]];
  const options: WrapOptions = {
    cwd: project.root,
    env: project.env,
    stdout,
    stderr,
    merged: false,
    stdin: 'ignore',
    terminal: false,
    onOutput: (chunk) => seen.push(chunk),
    ...over,
  };
  const result = await runWrapped(argv, options);
  return { ...result, stdout: stdout.text, stderr: stderr.text, seen: Buffer.concat(seen).toString(), project };
}

const node = (script: string): [string, ...string[]] => [process.execPath, '-e', script];

describe.each([false, true])('runWrapped, merged: %s', (merged) => {
  it.each([0, 1, 3, 42, 255])('ends with the status %i of the command', async (code) => {
    expect(await wrap(node(`process.exit(${code})`), { merged })).toMatchObject({ exitCode: code, timedOut: false });
  });

  it('passes the arguments as they are', async () => {
    const words = ['a b', '$HOME', '`id`', '"', "'", '; rm -rf /', '*', '', '--', '\n', 'ä€'];
    const { stdout } = await wrap([process.execPath, '-p', 'JSON.stringify(process.argv.slice(1))', '--', ...words], {
      merged,
    });
    expect(JSON.parse(stdout)).toEqual(words);
  });

  it('keeps variables whose names no shell knows', async () => {
    const env = { ...tempProject().env, 'npm_config_//registry.example/:_token': 'x', 'BASH_FUNC_go%%': '() { :; }' };
    const { stdout } = await wrap(['env'], { merged, env });
    expect(stdout).toContain('npm_config_//registry.example/:_token=x');
    expect(stdout).toContain('BASH_FUNC_go%%=() { :; }');
  });

  it('reports a command that dies of a signal as a shell does', async () => {
    expect(await wrap(node("process.kill(process.pid, 'SIGKILL')"), { merged })).toMatchObject({ exitCode: 137 });
    expect(await wrap(node("process.kill(process.pid, 'SIGTERM')"), { merged })).toMatchObject({ exitCode: 143 });
  });

  it('ends a command that takes too long', async () => {
    const result = await wrap(node('setInterval(() => {}, 1000)'), { merged, timeoutMs: 300 });
    expect(result).toMatchObject({ exitCode: 124, timedOut: true });
  });

  it('does not wait for what the command left behind', async () => {
    const script = `const left = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit', detached: true }); left.unref(); console.log(left.pid)`;
    const result = await wrap(node(script), { merged });
    const left = Number(result.stdout);
    expect(result).toMatchObject({ exitCode: 0, stdout: `${left}\n` });
    expect(process.kill(left, 'SIGKILL')).toBe(true); // throws when it is gone
  });

  it.each([
    ['no-such-program', 127, 'sh: no-such-program: command not found\n'],
    ['./no-such-file', 127, 'sh: ./no-such-file: No such file or directory\n'],
    ['./folder', 126, 'sh: ./folder: Is a directory\n'],
    ['./plain.txt', 126, 'sh: ./plain.txt: Permission denied\n'],
    ['./loop', 126, 'sh: ./loop: Too many levels of symbolic links\n'],
    ['./crlf.sh', 126, 'sh: ./crlf.sh: /bin/sh^M: bad interpreter: No such file or directory\n'],
  ])('says of %s what a shell says', async (name, exitCode, message) => {
    const project = tempProject({ 'plain.txt': 'echo\n', 'folder/x': '' });
    project.write('crlf.sh', '#!/bin/sh\r\necho\r\n', 0o755);
    symlinkSync('loop', project.path('loop'));
    const result = await wrap([name], { merged, cwd: project.root });
    expect(result).toMatchObject({ exitCode, seen: message, stderr: message, stdout: '' });
  });

  it('runs a script that names no interpreter, as a shell does', async () => {
    const project = tempProject();
    project.write('bare', 'echo bare "$1"; exit 5\n', 0o755);
    expect(await wrap(['./bare', 'x y'], { merged, cwd: project.root })).toMatchObject({
      exitCode: 5,
      stdout: 'bare x y\n',
    });
  });
});

describe('runWrapped', () => {
  it('passes every byte on, however slow the reader', async () => {
    const project = tempProject();
    const size = 300_000;
    const bytes = execFileSync(process.execPath, [
      '-e',
      `process.stdout.write(Buffer.alloc(${size}, 'äx\\0\\r\\n\\u001b[31m'))`,
    ]);
    project.write('bytes', bytes);
    const slow = new Sink(1);
    const { seen } = await wrap(['cat', project.path('bytes')], { stdout: slow });
    await new Promise<void>((resolve) => slow.end(() => resolve())); // what was handed on may still wait in the reader
    expect(Buffer.concat(slow.chunks).equals(bytes)).toBe(true);
    expect(seen).toHaveLength(bytes.toString().length);
  });

  it('keeps stdout and stderr apart, or in their true order', async () => {
    const script = 'for i in 1 2 3 4 5 6 7 8 9; do echo out$i; echo err$i >&2; done';
    const apart = await wrap(['sh', '-c', script]);
    expect([apart.stdout.length, apart.stderr.length]).toEqual([45, 45]);
    const merged = await wrap(['sh', '-c', script], { merged: true });
    expect(merged.stdout).toBe([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `out${n}\nerr${n}\n`).join(''));
    expect(merged.seen).toBe(merged.stdout);
  });

  it('passes a signal on and says that it came', async () => {
    const script =
      "process.on('SIGTERM', () => { console.log('bye'); process.exit(9); }); console.log('up'); setInterval(() => {}, 1000)";
    const result = await wrap(node(script), {
      onOutput: (chunk) => chunk.includes('up') && process.kill(process.pid, 'SIGTERM'),
    });
    expect(result).toMatchObject({ exitCode: 9, interrupted: true, stdout: 'up\nbye\n' });
  });
});
