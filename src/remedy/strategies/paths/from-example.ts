import { basename, dirname, join } from 'node:path/posix';
import { escapeRegex } from '../../../pattern/placeholders.ts';
import { planOf, refuse } from '../../plan-parts.ts';
import type { PathRepair } from '../missing-path.ts';

const MARK = '(?:example|sample|template|tmpl|dist|default|defaults)';

/** Is `candidate` the example of `wanted`: `config.json.example`, `config.example.json`, `.env.sample`, `example.env`, `env.example`? */
function isExampleOf(candidate: string, wanted: string): boolean {
  const plain = escapeRegex(wanted);
  const dot = wanted.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ''];
  const forms = [
    `${plain}[._-]${MARK}`,
    `${MARK}[._-]?${plain}`,
    ...(extension ? [`${stem}[._-]${MARK}\\${extension}`] : []),
    ...(wanted.startsWith('.') ? [`${plain.slice(2)}[._-]${MARK}`] : []),
  ];
  return forms.some((form) => new RegExp(`^${form}$`, 'i').test(candidate));
}

/** A file that everybody makes from a committed example (`.env.example`, `config.sample.json`): copied, when there is one example. */
export const fromExample: PathRepair = async (path, input, view) => {
  const folder = dirname(path) === '.' ? '' : dirname(path);
  const examples = (await view.entries(folder)).filter((name) => isExampleOf(name, basename(path)));
  const [only] = examples;
  if (!only) return null;
  if (examples.length > 1) {
    return refuse(`${path} does not exist, and there are several examples of it: ambiguous.`, {
      known: examples.map((name) => join(folder, name)),
    });
  }
  const source = await view.read(join(folder, only));
  if (!source || !(await view.git.isTracked(source.path))) return null;
  const content = Buffer.from(
    (source.bom ? '\uFEFF' : '') + source.text,
    source.encoding === 'utf8' ? 'utf8' : 'latin1',
  );
  const summary = `${path} does not exist: copies ${source.path}, whose values may have to be filled in`;
  return planOf(input, view, [{ kind: 'create', path, content, mode: source.mode & 0o777 }], summary);
};
