import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analyzer/analyse.ts';

const TABLE = ` 12/12 [▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓] 100%

 ------ ------------------------------------------------------------------------
  Line   src/Order.php
 ------ ------------------------------------------------------------------------
  21     Parameter #1 $items of method App\\Order::add() expects array<int>,
         string given.
         🪪  argument.type
  34     Call to an undefined method App\\Order::net().
         🪪  method.notFound
 ------ ------------------------------------------------------------------------

 [ERROR] Found 2 errors`.split('\n');

describe('phpstan', () => {
  it('reads each line of the table with its file, rule and kind', () => {
    const [analysis] = analyse(TABLE, 'vendor/bin/phpstan analyse');
    expect(analysis).toMatchObject({
      tool: 'phpstan',
      verdict: 'failed',
      counts: { errors: 2 },
      errors: [
        { category: 'type', captures: { file: 'src/Order.php', line: '21', code: 'argument.type' } },
        { category: 'name', captures: { file: 'src/Order.php', line: '34', symbol: 'App\\Order::net' } },
      ],
    });
  });

  it('knows a run without findings', () => {
    expect(analyse([' [OK] No errors'], 'vendor/bin/phpstan analyse')[0]).toMatchObject({
      verdict: 'passed',
      errors: [],
    });
  });
});
