import { describe, expect, it } from 'vitest';
import { buildProgram, type Called } from '../../../src/cli/build-program.ts';
import { quickCall } from '../../../src/cli/quick-call.ts';

/** What the parser of all commands makes of it; null where it refuses. */
async function parsed(argv: readonly string[]): Promise<Called['call'] | null> {
  let called: Called | undefined;
  const silent = { writeOut: () => {}, writeErr: () => {} };
  const program = buildProgram((found) => {
    called = found;
  }, silent);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch {
    return null;
  }
  return called?.call ?? null;
}

describe('a plain call of diagnose', () => {
  it.each([
    'diagnose',
    'diagnose build.log',
    'diagnose -',
    'diagnose --json',
    'diagnose build.log --json',
    'diagnose --json build.log',
    'diagnose --command make build.log',
    'diagnose -c make -e 2 build.log',
    'diagnose build.log --exit-code 0 --command make',
  ])('is read as the parser reads it: %s', async (line) => {
    const argv = line.split(' ');
    const quick = quickCall(argv);
    expect(quick).not.toBeNull();
    expect(quick).toEqual(await parsed(argv));
  });

  it('keeps a command of several words together', async () => {
    const argv = ['diagnose', '-c', 'make -j 4 all', 'a file.log'];
    expect(quickCall(argv)).toEqual(await parsed(argv));
  });

  it.each([
    'run -- make',
    '--help',
    'diagnose --help',
    'diagnose --record build.log',
    'diagnose a.log b.log',
    'diagnose --exit-code two a.log',
    'diagnose --exit-code=2 a.log',
    'diagnose --command',
    'diagnose --command --json',
    'diagnose -cmake a.log',
    'diagnose --jsn a.log',
    'diagnose -- a.log',
  ])('is left to the parser when it is anything more: %s', (line) => {
    expect(quickCall(line.split(' '))).toBeNull();
  });
});
