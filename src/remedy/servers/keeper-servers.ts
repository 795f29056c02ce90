import { basename } from 'node:path/posix';
import type { ProjectView } from '../remedy.ts';
import { type DeclaredServer, START_MS } from './declared-server.ts';
import { opensPort } from './script-servers.ts';

const PM2_FILES = [
  'ecosystem.config.cjs',
  'ecosystem.config.js',
  'ecosystem.config.json',
  'ecosystem.json',
  'pm2.json',
];

/** pm2 takes `all`, numbers and options for more than an app: such a name could stop what is not of this project. */
const APP = /^(?!(?:all|max)$)[A-Za-z][\w.-]*$/;

/** Apps of pm2 that open the port. The file may be code: it is read as text, one `{…}` with a name after the other. */
export async function pm2Servers(port: number, view: ProjectView): Promise<DeclaredServer[]> {
  for (const file of PM2_FILES) {
    const source = await view.read(file);
    if (!source) continue;
    const pm2 = (await view.stat('node_modules/.bin/pm2')) ? 'node_modules/.bin/pm2' : 'pm2';
    if (pm2 === 'pm2' && !(await view.which('pm2'))) return [];
    const found: DeclaredServer[] = [];
    for (const match of source.text.matchAll(/["']?\bname["']?\s*:\s*(["'])([\w.@/-]+)\1/g)) {
      const app = objectAround(source.text, match.index);
      const script = /["']?\bscript["']?\s*:\s*(["'])([^"'\n]+)\1/.exec(app)?.[2] ?? '';
      const name = match[2] ?? '';
      if (!APP.test(name) || !(await opensPort(`${app.replace(/\s+/g, ' ')} node ${script}`, port, view))) continue;
      const [start, stop] = [
        [pm2, 'start', file, '--only', name],
        [pm2, 'stop', name],
      ];
      found.push({ name, declared: file, port, start, stop, cwd: '', timeoutMs: START_MS, held: null });
    }
    return found;
  }
  return [];
}

/** The innermost `{…}` around an offset. */
function objectAround(text: string, at: number): string {
  const start = text.lastIndexOf('{', at);
  let depth = 0;
  for (let end = start; end >= 0 && end < text.length; end++) {
    if (text[end] === '{') depth++;
    if (text[end] === '}' && --depth === 0) return text.slice(start, end + 1);
  }
  return '';
}

/** systemd units of the user that the project carries, that are installed, and that open the port. */
export async function unitServers(port: number, view: ProjectView): Promise<DeclaredServer[]> {
  const units = await view.list(['**/*.service']);
  if (units.length === 0 || !(await view.which('systemctl'))) return [];
  const found: DeclaredServer[] = [];
  for (const path of units.slice(0, 20)) {
    const name = basename(path);
    const text = (await view.read(path))?.text ?? '';
    if (!/^[\w.@-]+$/.test(name) || !(await opensPort(text.replace(/\n/g, ' '), port, view))) continue;
    const installed = await view.query(['systemctl', '--user', 'cat', '--', name]);
    // Another unit of that name is not the project's, and what runs already is not ours to stop.
    if (installed.exitCode !== 0 || !installed.stdout.includes(text.trim())) continue;
    if ((await view.query(['systemctl', '--user', 'is-active', '--quiet', '--', name])).exitCode === 0) continue;
    const argv = (verb: string): string[] => ['systemctl', '--user', verb, '--', name];
    found.push({
      name,
      declared: path,
      port,
      start: argv('start'),
      stop: argv('stop'),
      cwd: '',
      timeoutMs: START_MS,
      held: null,
    });
  }
  return found;
}
