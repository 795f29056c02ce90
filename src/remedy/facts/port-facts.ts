import type { FactFinder } from '../facts-for.ts';
import { readPackageJson } from '../lookup/manifests/package-json.ts';
import { lineAt } from '../lookup/source-text.ts';

/** Files in which projects say what listens where. */
const SERVICE_FILES = [
  '**/{docker-,}compose*.{yml,yaml}',
  '**/Procfile*',
  '**/.env.{example,sample,template}',
  '**/ecosystem.config.*',
  '**/*.service',
];
const STARTS = /^(?:start|serve|server|dev|api|backend|web|db|services?|up)(?:$|[:-])/;

/** Who in the project declares the port, and which script starts a service. */
export const portFacts: FactFinder = async ({ captures }, view) => {
  const port = captures.port ?? /:(\d{2,5})\b/.exec(captures.host ?? captures.url ?? '')?.[1];
  const facts: string[] = [];
  for (const path of port ? await view.list(SERVICE_FILES) : []) {
    const text = (await view.read(path))?.text ?? '';
    const at = text.search(new RegExp(`(?<!\\d)${port}(?!\\d)`));
    if (at >= 0) facts.push(`${path}:${lineAt(text, at)} names port ${port}`);
  }
  for (const path of await view.list(['package.json', '*/package.json'])) {
    const { scripts } = readPackageJson((await view.read(path))?.text ?? '', path);
    for (const [name, script] of Object.entries(scripts)) {
      if (STARTS.test(name) && facts.length < 3)
        facts.push(`\`npm run ${name}\` (${path}) runs \`${script.slice(0, 80)}\``);
    }
  }
  if (port && facts.length === 0) {
    for (const path of (await view.list(['**/*.{py,js,mjs,cjs,ts,go,rb,php,rs,java,toml,yml,yaml,json}'])).slice(
      0,
      400,
    )) {
      const text = (await view.read(path))?.text ?? '';
      const at = text.search(new RegExp(`(?:listen|port|bind|addr)[^\\n]{0,40}(?<!\\d)${port}(?!\\d)`, 'i'));
      if (at >= 0) return [`${path}:${lineAt(text, at)} uses port ${port}`];
    }
  }
  return facts.slice(0, 3);
};
