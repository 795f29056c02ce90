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
    captures: { module: '/home/dev/shop/src/money.js', file: 'src/receipt.js', path: '/etc/hosts' },
    locations: [{ file: 'src/receipt.js', line: 1 }, { file: '/home/dev/shopping/a.js' }],
    summary: 'no such file, asked for in src/receipt.js',
  });
});

it('changes nothing for a command in the root of the file system', () => {
  expect(relativePlaces(report, '/')).toBe(report);
});
