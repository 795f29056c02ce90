import type { ProjectView } from '../remedy.ts';
import type { DeclaredServer } from './declared-server.ts';

const FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

/** A container may have to be made, or its image fetched. */
const COMPOSE_MS = 120_000;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `${PORT:-5432}` → `5432`; a variable without a default is not known. */
const withDefaults = (text: string): string => text.replace(/\$\{\w+:?-([^}]*)\}/g, '$1');

/** The port of this machine in `5432:5432`, `127.0.0.1:5432:5432/tcp` or the long form; null for a port that Docker chooses. */
export function publishedPort(entry: unknown): number | null {
  if (isObject(entry)) return Number(entry.published) || null;
  const parts = withDefaults(String(entry))
    .replace(/\/\w+$/, '')
    .split(':');
  return parts.length > 1 ? Number(parts.at(-2)) || null : null;
}

/** Services of the compose file that publish a port. Nothing where Docker is not installed. */
export async function composeServers(view: ProjectView): Promise<DeclaredServer[]> {
  for (const file of FILES) {
    const source = await view.read(file);
    if (!source) continue;
    const argv = await composeCommand(view);
    if (!argv) return [];
    const { parseDocument } = await import('yaml');
    const document: unknown = parseDocument(source.text, { merge: true }).toJS();
    const services = isObject(document) && isObject(document.services) ? document.services : {};
    const found = Object.entries(services).flatMap(([name, service]) => {
      const ports = isObject(service) && Array.isArray(service.ports) ? service.ports : [];
      return ports.map(publishedPort).flatMap((port) => (port ? [serviceOf(name, file, port, argv)] : []));
    });
    for (const one of found) one.held = await runningReason(one.name, file, argv, view);
    return found;
  }
  return [];
}

/** Null where the service does not run; what runs already was not started by us and is not ours to stop. */
async function runningReason(name: string, file: string, argv: string[], view: ProjectView): Promise<string | null> {
  const { exitCode, stdout } = await view.query([...argv, '-f', file, 'ps', '-q', '--status', 'running', '--', name]);
  if (exitCode === 0 && stdout.trim() === '') return null;
  return `\`${name}\` of ${file} seems to run, but its port does not answer.`;
}

const serviceOf = (name: string, file: string, port: number, argv: string[]): DeclaredServer => ({
  name,
  declared: file,
  port,
  start: [...argv, '-f', file, 'up', '-d', '--no-build', '--', name],
  stop: [...argv, '-f', file, 'stop', '--', name],
  cwd: '',
  timeoutMs: COMPOSE_MS,
  held: null,
});

async function composeCommand(view: ProjectView): Promise<string[] | null> {
  if ((await view.which('docker')) && (await view.query(['docker', 'compose', 'version'])).exitCode === 0)
    return ['docker', 'compose'];
  return (await view.which('docker-compose')) ? ['docker-compose'] : null;
}
