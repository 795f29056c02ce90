import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');

/** Environment of a hook whose clock is some days ahead. */
const ahead = (env, days) =>
  days === 0
    ? env
    : {
        ...env,
        DAYS_AHEAD: String(days),
        NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'clock-ahead.mjs')).href}`,
      };

/** Runs a program of the bundle with a payload on stdin; answers its stdout. */
export function runEntry(entry, payload, { cwd, env, days }, program = [process.execPath, join(dist, entry)]) {
  const [file, ...args] = program;
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd,
    env: ahead(env, days),
    input: JSON.stringify(payload),
  });
  if (status !== 0) throw new Error(`${entry} exited ${status}: ${stderr}`);
  return stdout.toString();
}

/** Ways in which the client calls the hook. Each opens with `(world)` and answers `{call(payload) → stdout, close()}`. */
export const DOORS = {
  /** A settings file with the plain command. */
  node: (world) => ({
    call: async (payload) => runEntry('hook.js', payload, { ...world, cwd: payload.cwd }),
    close() {},
  }),

  /** A settings file whose successes go through the shell. The shell asks the machine for the time, so not on other days. */
  shell: (world) => ({
    call: async (payload) => {
      const plain = payload.hook_event_name === 'PostToolUse' && payload.tool_name === 'Bash' && world.days === 0;
      const program = plain ? ['/bin/sh', join(dist, 'hook.sh'), process.execPath] : undefined;
      return runEntry('hook.js', payload, { ...world, cwd: payload.cwd }, program);
    },
    close() {},
  }),

  /** The plugin: its MCP server, with the inputs that hooks.json names. */
  plugin: (world) => {
    const { cwd, days } = world;
    const env = { ...ahead(world.env, days), CLAUDECODE: '1', CLAUDE_PROJECT_DIR: cwd };
    const server = spawn(process.execPath, [join(dist, 'mcp.js')], { cwd, env, stdio: ['pipe', 'pipe', 'inherit'] });
    const waiting = new Map();
    createInterface({ input: server.stdout }).on('line', (line) => {
      const { id, result, error } = JSON.parse(line);
      waiting.get(id)?.({ result, error });
    });
    server.once('exit', () => {
      for (const answer of waiting.values()) answer({ error: new Error('the server ended') });
    });
    let last = 0;
    const ask = (method, params) => {
      last += 1;
      const id = last;
      server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
      return new Promise((answer, fail) => {
        waiting.set(id, ({ result, error }) => {
          waiting.delete(id);
          if (error) fail(new Error(error.message));
          else answer(result);
        });
      });
    };
    const clientInfo = { name: 'bench', version: '1' };
    const ready = ask('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo });
    return {
      async call(payload) {
        await ready;
        const { content } = await ask('tools/call', { name: 'hook', arguments: filledIn(payload) });
        return content.map(({ text }) => text).join('');
      },
      close() {
        server.removeAllListeners('exit');
        server.stdin.end();
        return new Promise((ended) => server.once('close', ended));
      },
    };
  },
};

const { hooks } = JSON.parse(readFileSync(join(root, 'hooks', 'hooks.json'), 'utf8'));

/** The arguments as the client fills in the templates of hooks.json: every value is a text. */
function filledIn(payload) {
  const [{ hooks: handlers }] = hooks[payload.hook_event_name];
  const asText = (value) => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));
  return Object.fromEntries(Object.keys(handlers[0].input).map((name) => [name, asText(payload[name])]));
}
