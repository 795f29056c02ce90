import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';
import { TS_ERROR, TSC, typescriptProject } from '../typescript-project.ts';

const FIX = { strategy: 'compiler-quick-fix' };
const project = (text: string, more: Record<string, string> = {}) => typescriptProject({ module: 'esnext', isolatedModules: true }, { 'a.ts': text, ...more });

describe('what TypeScript names itself', () => {
  it('types an async function', async () => {
    const own = project('export async function load(n: number): Map<string, number> {\n  return new Map([["a", n]]);\n}\n');
    expect((await own.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    expect(own.read('a.ts')).toContain('): Promise<Map<string, number>> {');
  });

  it('reads a member that is no function', async () => {
    const own = project('export const longest = (rows: string[]): number =>\n  rows.length() > 1 ? rows[0]!.length() : 0;\n');
    expect((await own.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    const bare = project('const n = 3;\nexport const m: number = n();\n');
    expect((await bare.propose(TSC, TS_ERROR, FIX)).kind).toBe('refuse');
  });

  it('exports a type as one', async () => {
    const own = project("export { Row, zero } from './row';\n", { 'row.ts': 'export interface Row {\n  n: number;\n}\nexport const zero = 0;\n' });
    expect((await own.heal(TSC, TS_ERROR, { strategy: 'type-only-import' })).after.exitCode).toBe(0);
    expect(own.read('a.ts')).toContain('export { type Row, zero }');
  });

  it('spells a text as the union of texts has it', async () => {
    const kinds = { 'kinds.ts': "export type Kind =\n  | 'plain'\n  | 'fancy'\n  | 'plane';\n" };
    const own = project("import type { Kind } from './kinds';\n\nexport const k = (kind: Kind): string => kind;\nk('fnacy');\n", kinds);
    expect((await own.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
    const two = project("import type { Kind } from './kinds';\n\nexport const k = (kind: Kind): string => kind;\nk('plan');\n", kinds);
    expect((await two.propose(TSC, TS_ERROR, FIX)).kind).toBe('refuse');
  });

  it('compares with a text that can be', async () => {
    const own = project("export const open = (state: 'open' | 'closed'): boolean => state === 'opne';\n");
    expect((await own.heal(TSC, TS_ERROR, FIX)).after.exitCode).toBe(0);
  });

  it('spells the value of an option of tsconfig, and leaves years to a person', async () => {
    const config = /error (?<code>TS6046): /;
    const own = typescriptProject({ target: 'ES2O22' }, { 'a.ts': 'export const a = 1;\n' });
    expect((await own.heal(TSC, config, { strategy: 'tsconfig-flag' })).after.exitCode).toBe(0);
    const year = typescriptProject({ target: 'es2099' }, { 'a.ts': 'export const a = 1;\n' });
    expect((await year.propose(TSC, config, { strategy: 'tsconfig-flag' })).kind).toBe('refuse');
  });

  it('takes no proposal when another name is as near', async () => {
    const rename = { strategy: 'rename-near-name' };
    const exported = /error (?<code>TS2724): '(?<module>[^\n]+?)' has no exported member named '(?<symbol>\w+)'\. Did you mean '(?<expected>\w+)'/;
    const two = project("import { formatRow } from './rows';\n\nexport const s: string = formatRow(1);\n", {
      'rows.ts': 'export const formatRows = (n: number): string => `${n}`;\nexport const formatRowX = (n: number): string => `${n}!`;\n',
    });
    expect((await two.propose(TSC, exported, rename)).kind).toBe('refuse');
    const member = /error (?<code>TS2551): Property '(?<symbol>\w+)' does not exist on type '(?<type>\w+)'\. Did you mean '(?<expected>\w+)'/;
    const both = project('interface Bag {\n  sizes: number;\n  sized: number;\n}\n\nexport const n = (bag: Bag): number => bag.size;\n');
    const proposal = await both.propose(TSC, member, rename).catch(() => ({ kind: 'refuse' }));
    expect(proposal.kind).toBe('refuse');
  });
});

describe.skipIf(!haveTool('gcc') || !haveTool('g++'))('what C compilers name themselves', () => {
  const ERROR = /^(?<file>\S+):(?<line>\d+):(?<column>\d+): error: (?<message>.*)/;

  it('says int where C89 meant it', async () => {
    const own = makeProject({ 'a.c': 'static twice(int n) { return 2 * n; }\nint main(void) { return twice(0); }\n' });
    expect((await own.heal(['gcc', '-Werror', '-Wimplicit-int', '-o', 'a', 'a.c'], ERROR, FIX)).after.exitCode).toBe(0);
    const nothing = makeProject({ 'a.c': 'show(int n) { (void)n; }\nint main(void) { show(1); return 0; }\n' });
    expect((await nothing.propose(['gcc', '-Werror', '-Wimplicit-int', '-o', 'a', 'a.c'], ERROR, FIX)).kind).toBe('refuse');
  });

  it('puts a text in double quotes, where a pointer is wanted', async () => {
    const own = makeProject({ 'a.c': "#include <stdio.h>\nint main(void) {\n    const char *s = 'abc';\n    return puts(s) < 0;\n}\n" });
    expect((await own.heal(['gcc', '-Wall', '-Werror', '-o', 'a', 'a.c'], ERROR, FIX)).after.exitCode).toBe(0);
    const code = makeProject({ 'a.c': "int main(void) {\n    int tag = 'RIFF';\n    return tag == 0;\n}\n" });
    expect((await code.propose(['gcc', '-Wall', '-Werror', '-o', 'a', 'a.c'], ERROR, FIX)).kind).toBe('refuse');
  });

  it('marks a method const, in its class and where it is defined', async () => {
    const own = makeProject({
      'lamp.hpp': '#pragma once\nclass Lamp {\npublic:\n    int watts();\n    void dim(int n) { n_ -= n; }\n\nprivate:\n    int n_ = 9;\n};\n',
      'lamp.cpp': '#include "lamp.hpp"\n\nint Lamp::watts() { return n_; }\n',
      'main.cpp': '#include "lamp.hpp"\n\nstatic int show(const Lamp& lamp) { return lamp.watts(); }\n\nint main() { return show(Lamp()) - 9; }\n',
    });
    expect((await own.heal(['g++', '-o', 'a', 'main.cpp', 'lamp.cpp'], ERROR, FIX)).after.exitCode).toBe(0);
    expect(own.read('lamp.cpp')).toContain('Lamp::watts() const {');
    expect(own.read('lamp.hpp')).toContain('int watts() const;');
  });

  it('overrides with the const of the supertype', async () => {
    const own = makeProject({
      'a.cpp': 'struct Shape {\n    virtual ~Shape() = default;\n    virtual int area(int n) const = 0;\n};\n\nstruct Square : Shape {\n    int area(int m) override { return m; }\n};\n\nint main() {\n    Square s;\n    return s.area(0);\n}\n',
    });
    const { after } = await own.heal(['g++', '-o', 'a', 'a.cpp'], /^(?<file>\S+):(?<line>\d+):\d+: error: .*override/, { strategy: 'near-override' });
    expect(after.exitCode).toBe(0);
  });
});
