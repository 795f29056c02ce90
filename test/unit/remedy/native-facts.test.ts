import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsFor } from '../../../src/remedy/facts-for.ts';
import { inputOf, makeTree, viewOf } from './support.ts';

/** Facts for the first line of an output that matches. */
async function factsOf(root: string, output: string, error: RegExp): Promise<string[]> {
  const lines = output.split('\n');
  const line = lines.findIndex((each) => error.test(each));
  const match = error.exec(lines[line] ?? '');
  const file = match?.groups?.file;
  const { report, diagnosis } = inputOf({
    captures: {},
    root: (lines[line] ?? '').trim(),
    locations: file ? [{ file, line: Number(match?.groups?.line) }] : [],
  });
  const failure = { ...report.failure, lines, text: output };
  return factsFor({ ...diagnosis, line: line + 1 }, viewOf(root), { ...report, failure });
}

const here = (tool: string, ...args: string[]): boolean => spawnSync(tool, args, { stdio: 'ignore' }).status === 0;
const run = (root: string, ...argv: string[]): string => {
  const done = spawnSync(argv[0] ?? '', argv.slice(1), { cwd: root, encoding: 'utf8' });
  return `${done.stdout}${done.stderr}`;
};
const write = (root: string, path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

describe.skipIf(!here('go', 'version'))('facts of Go failures', () => {
  const MOD = { 'go.mod': 'module example.org/m\n\ngo 1.19\n' };

  it('say who imports whom in a circle, and for what', async () => {
    const root = makeTree({
      ...MOD,
      'bill/bill.go': 'package bill\n\nimport "example.org/m/stock"\n\ntype Bill struct{ Item stock.Item }\n',
      'stock/stock.go': 'package stock\n\nimport "example.org/m/bill"\n\ntype Item struct{ Last *bill.Bill }\n',
    });
    expect(await factsOf(root, run(root, 'go', 'build', './...'), /import cycle/)).toEqual([
      'the circle is example.org/m/bill → example.org/m/stock → example.org/m/bill',
      'bill/bill.go:3 imports example.org/m/stock for stock.Item',
      'stock/stock.go:3 imports example.org/m/bill for bill.Bill',
    ]);
  });

  it('say which map is nil', async () => {
    const text =
      'package main\n\ntype seen struct {\n\tnames map[string]int\n}\n\nfunc (s *seen) add(n string) {\n\ts.names[n]++\n}\n\nfunc main() { (&seen{}).add("a") }\n';
    const root = makeTree({ ...MOD, 'main.go': text });
    expect(await factsOf(root, run(root, 'go', 'run', '.'), /^panic:/)).toEqual([
      'main.go:8 is `s.names[n]++`',
      'main.go:4 declares `names map[string]int`; nothing in the file makes it with `make(…)`',
    ]);
  });

  it('say which function lacks a return', async () => {
    const root = makeTree({
      ...MOD,
      'a.go': 'package m\n\nfunc Sign(n int) int {\n\tif n > 0 {\n\t\treturn 1\n\t}\n}\n',
    });
    const output = run(root, 'go', 'build', './...');
    expect(await factsOf(root, output, /(?<file>[\w.]+\.go):(?<line>\d+):\d+: missing return/)).toEqual([
      'a.go:3 `func Sign(n int) int {` needs a return or panic on every path',
    ]);
  });
});

describe('facts of C and Java failures', () => {
  it.skipIf(!here('gcc', '--version'))('say which header defines a variable twice', async () => {
    const root = makeTree({
      'state.h': '#pragma once\n\nint state = 3;\n',
      'a.c': '#include "state.h"\n\nint main(void) { return state; }\n',
      'b.c': '#include "state.h"\n\nint other(void) { return state; }\n',
    });
    expect(await factsOf(root, run(root, 'gcc', '-o', 'a', 'a.c', 'b.c'), /multiple definition/)).toEqual([
      '`int state = 3;` stands in state.h:3, which a.c and b.c include',
    ]);
  });

  it.skipIf(!here('gcc', '--version'))('say what make ran when a program crashed', async () => {
    const root = makeTree({
      Makefile: 'run: a\n\t@./a\n\na: a.c\n\t@gcc -o a a.c\n',
      'a.c': 'int main(void) { return *(int *)0; }\n',
    });
    const output = `Segmentation fault\n${run(root, 'make').replace(/^Segmentation fault.*\n/m, '')}`;
    expect((await factsOf(root, output, /Segmentation fault/))[0]).toBe('Makefile:2 runs `./a`');
  });

  it.skipIf(!here('javac', '-version'))('say which parameter is null, and who calls', async () => {
    const root = makeTree({});
    write(
      root,
      'Main.java',
      'public class Main {\n    static int size(String text, String name) {\n        return name.length();\n    }\n\n    public static void main(String[] args) {\n        size("", System.getenv("NO_SUCH_NAME_AT_ALL"));\n    }\n}\n',
    );
    run(root, 'javac', '-g:source,lines', '-d', 'out', 'Main.java');
    expect(await factsOf(root, run(root, 'java', '-cp', 'out', 'Main'), /NullPointerException/)).toEqual([
      'Main.java:3 is `return name.length();`',
      '`<parameter2>` is `name` (Main.java:2); compiled with `-g` the message says so',
    ]);
  });
});
