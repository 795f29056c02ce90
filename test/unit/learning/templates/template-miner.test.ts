import { describe, expect, it } from 'vitest';
import { maskValues } from '../../../../src/learning/templates/mask-values.ts';
import { TemplateMiner } from '../../../../src/learning/templates/template-miner.ts';
import { cpuSince } from '../../../support/cpu-time.ts';
import fc from '../../../support/properties.ts';

const show = (text: string): string => text.replaceAll('\u0001', '<*>');
const masked = (line: string): string => show(maskValues(line));

const templatesOf = (lines: readonly string[]): string[] => {
  const miner = new TemplateMiner();
  for (const line of lines) miner.add(line);
  return miner
    .templates()
    .map(({ text }) => text)
    .sort();
};

describe('maskValues', () => {
  const cases: [string, string][] = [
    ['open /var/lib/app/data.db failed', 'open <*> failed'],
    ['at C:\\Users\\me\\app.exe now', 'at <*> now'],
    ['in src/app/main.ts:12:5', 'in <*>:<*>:<*>'],
    ['GET https://example.org/a?b=1 took 12ms', 'GET <*> took <*>'],
    ['10.0.0.1:8080 refused 10.0.0.2', '<*> refused <*>'],
    ['db-1.internal.example.org:5432 is away', '<*> is away'],
    ['id 123e4567-e89b-12d3-a456-426614174000 seen', 'id <*> seen'],
    ['at 2026-11-20T06:14:03.123Z and 06:14:03', 'at <*> and <*>'],
    ['on Fri Jun 17 07:07:00 2005 it was', 'on <*> it was'],
    ['block blk_-1608999687919862906 and blk_77777', 'block <*> and <*>'],
    ['enabled=true retries=-3 ratio=0.75', 'enabled=<*> retries=<*> ratio=<*>'],
    ['took 3.5 seconds and 12%', 'took <*> seconds and <*>'],
    ['from 10.0.0.1 (10.0.0.1): gone', 'from <*>: gone'],
    ['  many   blanks\there ', 'many blanks here'],
    ['set up lamp (1:2.36-9+deb12u14) ...', 'set up lamp (<*>) ...'],
    ['got @scope/lamp@^4.1.0 and v20.11.1', 'got <*> and <*>'],
    ['key Zm9vYmFyQmF6MTIzNDU2Nzg5MFF1dXg4ODhLbG1u came', 'key <*> came'],
    ['wrote /var/lib/lamp/table.', 'wrote <*>.'],
    ['bus 1-2 and 3+4', 'bus <*> and <*>'],
  ];
  for (const [line, expected] of cases) it(`${line} → ${expected}`, () => expect(masked(line)).toBe(expected));

  const kept = [
    "error TS2322: Type 'a' is not assignable",
    'error[E0308]: mismatched types',
    'warning C4996: deprecated',
    'ENOENT: no such file or directory',
    'SQLSTATE[42S02]: base table not found',
    'HTTP 404 from upstream',
    'java.lang.IllegalStateException: closed',
    'Failed password for guest via ssh2',
  ];
  for (const line of kept) it(`keeps: ${line}`, () => expect(masked(line)).toBe(line));

  it('takes no more time for a line that is longer than it looks at, and grows slowly within', () => {
    for (const seed of ['a', 'a.', 'a/', '1', '1.', '1:', 'A1-', 'x@', '-', '\\', ' (', "'", 'a_-']) {
      const time = (length: number): number => {
        const text = seed.repeat(length / seed.length);
        const times = [1, 2, 3, 4, 5].map(() => {
          const start = process.cpuUsage();
          maskValues(text);
          return cpuSince(start);
        });
        return Math.min(...times);
      };
      time(2000);
      expect(time(200_000) / Math.max(time(2000), 0.2), seed).toBeLessThan(20);
      expect(time(2000) / Math.max(time(200), 0.02), seed).toBeLessThan(60); // quadratic would be 100
    }
  });
});

describe('TemplateMiner', () => {
  it('turns into values what differs as values do', () => {
    expect(templatesOf(['session opened for user anna', 'session opened for user bert'])).toEqual([
      'session opened for user <*>',
    ]);
    expect(templatesOf(["No module named 'left'", "No module named 'right'"])).toEqual(["No module named '<*>'"]);
    expect(templatesOf(['state=idle from=a', 'state=busy from=b'])).toEqual(['state=<*> from=<*>']);
    expect(templatesOf(['lamp ( on off )', 'lamp ( off on )'])).toEqual(['lamp ( <*> <*> )']);
  });

  it('keeps apart what differs in a few words or capitals', () => {
    const pairs = [
      ['session opened by cron', 'session closed by cron'],
      ['network interface up', 'network interface down'],
      ['task went from NEW to RUNNING', 'task went from RUNNING to DONE'],
      ['error TS2304: bad thing', 'error TS2322: bad thing'],
      ['KeyError: missing it', 'ValueError: missing it'],
      ['cache startup succeeded', 'queue startup succeeded'],
    ];
    for (const pair of pairs) expect(templatesOf(pair)).toEqual([...pair].sort());
  });

  it('finds names that differ at two places at once', () => {
    const pairs = ['nas anna', 'hub bert', 'den carl', 'loft dora', 'barn emil'].map((pair) => pair.split(' '));
    expect(templatesOf(pairs.map(([host, user]) => `mounted share ${host} while ${user} was away`))).toEqual([
      'mounted share <*> while <*> was away',
    ]);
    const states = ['NEW READY', 'READY RUNNING', 'RUNNING DONE', 'DONE GONE', 'GONE LOST'].map((one) =>
      one.split(' '),
    );
    expect(templatesOf(states.map(([from, to]) => `task moved out of ${from} into ${to}`))).toHaveLength(5);
  });

  it('takes what stands where names were found for a name, but not a state', () => {
    const names = ['anna', 'bert', 'carl', 'dora', 'emil', 'fritz', 'gina'].map(
      (name) => `loaded profile of ${name} again`,
    );
    expect(templatesOf([...names, 'loaded profile of x86_64-server again'])).toEqual(['loaded profile of <*> again']);
    const copied = (name: string, host: string) => `copied the profile ${name} onto the machine ${host} at last`;
    const hosts = names.map((_, i) => copied(`p-${'abcdefg'[i]}`, `den${'abcdefg'[i]}`));
    expect(templatesOf([...hosts, copied('DONE', 'LOST')])).toContain(copied('DONE', 'LOST'));
  });

  it('unites names with and without what is written to them', () => {
    const names = ['anna', 'bert', 'carl', 'dora', 'emil', 'fritz'];
    const lines = names.flatMap((name) => [`unpacked ${name}:amd64 quickly`, `unpacked lib${name} quickly`]);
    expect(templatesOf(lines)).toEqual(['unpacked <*> quickly']);
  });

  it('unites forms of different length that say the same', () => {
    expect(templatesOf(['sent 12 bytes, lifetime 00:01', 'sent 1200 bytes (1.2 KB), lifetime <1 sec'])).toEqual([
      'sent <*>, lifetime <*>',
    ]);
    expect(templatesOf(['drop blk_111', 'drop blk_111 blk_222 blk_333'])).toEqual(['drop <*>']);
    expect(templatesOf(['from 10.0.0.1 (host.one.example.org)', 'from 10.0.0.1 ()'])).toEqual(['from <*> (<*>)']);
    expect(templatesOf(['tag="Wake" uid=1', 'tag="View Lock" uid=2'])).toEqual(['tag="<*>" uid=<*>']);
    expect(templatesOf(['wait 30 seconds', 'wait 31 seconds'])).toEqual(['wait <*> seconds']);
  });

  it('counts lines and keeps a few examples', () => {
    const miner = new TemplateMiner();
    const keys = ['took 1 s', 'took 2 s', 'took 2 s', 'stopped'].map((line) => miner.add(line));
    expect(miner.templateOf(keys[1] as string)).toMatchObject({
      text: 'took <*> s',
      count: 3,
      examples: ['took 1 s', 'took 2 s'],
    });
    expect(miner.templateOf(keys[3] as string)).toMatchObject({ text: 'stopped', count: 1 });
    miner.add('took 3 s');
    expect(miner.templates()[0]).toMatchObject({ count: 4 });
  });

  it('answers the same whatever the order of the lines', () => {
    const line = fc.oneof(
      fc
        .tuple(fc.constantFrom('open', 'close', 'read'), fc.constantFrom('file', 'socket'), fc.nat(50))
        .map((parts) => parts.join(' ')),
      fc.stringMatching(/^user (?:anna|bert|carl) (?:in|out|at \d{1,4})$/),
      fc.stringMatching(/^(?:[a-c]{1,2} ){1,4}x=(?:[a-c]|\d){1,2}$/),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), fc.integer({ min: 1, max: 1000 }), (lines, seed) => {
        const shuffled = [...lines]
          .map((one, i) => [(i * 7919 * seed) % 1009, one] as const)
          .sort((a, b) => a[0] - b[0]);
        const one = new TemplateMiner();
        const other = new TemplateMiner();
        for (const text of lines) one.add(text);
        for (const [, text] of shuffled) other.add(text);
        expect(other.templates()).toEqual(one.templates());
      }),
    );
  });
});
