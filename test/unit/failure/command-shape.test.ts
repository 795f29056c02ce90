import { describe, expect, it } from 'vitest';
import { commandShape } from '../../../src/failure/command-shape.ts';
import fc from '../../support/properties.ts';

/** `make:pipe tail` = make, hidden by a pipe, then tail. Reading calls are in brackets, neutral ones in parentheses. */
const sketch = (command: string): string =>
  commandShape(command)
    .segments.map(({ program, role, hiddenBy, visible }) => {
      const name = role === 'read' ? `[${program}]` : role === 'neutral' ? `(${program})` : program;
      return `${name}${hiddenBy ? `:${hiddenBy}` : ''}${visible ? '' : ':unseen'}`;
    })
    .join(' ');

describe('commandShape: which status reaches the shell', () => {
  it.each([
    ['make', 'make'],
    ['make && make install', 'make make'],
    ['make 2>&1 | tail -5', 'make:pipe [tail]'],
    ['set -o pipefail; make | tail', '(set):sequence make [tail]'],
    ['bash -o pipefail -c "make | tail"', 'make [tail]'],
    ['make || true', 'make:or (true)'],
    ['make || exit 1', 'make (exit)'],
    ['make || { echo no; exit 1; }', 'make [echo]:sequence (exit)'],
    ['make && npm test || echo no', 'make:or npm:or [echo]'],
    ['make; echo done', 'make:sequence [echo]'],
    ['make\necho done', 'make:sequence [echo]'],
    ['set -e; make; echo done', '(set):sequence make [echo]'],
    ['set -euo pipefail\nmake | tee log\necho', '(set):sequence make (tee) [echo]'],
    ['make &', 'make:background'],
    ['serve > log 2>&1 & sleep 1; cat log', 'serve:background (sleep):sequence [cat]'],
    ['if make; then echo y; else echo n; fi', 'make:condition [echo] [echo]'],
    ['while ! curl -s x; do sleep 1; done', 'curl:condition (sleep):loop'],
    ['for d in a b; do (cd $d && npm test); done', '(cd):loop npm:loop'],
    ['(cd web && npm test)', '(cd) npm'],
    ['! make', 'make:negation'],
    ['make > log; rc=$?; tail log; exit $rc', 'make [tail] (exit)'],
    ['make | tee log; exit ${PIPESTATUS[0]}', 'make (tee) (exit)'],
    ['out=$(make 2>&1); echo "$out"', 'make:sequence [echo]'],
    ['case $1 in a) make;; *) npm test;; esac', 'make npm'],
    ['make > /dev/null 2>&1; cat old.log', 'make:sequence:unseen [cat]'],
    ['make > out.txt 2>&1; cat out.txt', 'make:sequence [cat]'],
    ['make 2> /dev/null || true', 'make:or (true)'],
    ["bash -c 'make; echo x' || true", 'make:or [echo]:or (true)'],
    ['python - <<EOF\nimport x; make && y\nEOF\necho z', 'python:sequence [echo]'],
    ['grep -q "a; b && c | d" x', '[grep]'],
    ["echo 'it''s' # make; make", '[echo]'],
    ['a=1 b="x y" make', 'make'],
    ['[[ -f x && -d y ]] && make', '([[) (-d) make'],
  ])('%s', (command, expected) => {
    expect(sketch(command)).toBe(expected);
  });
});

describe('commandShape: what is really run', () => {
  it.each([
    ['cd /srv/x && pytest -q 2>&1 | tail -5', 'pytest'],
    ['python3.11 -m pytest tests/unit', 'pytest tests/unit'],
    ['sudo -u dev env A=b timeout -k 5 30 npx --yes vitest run --reporter=verbose', 'vitest run'],
    ['uv run --with httpx pytest -x', 'pytest -x'],
    ['poetry run python -W error app.py', 'python -W error app.py'],
    ['docker compose exec -T web pytest -x', 'pytest -x'],
    ['docker exec -it -e A=b web ./manage.py test', 'manage.py test'],
    ['kubectl exec pod -c x -- bash -lc "npm run build"', 'npm run build'],
    ['node node_modules/jest/bin/jest.js a', 'jest a'],
    ['./node_modules/.bin/tsc -p .', 'tsc -p .'],
    ['php vendor/bin/phpunit --filter A', 'phpunit --filter A'],
    ['bundle exec rspec spec/a_spec.rb', 'rspec spec/a_spec.rb'],
    ['x86_64-linux-gnu-gcc-12 -c a.c', 'gcc -c a.c'],
    ['/usr/bin/pip3 install x', 'pip install x'],
    ['C:\\tools\\cargo.exe build', 'C:toolscargo build'],
    ['npm ci && npm test', 'npm ci && npm test'],
    ['npm run lint -- --quiet || exit 0', 'npm run lint'],
    ['nice -n 10 make -j4', 'make -j4'],
    ['', ''],
  ])('%s → %s', (command, key) => {
    expect(commandShape(command).runKey).toBe(key);
  });

  it('gives one key to the same work in other wrappings', () => {
    const keys = ['cargo test', 'cd a && cargo test --quiet 2>&1 | tail -20', 'timeout 60 cargo test || true'].map(
      (command) => commandShape(command).runKey,
    );
    expect(new Set(keys)).toEqual(new Set(['cargo test']));
  });
});

describe('commandShape: what only reads', () => {
  it.each([
    'cat build.log',
    'tail -n 50 a.log | grep -i error',
    'git log --oneline | head; git status',
    'git branch -a',
    'git stash list',
    'docker logs web 2>&1 | tail',
    'docker compose logs --tail 20',
    'kubectl describe pod x',
    'gh run view 7 --log-failed',
    'jq .errors report.json',
    'cargo tree --help',
    'rustc --explain E0382',
    'cd x && ls; echo done',
    'find . -name "*.ts" | xargs grep -l foo',
    "sed -n '1,5p' a.py",
    'tar tzf a.tgz',
    'journalctl -u web || true',
  ])('%s', (command) => {
    expect(commandShape(command).readOnly).toBe(true);
  });

  it.each([
    'cat a | python x.py',
    'git branch -D x',
    'git stash',
    'git tag v1',
    'sed -i s/a/b/ x',
    'find . -name x -delete',
    'find . | xargs rm',
    'git commit -m "cat log"',
    'docker run x cat log',
    'npm test',
    'tar xzf a.tgz',
    'cd x',
  ])('not %s', (command) => {
    expect(commandShape(command).readOnly).toBe(false);
  });
});

describe('commandShape on anything', () => {
  it('never throws, and reads deep nesting in little time', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      "'",
      '"',
      '\\',
      '$(',
      '${',
      ')',
      '}',
      '`',
      '<<E',
      '\n',
      ';',
      '|',
      '&&',
      '||',
      '&',
      '(',
      '{ ',
      'if ',
      'fi',
      'case ',
      '>',
      '2>&1',
      '#',
      '!',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) =>
        Array.isArray(commandShape(pieces.join('')).segments),
      ),
    );
    for (const deep of ['"$(', '(', 'bash -c "', 'x=$(', 'if ', '<<a\n', '! '])
      expect(Array.isArray(commandShape(deep.repeat(5000)).segments)).toBe(true);
  });
});
