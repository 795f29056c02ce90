import { expect, it } from 'vitest';
import { relativePlaces } from '../../../src/diagnosis/relative-places.ts';
import { sampleDiagnosis, sampleReport } from '../../support/sample-report.ts';

const report = sampleReport([
  sampleDiagnosis({
    root: "Cannot find module '/home/dev/shop/src/money.js' imported from /home/dev/shop/src/receipt.js",
    captures: { module: '/home/dev/shop/src/money.js', file: '/home/dev/shop/src/receipt.js', path: '/etc/hosts' },
    locations: [{ file: '/home/dev/shop/src/receipt.js', line: 1 }, { file: '/home/dev/shopping/a.js' }],
    summary: 'no such file, asked for in /home/dev/shop/src/receipt.js',
  }),
]);

it('shortens what is below the folder, and nothing else', () => {
  const [diagnosis] = relativePlaces(report, '/home/dev/shop').diagnoses;
  expect(diagnosis).toMatchObject({
    root: report.diagnoses[0]?.root,
    quote: "Cannot find module './src/money.js' imported from src/receipt.js",
    captures: { module: '/home/dev/shop/src/money.js', file: 'src/receipt.js', path: '/etc/hosts' },
    locations: [{ file: 'src/receipt.js', line: 1 }, { file: '/home/dev/shopping/a.js' }],
    summary: 'no such file, asked for in src/receipt.js',
  });
});

it.each([
  ['  File "/home/dev/shop/app.py", line 3', '  File "./app.py", line 3'],
  ['    at pay (file:///home/dev/shop/pay.mjs:3:9)', '    at pay (pay.mjs:3:9)'],
  ['E: /home/dev/shop/a b.c:1: lost', 'E: a b.c:1: lost'],
  ['cd /home/dev/shop/; no such target', undefined],
  ['https://example.com/home/dev/shop/x', undefined],
  ['/var/home/dev/shop/x is gone', undefined],
])('quotes %j as %j', (root, quote) => {
  const { diagnoses } = relativePlaces(sampleReport([sampleDiagnosis({ root })]), '/home/dev/shop');
  expect(diagnoses[0]?.quote).toBe(quote);
});

it('changes nothing for a command in the root of the file system', () => {
  expect(relativePlaces(report, '/')).toBe(report);
});
