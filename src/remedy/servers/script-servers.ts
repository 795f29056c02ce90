import { readPackageJson } from '../lookup/manifests/package-json.ts';
import type { ProjectView } from '../remedy.ts';
import { type DeclaredServer, namesPort, START_MS } from './declared-server.ts';

/** Names under which projects keep what runs on: `start`, `db:up`, `mock-api`. */
const SERVES =
  /(?:^|[:_-])(?:start|serve|server|dev|up|mock|api|backend|db|redis|ws|websocket|sockets?|services?|preview)(?:[:_-]|$)/i;
/** What only uses a service, or ends one. */
const USES = /test|e2e|spec|stop|down|build|lint|deploy|publish|release|seed|migrat|reset|check|clean|kill/i;

/** The program file that a script starts: `node src/server.js`, `tsx api.ts`. */
const PROGRAM = /(?:^|\s)(?:node|tsx|ts-node|bun|deno run|python3?|ruby)\s+(?:-\S+\s+)*([\w./-]+\.\w+)/;

/** Does this command line open the port: named in it, in the program that it starts, or as `PORT` in `.env`? */
export async function opensPort(line: string, port: number, view: ProjectView): Promise<boolean> {
  if (namesPort(line, port)) return true;
  const file = PROGRAM.exec(line)?.[1];
  const path = file ? await view.resolve(file) : null;
  const text = path ? ((await view.read(path))?.text ?? '') : '';
  if (text.split('\n').some((row) => /port|listen|bind|serve/i.test(row) && namesPort(row, port))) return true;
  if (!/\bPORT\b/.test(text + line)) return false;
  const env = (await view.read('.env'))?.text ?? '';
  return new RegExp(`^(?:export )?PORT=["']?${port}["']?\\s*$`, 'm').test(env);
}

/** Scripts of package.json, and entries of a Procfile, that serve the port. `command` is the one that failed: it is no service. */
export async function scriptServers(port: number, command: string, view: ProjectView): Promise<DeclaredServer[]> {
  const found: DeclaredServer[] = [];
  const manifest = await view.read('package.json');
  const scripts = manifest ? readPackageJson(manifest.text, 'package.json').scripts : {};
  for (const [name, line] of Object.entries(scripts)) {
    const failed =
      new RegExp(`\\b${name.replace(/[^\w:-]/g, '.')}\\b`).test(command) && /^(?:npm|pnpm|yarn|bun)\b/.test(command);
    if (failed || !/^\w/.test(name) || !SERVES.test(name) || USES.test(name) || !(await opensPort(line, port, view)))
      continue;
    found.push(serviceOf(name, 'package.json', port, [await manager(view), 'run', name]));
  }
  return found;
}

const serviceOf = (name: string, declared: string, port: number, start: string[]): DeclaredServer => ({
  name,
  declared,
  port,
  start,
  stop: null,
  cwd: '',
  timeoutMs: START_MS,
  held: null,
});

async function manager(view: ProjectView): Promise<string> {
  if (await view.stat('pnpm-lock.yaml')) return 'pnpm';
  if (await view.stat('yarn.lock')) return 'yarn';
  return (await view.stat('bun.lockb')) || (await view.stat('bun.lock')) ? 'bun' : 'npm';
}
