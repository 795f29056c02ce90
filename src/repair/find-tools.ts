import { parse } from 'jsonc-parser';
import type { Config } from '../config/schema.ts';
import { readPackageJson } from '../remedy/lookup/manifests/package-json.ts';
import type { ProjectView } from '../remedy/remedy.ts';
import type { Manager, ServiceSpec, Tool } from './tool.ts';

const LOOPBACK = '127.0.0.1';
const START_MS = 20_000;

const bare = (name: string, declared: string): Tool => ({
  name,
  declared,
  command: null,
  run: false,
  held: null,
  config: [],
  modules: [],
  manager: null,
  service: null,
});

/** Entries of `tools` in the configuration. Their commands run only when the repository is trusted. */
export function configuredTools(config: Config, trusted: boolean): Tool[] {
  return Object.entries(config.tools).map(([name, entry]) => ({
    ...bare(name, '.heal-hooks/config.json5'),
    command: entry.command ?? null,
    run: trusted,
    held: trusted ? null : 'commands of this repository run only after `heal-hooks trust`',
    config: entry.config ?? [],
    modules: entry.modules ?? [],
    manager: entry.modules ? 'npm' : null,
    service: entry.service
      ? {
          host: entry.service.host ?? LOOPBACK,
          port: entry.service.port,
          ...(entry.service.start && trusted ? { start: entry.service.start } : {}),
          timeoutMs: (entry.service.timeoutSeconds ?? START_MS / 1000) * 1000,
        }
      : null,
  }));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : [];

/** The port that an `http(s)` or `ws(s)` address of a server on this machine names. */
function localService(url: unknown): ServiceSpec | null {
  if (typeof url !== 'string' || !URL.canParse(url)) return null;
  const { hostname, port, protocol } = new URL(url);
  const local = /^(?:localhost|127\.|\[::1\])/.test(hostname);
  const standard = /^(?:https|wss):$/.test(protocol) ? 443 : 80;
  return local ? { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || standard, timeoutMs: START_MS } : null;
}

/** Servers of the project's `.mcp.json`: a program that must be there, or an address on this machine that must answer. */
export async function mcpTools(view: ProjectView): Promise<Tool[]> {
  const source = await view.read('.mcp.json');
  if (!source) return [];
  const document: unknown = parse(source.text);
  const servers = isObject(document) && isObject(document.mcpServers) ? document.mcpServers : {};
  const file = { ...bare('.mcp.json', '.mcp.json'), config: ['.mcp.json'] };
  return [
    file,
    ...Object.entries(servers).flatMap(([name, server]) => {
      if (!isObject(server)) return [];
      const command = typeof server.command === 'string' ? [server.command, ...words(server.args)] : null;
      return [{ ...bare(name, '.mcp.json'), command, service: localService(server.url) }];
    }),
  ];
}

/** By manifest: which package manager, its program, and the files that must parse. */
const MANAGERS: readonly [string, Manager, string[]][] = [
  ['package.json', 'npm', ['npm', '--version']],
  ['requirements.txt', 'pip', ['python3', '--version']],
  ['pyproject.toml', 'pip', ['python3', '--version']],
  ['Cargo.toml', 'cargo', ['cargo', '--version']],
  ['go.mod', 'go', ['go', 'version']],
  ['Gemfile', 'bundler', ['bundle', '--version']],
  ['composer.json', 'composer', ['composer', '--version']],
];

const NODE_LOCKS: readonly [string, string][] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
];

/** Package managers that the project uses, with what they must have installed. */
export async function managerTools(view: ProjectView): Promise<Tool[]> {
  const found = new Map<Manager, Tool>();
  for (const [manifest, manager, command] of MANAGERS) {
    const source = found.has(manager) ? null : await view.read(manifest);
    if (!source) continue;
    const isNode = manifest === 'package.json';
    const own = isNode ? await nodeManager(view) : (command[0] ?? manager);
    const modules = isNode
      ? readPackageJson(source.text, manifest)
          .declared.filter(({ group }) => group === 'main' || group === 'dev')
          .map(({ name }) => name)
      : [];
    found.set(manager, {
      ...bare(isNode ? own : manager, manifest),
      command: isNode ? [own, '--version'] : command,
      run: true,
      config: manifest.endsWith('.json') ? [manifest] : [],
      modules,
      manager,
    });
  }
  return [...found.values()];
}

const nodeManager = async (view: ProjectView): Promise<string> => {
  for (const [lock, name] of NODE_LOCKS) if (await view.stat(lock)) return name;
  return 'npm';
};

/** Everything that the project says it needs. An entry of `tools` wins over what was found by itself under the same name. */
export async function findTools(view: ProjectView, config: Config, trusted: boolean): Promise<Tool[]> {
  const all = [...configuredTools(config, trusted), ...(await mcpTools(view)), ...(await managerTools(view))];
  return all.filter((tool, index) => all.findIndex(({ name }) => name === tool.name) === index);
}
