import { expect, it } from 'vitest';
import { cutAtSentence, fitSections } from '../../../src/report/fit-sections.ts';
import fc from '../../support/properties.ts';

it('never exceeds the limit, keeps the order, and keeps rank 0 longest', () => {
  const section = fc.record({ rank: fc.nat({ max: 7 }), text: fc.lorem({ maxCount: 6, mode: 'sentences' }) });
  fc.assert(
    fc.property(
      fc.array(section, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 50, max: 1200 }),
      (sections, max) => {
        const text = fitSections(sections, max);
        expect(text.length).toBeLessThanOrEqual(max);
        const lines = text.split('\n').filter((line) => line !== '');
        const places = lines.map((line) => sections.findIndex((one) => one.text.startsWith(line.replace(/…$/, ''))));
        expect(places.every((place) => place >= 0)).toBe(true);
        if (sections.reduce((sum, one) => sum + one.text.length + 1, -1) <= max)
          expect(lines).toHaveLength(sections.filter((s) => s.text).length);
      },
    ),
    { numRuns: 300 },
  );
});

it('cuts before a step or after a sentence, not inside a version or a file name', () => {
  const steps = 'Steps: (1) install version 1.2.3 of app.py; (2) run it again; (3) look at the rest.';
  expect(cutAtSentence(steps, 60)).toBe('Steps: (1) install version 1.2.3 of app.py.');
  expect(cutAtSentence('no end in sight here', 10)).toBe('');
});
