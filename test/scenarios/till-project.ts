import { type TempProject, tempProject } from '../support/temp-project.ts';

/** A program that needs a setting, and a pattern of the project that knows what is wrong with it. */
export const TILL = {
  'till.mjs': `import { readFileSync } from 'node:fs';
const { currency, drawer } = JSON.parse(readFileSync('till.json', 'utf8'));
if (currency !== 'EUR') { console.error(\`till: no such currency '\${currency}' (till.json:2)\`); process.exit(3); }
if (drawer !== 'open') { console.error(\`till: the drawer is '\${drawer}' (till.json:3)\`); process.exit(4); }
console.log('till: ready');
`,
  'till.json': '{\n  "currency": "EURO",\n  "drawer": "open"\n}\n',
  '.heal-hooks/patterns/till.json5': `{
  patterns: [
    {
      id: 'till/currency',
      title: 'Unknown currency',
      error_regex: "^till: no such currency '(?<symbol>\\\\w+)' \\\\((?<file>[\\\\w.]+):(?<line>\\\\d+)\\\\)",
      category: 'config', severity: 'high', confidence: 0.95,
      summary: "\`\${symbol}\` is no currency code",
      avoid: 'Adding the name to the list of codes.',
      auto_fix: { search: '"EURO"', replace: '"EUR"', files: ['till.json'], safety: 'safe' },
      examples: {
        matches: ["till: no such currency 'EURO' (till.json:2)", "till: no such currency 'USDT' (till.json:2)"],
        non_matches: ["till: currency 'EUR'", "till: no such file 'EURO'"],
      },
    },
    {
      id: 'till/drawer',
      title: 'The drawer is not open',
      error_regex: "^till: the drawer is '(?<symbol>\\\\w+)' \\\\((?<file>[\\\\w.]+):(?<line>\\\\d+)\\\\)",
      category: 'config', severity: 'high', confidence: 0.95,
      summary: "the drawer is \`\${symbol}\`",
      auto_fix: { search: '"shut"', replace: '"ajar"', files: ['till.json'], safety: 'safe' },
      examples: { matches: ["till: the drawer is 'shut' (till.json:3)"], non_matches: ['till: ready'] },
    },
  ],
}
`,
};

export const RUN_TILL = ['node', 'till.mjs'];

/** The program above, in a repository; \`over\` replaces or adds files. */
export const till = (over: Record<string, string> = {}): TempProject =>
  tempProject({ ...TILL, ...over }, { git: true });
