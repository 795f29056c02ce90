import { expect, it } from 'vitest';
import { toolNamed, toolsOf } from '../../../src/remedy/tools-of.ts';

it.each([
  // The family of the pattern says the world, the command its tool.
  ['npm/ci-sync', null, 'npm ci', ['npm', 'node']],
  ['npm/pnpm-outdated-lockfile', null, 'cd web && pnpm install --frozen-lockfile', ['pnpm', 'node']],
  ['node/module-not-found', 'src/a.js', 'pnpm exec vitest run', ['pnpm', 'vitest', 'node']],
  ['eslint/rule', null, 'npx eslint .', ['npm', 'eslint', 'node']],
  ['python/module-not-found', 'app.py', 'make test', ['python']],
  ['pip/network', null, 'env/bin/pip install -r requirements.txt', ['pip', 'python']],
  ['rust/borrow', 'src/main.rs', 'cargo build 2>&1 | tail', ['cargo', 'rust']],
  ['java/maven-network', null, './mvnw -B package', ['mvn', 'java']],
  // Else the place, else the command.
  ['general/formatting', 'lib/a.rb', 'make check', ['ruby']],
  ['general/formatting', null, 'black --check app', ['black', 'python']],
  [null, null, 'poetry run pytest', ['poetry', 'pytest', 'python']],
  ['infra/terraform-unformatted', 'main.tf', 'terraform fmt -check', ['terraform']],
  ['general/disk-full', null, './deploy.sh', []],
  [null, null, '', []],
])('%s at %s of `%s` is about %j', (pattern, file, command, expected) => {
  expect(toolsOf({ pattern, locations: file === null ? [] : [{ file }] }, command)).toEqual(expected);
});

it('knows tools by their names', () => {
  expect(toolNamed('pnpm')).toEqual(['pnpm', 'node']);
  expect(toolNamed('npx')).toEqual(['npm', 'node']);
  expect(toolNamed('rust')).toEqual(['rust']);
  expect(toolNamed('terraform')).toEqual(['terraform']);
  expect(toolNamed('emacs')).toEqual([]);
});
