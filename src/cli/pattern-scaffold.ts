import { escapeRegex } from '../pattern/placeholders.ts';

/** What changes from one failure to the next, most telling first, with the group that takes its place. */
const CHANGING: [RegExp, string][] = [
  [/'[^']{1,80}'/, "'(?<symbol>[^']+)'"],
  [/"[^"]{1,80}"/, '"(?<symbol>[^"]+)"'],
  [/`[^`]{1,80}`/, '`(?<symbol>[^`]+)`'],
];

/** A regex that matches a line and its like: quoted names and numbers may change. Only the first quoted name is captured. */
function regexFor(line: string): string {
  const found = CHANGING.map(([shape, group]) => ({ match: shape.exec(line), group }))
    .filter((one) => one.match !== null)
    .sort((a, b) => (a.match?.index ?? 0) - (b.match?.index ?? 0))[0];
  const literal = (text: string): string => escapeRegex(text).replace(/\d+/g, '\\d+');
  if (!found?.match) return `^${literal(line)}`;
  const { index } = found.match;
  return `^${literal(line.slice(0, index))}${found.group}${literal(line.slice(index + found.match[0].length))}`;
}

const quoted = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

/** The file of a new pattern, with a comment for each field and an example to begin with. JSON5. */
export function patternScaffold(id: string, line: string): string {
  const regex = regexFor(line);
  const summary = regex.includes('(?<symbol>')
    ? 'what is wrong with `${symbol}`, in one sentence'
    : 'what is wrong, in one sentence';
  return `// One failure and what settles it. Try it: heal-hooks patterns test
{
  patterns: [
    {
      id: ${quoted(id)}, // permanent
      title: ${quoted(id.split('/').at(-1)?.replace(/-/g, ' ') ?? id)},
      // Matched line by line. Name what changes: (?<file>…) (?<line>…) (?<symbol>…) (?<module>…) (?<package>…) …
      error_regex: ${quoted(regex)},
      // commands: ['npm *'], // only for these commands
      category: 'other', // import dependency syntax type name test permission config network build …
      severity: 'high', // critical high medium low info
      summary: ${quoted(summary)},
      // A fix, exactly one of: { search, replace, files? } · { command: [argv] } · { strategy: name }. Safe ones run after \`heal-hooks trust\`.
      // auto_fix: { search: 'old', replace: 'new', files: ['config/*.json'], safety: 'safe' },
      // playbook: 'missing-dependency', // or the steps of a playbook: heal-hooks playbooks list
      examples: {
        matches: [${quoted(line)}],
        non_matches: [], // lines that look alike and mean something else
      },
    },
  ],
}
`;
}
