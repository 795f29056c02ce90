import { describe, expect, it } from 'vitest';
import { personText } from '../../../src/report/person-text.ts';
import { PLAIN, styleFor } from '../../../src/report/style.ts';
import { sampleDiagnosis, sampleReport } from '../../support/sample-report.ts';

const advice = {
  reason: 'requirements.txt does not list aiohttp',
  known: ['httpx 0.27 is installed and used in app/client.py'],
  steps: ['add aiohttp to requirements.txt', 'pip install -r requirements.txt'],
  avoid: ['reinstalling the lockfile'],
};

const text = (style = PLAIN) => personText(sampleReport(), { style, program: 'heal-hooks', advice });

describe('personText', () => {
  it('says what happened, why, what next, and ends with a line that can be quoted', () => {
    expect(text()).toMatchInlineSnapshot(`
      "✖ pytest -q failed (exit 2)

        \`aiohttp\` is not installed in this environment.
        output   ModuleNotFoundError: No module named 'aiohttp' (app/net.py:3)
        pattern  python/missing-module
        no fix   requirements.txt does not list aiohttp.
        known    httpx 0.27 is installed and used in app/client.py.
        steps    1. add aiohttp to requirements.txt
                 2. pip install -r requirements.txt
        avoid    reinstalling the lockfile.

      heal-hooks: 1 cause recognised, no automatic fix.
      "
    `);
  });

  it('keeps to a narrow terminal', () => {
    const lines = text(styleFor({ isTTY: true, columns: 44, env: { NO_COLOR: '1' } })).split('\n');
    const quotable = lines.filter((line) => !line.startsWith('heal-hooks:'));
    expect(Math.max(...quotable.map((line) => line.length))).toBeLessThanOrEqual(44);
    expect(quotable.join(' ').replace(/\s+/g, ' ')).toContain('httpx 0.27 is installed and used in app/client.py.');
  });

  it.each([
    ['a pipe', { isTTY: false, env: {} }, false],
    ['NO_COLOR', { isTTY: true, env: { NO_COLOR: '1' } }, false],
    ['TERM=dumb', { isTTY: true, env: { TERM: 'dumb' } }, false],
    ['a terminal', { isTTY: true, env: {} }, true],
    ['FORCE_COLOR in a pipe', { isTTY: false, env: { FORCE_COLOR: '1' } }, true],
  ])('colours for %s: %#', (_name, terminal, coloured) => {
    expect(text(styleFor(terminal)).includes('\u001b[')).toBe(coloured);
  });

  it('is silent about a success without notices and counts what it does not show', () => {
    expect(
      personText(sampleReport([], { failure: { outcome: 'succeeded' } }), { style: PLAIN, program: 'heal-hooks' }),
    ).toBe('');
    const many = Array.from({ length: 9 }, (_, n) => sampleDiagnosis({ summary: `\`mod${n}\` is missing` }));
    const shown = personText(sampleReport(many), { style: PLAIN, program: 'heal-hooks' });
    expect(shown).toContain('and 6 more problems');
    expect(shown.trimEnd().split('\n').at(-1)).toBe('heal-hooks: 9 causes recognised, no automatic fix.');
  });

  it('says that an unknown failure is unknown, with its line', () => {
    const unknown = sampleDiagnosis({ pattern: null, root: 'frobnicator: gave up', locations: [], summary: null });
    const shown = personText(sampleReport([unknown]), { style: PLAIN, program: 'heal-hooks' });
    expect(shown).toMatch(/No pattern knows this failure\.\n {2}output {3}frobnicator: gave up/);
  });
});
