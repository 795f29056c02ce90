import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'rename-near-name' };

describe.skipIf(!haveTool('ruby'))('Ruby', () => {
  it('corrects a constant of a module, a keyword, and elseif', async () => {
    const constant = makeProject({ 'lib/shop.rb': 'module Shop\n  class Checkout; end\nend\n', 'run.rb': 'require_relative "lib/shop"\nputs Shop::Chekout\n' });
    expect((await constant.heal(['ruby', 'run.rb'], /uninitialized constant (?<symbol>[\w:]+)/, FIX)).after.output).toBe('Shop::Checkout\n');
    const keyword = makeProject({ 'run.rb': 'def paint(name, color: "red")\n  "#{name} #{color}"\nend\n\nputs paint("wall", colour: "blue")\n' });
    expect((await keyword.heal(['ruby', 'run.rb'], /unknown keyword: :(?<member>\w+)/, FIX)).after.output).toBe('wall blue\n');
    const elseif = makeProject({ 'run.rb': 'n = 9\nif n > 5\n  puts "big"\nelseif n > 2\n  puts "mid"\nend\n' });
    expect((await elseif.heal(['ruby', 'run.rb'], /undefined method [`'](?<symbol>\w+)'/, FIX)).after.output).toBe('big\n');
  });

  it('requires a file of lib by its place', async () => {
    const project = makeProject({ 'lib/shop/cart.rb': 'CART = 4\n', 'bin/run.rb': "require 'json'\nrequire('shop/cart')\nputs CART\n" });
    const error = /cannot load such file -- (?<module>\S+)/;
    expect((await project.heal(['ruby', 'bin/run.rb'], error, { strategy: 'module-path' })).after.output).toBe('4\n');
    expect(project.read('bin/run.rb')).toContain("require_relative('../lib/shop/cart')");
  });
});

describe.skipIf(!haveTool('php'))('PHP', () => {
  it('corrects a case of an enumeration', async () => {
    const project = makeProject({ 'run.php': "<?php\nenum Suit: string\n{\n    case Hearts = 'h';\n    case Spades = 's';\n}\n\necho Suit::Heart->value, \"\\n\";\n" });
    expect((await project.heal(['php', 'run.php'], /Undefined constant (?<type>\w+)::(?<symbol>\w+)/, FIX)).after.output).toBe('h\n');
  });

  it('gives a variable its sign, where there is such a variable', async () => {
    const project = makeProject({ 'run.php': '<?php\n$base = 2;\ntotal = $base * 3;\necho $total, "\\n";\n' });
    const error = /Parse error: .* in (?<file>\S+) on line (?<line>\d+)/;
    expect((await project.heal(['php', 'run.php'], error, { strategy: 'small-syntax' })).after.output).toBe('6\n');
  });

  it('corrects the namespace of the file that stands in the right folder', async () => {
    const project = makeProject({
      'run.php': "<?php\nspl_autoload_register(function (string $c): void {\n    require_once __DIR__ . '/src/' . str_replace(['App\\\\', '\\\\'], ['', '/'], $c) . '.php';\n});\necho App\\Http\\Page::T, \"\\n\";\n",
      'src/Http/Page.php': "<?php\n\nnamespace App\\Htpp;\n\nfinal class Page\n{\n    public const T = 'home';\n}\n",
    });
    const error = /Class "(?<type>[\w\\]+)" not found/;
    expect((await project.heal(['php', 'run.php'], error, FIX)).after.output).toBe('home\n');
    expect(project.read('src/Http/Page.php')).toContain('namespace App\\Http;');
  });
});
