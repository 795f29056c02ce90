import type { Replacement } from '../../../transaction/plan.ts';
import { lineSpan } from '../../lookup/source-text.ts';
import type { ProjectView } from '../../remedy.ts';
import { insertAt } from '../syntax/signs.ts';
import type { ConfigKind, ConfigVerdict } from './config-kind.ts';

const SCRIPT = `
import json, sys
try: import tomllib
except ImportError: import tomli as tomllib
out = []
for text in json.load(sys.stdin):
    try: out.append({'ok': True, 'meaning': json.dumps(tomllib.loads(text), default=str), 'line': None, 'message': ''})
    except Exception as error:
        message = str(error)
        line = message.split('(at line ')[1].split(',')[0] if '(at line ' in message else len(text.rstrip().splitlines())
        out.append({'ok': False, 'meaning': None, 'line': int(line), 'message': message})
json.dump(out, sys.stdout)
`;

const isVerdict = (value: unknown): value is ConfigVerdict =>
  typeof value === 'object' &&
  value !== null &&
  'ok' in value &&
  'meaning' in value &&
  'line' in value &&
  'message' in value;

/** The line as it could be meant, for each way of being wrong. */
function rewritten(shown: string): string[][] {
  const entry = /^([ \t]*[\w."'-]+[ \t]*)(=|:)([ \t]*)(.*?)([ \t]*(?:#.*)?)$/.exec(shown);
  if (!entry) {
    const header = /^([ \t]*\[+[\w."' -]+)$/.exec(shown.trimEnd());
    return header ? [[`${header[1]}${header[1]?.trim().startsWith('[[') ? ']]' : ']'}`]] : [];
  }
  const [, key = '', sign = '', blank = '', value = '', rest = ''] = entry;
  const line = (text: string): string => `${key}=${blank}${text}${rest}`;
  const groups: string[][] = [];
  if (sign === ':') groups.push([line(value)]);
  if (/^(?:True|False)$/.test(value)) groups.push([line(value.toLowerCase())]);
  if (/^(["'])(?:(?!\1).)*$/.test(value)) groups.push([line(value + value[0])]);
  if (/^[^\s"'[{\d+-][^"'[\]{}]*$/.test(value)) groups.push([line(`"${value}"`)]);
  if (/^[\d.]+[A-Za-z_.-][\w.-]*$/.test(value) || /^\d+(?:\.\d+){2,}$/.test(value)) groups.push([line(`"${value}"`)]);
  if (value.startsWith('[') && !value.endsWith(']')) groups.push([line(`${value}]`)]);
  if (value.startsWith('{') && !value.endsWith('}')) groups.push([line(`${value}}`)]);
  if (/,\s*\}$/.test(value)) groups.push([line(value.replace(/,\s*\}$/, '}'))]);
  return groups;
}

/** TOML, read by Python's own reader. */
export const tomlKind: ConfigKind = {
  extensions: /\.toml$/,
  async read(texts, view: ProjectView) {
    const answer = await view.query(['python3', '-I', '-c', SCRIPT], { input: JSON.stringify(texts) });
    if (answer.exitCode !== 0) return null;
    const parsed: unknown = JSON.parse(answer.stdout);
    return Array.isArray(parsed) && parsed.every(isVerdict) ? parsed : null;
  },
  candidates(text, line) {
    const groups: Replacement[][][] = [];
    for (const at of [line, line - 1, line - 2]) {
      const span = at >= 1 ? lineSpan(text, at) : null;
      if (!span) continue;
      const shown = text.slice(...span);
      for (const group of rewritten(shown))
        groups.push(group.map((after) => [{ start: span[0], end: span[1], text: after }]));
      // An element of an array that goes over lines.
      if (/^\s*(?:["'\d]|\{).*["'\d}]\s*$/.test(shown))
        groups.push([[insertAt(span[0] + shown.trimEnd().length, ',')]]);
      if (/^[^#]*\[[^\]]*$/.test(shown) || /^\s*["'\d].*,?\s*$/.test(shown))
        groups.push([[insertAt(span[0] + shown.trimEnd().length, '\n]')]]);
    }
    return groups;
  },
};
