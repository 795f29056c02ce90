import { describe, expect, it } from 'vitest';
import { findLocation } from '../../../src/diagnosis/find-location.ts';

describe('findLocation', () => {
  it.each([
    ['  File "app/a.py", line 3, in f', { file: 'app/a.py', line: 3 }],
    ['   --> src/main.rs:4:9', { file: 'src/main.rs', line: 4, column: 9 }],
    ['src/a.c:3:7: error: bad', { file: 'src/a.c', line: 3, column: 7 }],
    ['src/a.ts(3,7): error TS1: bad', { file: 'src/a.ts', line: 3, column: 7 }],
    ['    at run (/srv/app/index.js:10:5)', { file: '/srv/app/index.js', line: 10, column: 5 }],
    ['PHP Fatal error:  bad in src/Cart.php on line 5', { file: 'src/Cart.php', line: 5 }],
    ['syntax error at fmt.pl line 3, near "}"', { file: 'fmt.pl', line: 3 }],
    ['lib/a.rb:7:in `go`: undefined', { file: 'lib/a.rb', line: 7 }],
    ['took 12:30:45, ratio 3:4', null],
  ])('reads %s', (text, place) => {
    expect(findLocation([text], 1)).toEqual(place);
  });

  it('takes code of the project before code of others, near before far', () => {
    const lines = [
      '    at far (/srv/app/far.js:1:1)',
      'Error: boom',
      '    at load (/srv/app/node_modules/x/index.js:9:9)',
      '    at main (/srv/app/main.js:2:2)',
    ];
    expect(findLocation(lines, 2)).toEqual({ file: '/srv/app/far.js', line: 1, column: 1 });
    expect(findLocation(lines.slice(1), 1)).toEqual({ file: '/srv/app/main.js', line: 2, column: 2 });
    expect(findLocation(lines.slice(1, 3), 1)).toMatchObject({ file: '/srv/app/node_modules/x/index.js' });
  });
});
