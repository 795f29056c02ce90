import type { Analyzer } from './analysis.ts';
import { bundlers } from './bundlers.ts';
import { cCompiler } from './c-compiler.ts';
import { cargo } from './cargo.ts';
import { cmake } from './cmake.ts';
import { dotnet } from './dotnet.ts';
import { eslint } from './eslint.ts';
import { formatters } from './formatters.ts';
import { go } from './go.ts';
import { gradle } from './gradle.ts';
import { java } from './java.ts';
import { javac } from './javac.ts';
import { jest } from './jest.ts';
import { make } from './make.ts';
import { maven } from './maven.ts';
import { mocha } from './mocha.ts';
import { nativeCrash } from './native-crash.ts';
import { nativeTests } from './native-tests.ts';
import { node } from './node.ts';
import { nodeTest } from './node-test.ts';
import { npm } from './npm.ts';
import { pytest } from './pytest.ts';
import { python } from './python.ts';
import { pythonLint } from './python-lint.ts';
import { shell } from './shell.ts';
import { tap } from './tap.ts';
import { tsc } from './tsc.ts';
import { unittest } from './unittest.ts';
import { vitest } from './vitest.ts';

/** Readers of tools with a format of their own. */
export const ANALYZERS: readonly Analyzer[] = [
  pytest,
  unittest,
  cargo,
  tsc,
  eslint,
  jest,
  vitest,
  mocha,
  nodeTest,
  tap,
  bundlers,
  npm,
  pythonLint,
  formatters,
  go,
  cCompiler,
  make,
  cmake,
  nativeTests,
  javac,
  maven,
  gradle,
  dotnet,
  shell,
];

/** Readers of stack traces that a runtime prints, whatever tool started it. */
export const TRACES: readonly Analyzer[] = [python, node, nativeCrash, java];

/** Readers of forms that many tools share; asked only when nobody else found a cause. */
export const FALLBACKS: readonly Analyzer[] = [];
