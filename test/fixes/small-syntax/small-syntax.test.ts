import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'small-syntax' };

describe.skipIf(!haveTool('php'))('small-syntax, PHP', () => {
  const PARSE = /Parse error: +.* in (?<file>\S+) on line (?<line>\d+)/;
  it.each([
    ['a semicolon', '<?php\nfunction f($x)\n{\n    $y = $x * 2\n    return $y;\n}\n\necho f(2), "\\n";\n', '$y = $x * 2;\n'],
    ['a semicolon before a comment', '<?php\n$a = 4 // four\n;\necho $a . "\\n" // end\necho 1;\n', 'echo $a . "\\n"; // end\n'],
    ['a bracket', '<?php\necho strlen("four" . "\\n";\necho "\\n";\n', 'strlen("four" . "\\n");'],
    ['a comma', '<?php\n$a = [\n    1,\n    2\n    3,\n];\necho count($a) + 1, "\\n";\n', '2,\n'],
    ['a brace', '<?php\nfunction f()\n{\n    if (true) {\n        return 4;\n}\n\necho f(), "\\n";\n', '    }\n}\n'],
  ])('adds %s', async (_name, broken, expected) => {
    const project = makeProject({ 'main.php': broken });
    const { after } = await project.heal(['php', '-d', 'display_errors=1', 'main.php'], PARSE, FIX);
    expect(after.exitCode).toBe(0);
    expect(project.read('main.php')).toContain(expected);
  });

  it('refuses when two signs are missing', async () => {
    const project = makeProject({ 'main.php': '<?php\n$a = 1\n$b = 2\necho $a;\n' });
    expect((await project.propose(['php', '-d', 'display_errors=1', 'main.php'], PARSE, FIX)).kind).toBe('refuse');
  });
});

describe.skipIf(!haveTool('ruby'))('small-syntax, Ruby', () => {
  const SYNTAX = /^(?:ruby: )?(?<file>main\.rb):(?<line>\d+): /;
  it.each([
    ['an end', 'def a\n  if true\n    1\nend\n\ndef b\n  2\nend\n\nputs a + b\n', 'def a\n  if true\n    1\n  end\nend\n', '3\n'],
    ['a bracket', 'puts [1, 2].sum + ("ab".size\nputs 0\n', '"ab".size)\n', '5\n0\n'],
    ['a quote', 'puts "hello\nputs 1\n', 'puts "hello"\n', 'hello\n1\n'],
  ])('adds %s', async (_name, broken, expected, output) => {
    const project = makeProject({ 'main.rb': broken });
    const { after } = await project.heal(['ruby', 'main.rb'], SYNTAX, FIX);
    expect(project.read('main.rb')).toContain(expected);
    expect(after.output).toBe(output);
  });
});

describe.skipIf(!haveTool('bash'))('small-syntax, shell', () => {
  const SYNTAX = /^(?<file>main): line (?<line>\d+): |^(?<path>main): line/;
  it.each([
    ['then', '#!/bin/bash\nif [ 1 = 1 ]\n  echo yes\nfi\n', 'if [ 1 = 1 ]; then\n', 'yes\n'],
    ['do', '#!/bin/bash\nfor i in 1 2\n  echo $i\ndone\n', 'for i in 1 2; do\n', '1\n2\n'],
    ['fi', '#!/bin/bash\nf() {\n  if true; then\n    echo yes\n}\nf\n', '    echo yes\n  fi\n}\n', 'yes\n'],
    ['a quote', '#!/bin/bash\necho "hello\necho bye\n', 'echo "hello"\n', 'hello\nbye\n'],
  ])('adds %s', async (_name, broken, expected, output) => {
    const project = makeProject({ main: broken });
    const { after } = await project.heal(['bash', 'main'], SYNTAX, FIX);
    expect(project.read('main')).toContain(expected);
    expect(after.output).toBe(output);
  });
});

describe('small-syntax, a quote that may have stood in several places', () => {
  it.skipIf(!haveTool('bash'))('is not put back into a shell script', async () => {
    const project = makeProject({ main: '#!/bin/bash\necho no such day: $1" >&2\nexit 1\n' });
    const SYNTAX = /^(?<file>main): line (?<line>\d+): /;
    expect(await project.propose(['bash', 'main'], SYNTAX, FIX)).toMatchObject({
      kind: 'refuse',
      reason: expect.stringContaining('ambiguous'),
    });
  });

  it.skipIf(!haveTool('php'))('is not put back into PHP', async () => {
    const project = makeProject({ 'main.php': '<?php\n$n = 1;\necho "total is  + $n;\necho 2;\n' });
    const PARSE = /Parse error: +.* in (?<file>\S+) on line (?<line>\d+)/;
    const proposal = await project.propose(['php', '-d', 'display_errors=1', 'main.php'], PARSE, FIX);
    expect(proposal.kind).toBe('refuse');
  });
});

describe.skipIf(!haveTool('perl'))('small-syntax, Perl', () => {
  const SYNTAX = /at (?<file>main\.pl) line (?<line>\d+)/;
  it.each([
    ['a semicolon', 'my $x = 1 # one\nprint "$x\\n";\n', 'my $x = 1; # one\n', '1\n'],
    ['a bracket', 'my $x = 3;\nif ($x == 3 {\n  print "ok\\n";\n}\n', 'if ($x == 3) {\n', 'ok\n'],
  ])('adds %s', async (_name, broken, expected, output) => {
    const project = makeProject({ 'main.pl': broken });
    const { after } = await project.heal(['perl', 'main.pl'], SYNTAX, FIX);
    expect(project.read('main.pl')).toContain(expected);
    expect(after.output).toBe(output);
  });
});
