import type { FactFinder } from '../facts-for.ts';
import { lineAt } from '../lookup/source-text.ts';

const CONFIGURATION = [
  '**/*.{json,json5,yml,yaml,toml,ini,cfg,properties}',
  '**/.env.{example,sample,template,dist}',
  '**/{docker-,}compose*.yml',
];
/** Configuration lies near the root; test data deeper down only confuses. */
const MAX_FILES = 200;

/** Which configuration files have a key that was asked for, and which of their siblings lack it. */
export const keyFacts: FactFinder = async ({ captures }, view) => {
  const key = captures.key ?? '';
  if (!/^[\w.-]{2,60}$/.test(key)) return [];
  const escaped = key.replace(/[.]/g, '\\.');
  const form = new RegExp(`^[ \\t]*(?:export[ \\t]+)?["']?${escaped}["']?[ \\t]*[:=]|["']${escaped}["'][ \\t]*:`, 'm');
  const having: string[] = [];
  const files = (await view.list(CONFIGURATION))
    .filter((path) => !/(^|\/)package-lock\.json$/.test(path))
    .slice(0, MAX_FILES);
  for (const path of files) {
    const text = (await view.read(path))?.text ?? '';
    const at = text.search(form);
    if (at >= 0) having.push(`${path}:${lineAt(text, at)}`);
  }
  if (having.length === 0) return [];
  const folders = new Set(having.map((place) => place.slice(0, place.lastIndexOf('/') + 1)));
  const having_ = new Set(having.map((place) => place.replace(/:\d+$/, '')));
  const lacking = files.filter(
    (path) => folders.has(path.slice(0, path.lastIndexOf('/') + 1)) && path.includes('/') && !having_.has(path),
  );
  return [
    `${having.slice(0, 3).join(', ')} ${having.length > 1 ? 'have' : 'has'} \`${key}\``,
    ...(lacking.length > 0 && lacking.length <= 4
      ? [`${lacking.join(', ')} ${lacking.length > 1 ? 'lack' : 'lacks'} it`]
      : []),
  ];
};
