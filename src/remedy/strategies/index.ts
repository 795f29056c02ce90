import type { Strategy } from '../remedy.ts';

type Load = () => Promise<{ strategy: Strategy }>;

/**
 * Every strategy by name. A module is loaded only when a fix asks for it, so the hot path pays for what it uses. To add one: a file
 * `strategies/<name>.ts` that exports `strategy`, a line here, and before/after tests in `test/fixes/<name>/`.
 */
const STRATEGIES: Record<string, Load> = {
  'add-missing-import': () => import('./add-missing-import.ts'),
  'async-function': () => import('./async-function.ts'),
  'async-form': () => import('./async-form.ts'),
  'await-on-sync': () => import('./await-on-sync.ts'),
  'build-path': () => import('./build-path.ts'),
  'call-form': () => import('./call-form.ts'),
  'cargo-target-path': () => import('./cargo-target-path.ts'),
  'class-use': () => import('./class-use.ts'),
  'cmake-name': () => import('./cmake-name.ts'),
  'compiler-quick-fix': () => import('./compiler-quick-fix.ts'),
  'compiler-option': () => import('./compiler-option.ts'),
  'config-syntax': () => import('./config-syntax.ts'),
  'config-value': () => import('./config-value.ts'),
  'const-to-let': () => import('./const-to-let.ts'),
  'correct-command': () => import('./correct-command.ts'),
  'crlf-shebang': () => import('./crlf-shebang.ts'),
  'dataclass-default': () => import('./dataclass-default.ts'),
  'default-import': () => import('./default-import.ts'),
  'duplicate-key': () => import('./duplicate-key.ts'),
  'eslint-fix': () => import('./eslint-fix.ts'),
  'esm-commonjs': () => import('./esm-commonjs.ts'),
  'eslint-rule-name': () => import('./eslint-rule-name.ts'),
  'execute-bit': () => import('./execute-bit.ts'),
  'failed-recipe': () => import('./failed-recipe.ts'),
  'format-file': () => import('./format-file.ts'),
  'format-key': () => import('./format-key.ts'),
  'go-format-verb': () => import('./go-format-verb.ts'),
  'go-quick-fix': () => import('./go-quick-fix.ts'),
  'go-range-variable': () => import('./go-range-variable.ts'),
  'go-require-replaced': () => import('./go-require-replaced.ts'),
  'here-document': () => import('./here-document.ts'),
  'import-from-definition': () => import('./import-from-definition.ts'),
  'include-guard': () => import('./include-guard.ts'),
  'java-boxed-type': () => import('./java-boxed-type.ts'),
  'java-condition': () => import('./java-condition.ts'),
  'ini-syntax': () => import('./ini-syntax.ts'),
  'link-library': () => import('./link-library.ts'),
  'makefile-tabs': () => import('./makefile-tabs.ts'),
  'member-operator': () => import('./member-operator.ts'),
  'missing-await': () => import('./missing-await.ts'),
  'missing-init': () => import('./missing-init.ts'),
  'missing-module': () => import('./missing-module.ts'),
  'missing-package': () => import('./missing-package.ts'),
  'missing-path': () => import('./missing-path.ts'),
  'module-variable': () => import('./module-variable.ts'),
  'missing-self': () => import('./missing-self.ts'),
  'module-path': () => import('./module-path.ts'),
  'near-fixture': () => import('./near-fixture.ts'),
  'near-marker': () => import('./near-marker.ts'),
  'near-override': () => import('./near-override.ts'),
  'near-special-method': () => import('./near-special-method.ts'),
  'override-modifier': () => import('./override-modifier.ts'),
  'package-clause': () => import('./package-clause.ts'),
  'push-upstream': () => import('./push-upstream.ts'),
  'pytest-plugin': () => import('./pytest-plugin.ts'),
  'python-indentation': () => import('./python-indentation.ts'),
  'python-syntax': () => import('./python-syntax.ts'),
  'remove-unused-import': () => import('./remove-unused-import.ts'),
  'rename-near-name': () => import('./rename-near-name.ts'),
  'renamed-keyword': () => import('./renamed-keyword.ts'),
  'repair-json': () => import('./repair-json.ts'),
  'run-as-module': () => import('./run-as-module.ts'),
  'rust-edition': () => import('./rust-edition.ts'),
  'rust-missing-path': () => import('./rust-missing-path.ts'),
  'rust-module-file': () => import('./rust-module-file.ts'),
  'rust-suggestion': () => import('./rust-suggestion.ts'),
  'rust-visibility': () => import('./rust-visibility.ts'),
  'shell-near-name': () => import('./shell-near-name.ts'),
  'shell-near-variable': () => import('./shell-near-variable.ts'),
  'shell-local': () => import('./shell-local.ts'),
  'short-declaration': () => import('./short-declaration.ts'),
  'small-syntax': () => import('./small-syntax.ts'),
  'start-server': () => import('./start-server.ts'),
  'stale-cache': () => import('./stale-cache.ts'),
  'stale-git-lock': () => import('./stale-git-lock.ts'),
  'tsconfig-flag': () => import('./tsconfig-flag.ts'),
  'type-only-import': () => import('./type-only-import.ts'),
  'unset-variable': () => import('./unset-variable.ts'),
  'undefined-reference': () => import('./undefined-reference.ts'),
  'xml-tag': () => import('./xml-tag.ts'),
};

/** Names of all strategies, sorted. */
export const strategyNames = (): string[] => Object.keys(STRATEGIES).sort();

/** The strategy of that name, or null. */
export async function loadStrategy(name: string): Promise<Strategy | null> {
  const load = Object.hasOwn(STRATEGIES, name) ? STRATEGIES[name] : undefined;
  return load ? (await load()).strategy : null;
}
