import type { Analyzer } from './analysis.ts';
import { bunTest } from './bun-test.ts';
import { bundlers } from './bundlers.ts';
import { cCompiler } from './c-compiler.ts';
import { cargo } from './cargo.ts';
import { cmake } from './cmake.ts';
import { dataLanguages } from './data-languages.ts';
import { dotnet } from './dotnet.ts';
import { elixir } from './elixir.ts';
import { eslint } from './eslint.ts';
import { formatters } from './formatters.ts';
import { generic } from './generic.ts';
import { git } from './git.ts';
import { go } from './go.ts';
import { gradle } from './gradle.ts';
import { infra } from './infra.ts';
import { java } from './java.ts';
import { javac } from './javac.ts';
import { jest } from './jest.ts';
import { karma } from './karma.ts';
import { make } from './make.ts';
import { maven } from './maven.ts';
import { minitest } from './minitest.ts';
import { mocha } from './mocha.ts';
import { nativeCrash } from './native-crash.ts';
import { nativeTests } from './native-tests.ts';
import { node } from './node.ts';
import { nodeTest } from './node-test.ts';
import { npm } from './npm.ts';
import { php } from './php.ts';
import { phpstan } from './phpstan.ts';
import { phpunit } from './phpunit.ts';
import { pip } from './pip.ts';
import { playwright } from './playwright.ts';
import { pytest } from './pytest.ts';
import { python } from './python.ts';
import { pythonLint } from './python-lint.ts';
import { rspec } from './rspec.ts';
import { ruby } from './ruby.ts';
import { scripts } from './scripts.ts';
import { shell } from './shell.ts';
import { shellcheck } from './shellcheck.ts';
import { sql } from './sql.ts';
import { swift } from './swift.ts';
import { tap } from './tap.ts';
import { terraform } from './terraform.ts';
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
  pip,
  go,
  cCompiler,
  make,
  cmake,
  nativeTests,
  javac,
  maven,
  gradle,
  dotnet,
  rspec,
  minitest,
  phpunit,
  phpstan,
  elixir,
  swift,
  terraform,
  infra,
  sql,
  git,
  playwright,
  bunTest,
  karma,
  shell,
  shellcheck,
];

/** Readers of stack traces that a runtime prints, whatever tool started it. */
export const TRACES: readonly Analyzer[] = [python, node, nativeCrash, java, ruby, php, scripts, dataLanguages];

/** Readers of forms that many tools share; asked only when nobody else found a cause. */
export const FALLBACKS: readonly Analyzer[] = [generic];
