import type { ToolError } from './analysis.ts';
import { PHP_FACTS } from './facts/php-facts.ts';
import { statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

/** A failed test in `--testdox` (`✘ Total`), or in Pest's report (`FAILED  Tests\CartTest > it adds`). */
const HEAD = /^\s{0,3}(?:✘|⨯|FAILED ) +(?<test>\S.*?)(?: {2,}\w+)?$/;
const PLACE = /^\s*(?:│ |at )?(?<file>\/?[^\s:│]+\.php):(?<line>\d+)$/;

/** Frameworks state in their own words what does not hold. */
const ASSERTS = /^(?:Failed asserting|Expected |Unable to find |The expected |Did not |Session |Response |Property )/;

/** Failed tests in the two styles that give each test its own paragraph. */
export const readTestdox = (lines: readonly string[]): ToolError[] =>
  lines.flatMap((line, index) => {
    const test = HEAD.exec(line)?.groups?.test;
    if (!test) return [];
    let root = index + 1;
    while (root < index + 4 && /^[\s│]*$/.test(lines[root] ?? '')) root += 1;
    const text = (lines[root] ?? '').replace(/^[\s│]+/, '');
    // in a list of tests the next line is another test or a rule, not what this one said
    if (text === '' || /^(?:─{5,}|[✓✔⨯✘!↩] |(?:PASS|FAIL|FAILED) )/.test(text)) return [];
    const at = lines
      .slice(root, root + 25)
      .map((each) => PLACE.exec(each)?.groups)
      .find((groups) => groups);
    const place = at?.file ? { file: at.file, line: Number(at.line) } : undefined;
    const { captures, category } = statedFacts(text, PHP_FACTS);
    return [
      toolError(lines, root, {
        span: [index + 1, root + 1],
        captures: { ...withPlace(captures, place), test: test.split(' > ').at(-1) },
        category: category ?? (ASSERTS.test(text) ? 'assertion' : 'runtime'),
        ...(place ? { location: place } : {}),
      }),
    ];
  });
