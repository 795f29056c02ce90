import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../../../src/remedy/lookup/declared.ts';
import { declaredDependencies } from '../../../../src/remedy/lookup/declared-dependencies.ts';
import { parseToml, tomlTable } from '../../../../src/remedy/lookup/toml.ts';
import { makeTree, viewOf } from '../support.ts';

const declared = async (files: Record<string, string>, ecosystem: Ecosystem): Promise<string[]> =>
  (await declaredDependencies(viewOf(makeTree(files)), ecosystem)).map((entry) =>
    `${entry.file} ${entry.group} ${entry.spec}${entry.spec === entry.name ? ` ${entry.requirement}` : ''}`.trim(),
  );

describe('declared dependencies', () => {
  it('reads requirements files, included ones too', async () => {
    const files = {
      'requirements.txt':
        '# web\nflask[async]>=3,<4  # yes\n-r more/base.txt\n--index-url https://example.invalid\ngit+https://example.invalid/x.git#egg=thing\npkg @ https://example.invalid/pkg.whl\nlong==1 \\\n  --hash=sha256:00\n',
      'more/base.txt': "rich; python_version > '3.8'\n",
      'requirements-dev.txt': 'pytest\n',
    };
    expect(await declared(files, 'python')).toEqual([
      'requirements-dev.txt dev pytest',
      'requirements.txt main flask[async]>=3,<4',
      'requirements.txt main git+https://example.invalid/x.git#egg=thing',
      'requirements.txt main pkg @ https://example.invalid/pkg.whl',
      'requirements.txt main long==1',
      "more/base.txt main rich; python_version > '3.8'",
    ]);
  });

  it('reads pyproject.toml of every kind', async () => {
    const files = {
      'pyproject.toml': `
[project]
name = "x" # comment
dependencies = [
  "httpx>=0.27", 'rich',
]
[project.optional-dependencies]
docs = ["sphinx"]
[dependency-groups]
lint = ["ruff", {include-group = "docs"}]
[tool.poetry.dependencies]
python = "^3.10"
click = "^8.1"
local = { path = "../local", version = "*" }
[tool.poetry.group.dev.dependencies]
pytest = { version = "~7.2", optional = true }
`,
    };
    expect(await declared(files, 'python')).toEqual([
      'pyproject.toml main httpx>=0.27',
      'pyproject.toml main rich',
      'pyproject.toml docs sphinx',
      'pyproject.toml lint ruff',
      'pyproject.toml main click>=8.1,<9',
      'pyproject.toml main local',
      'pyproject.toml dev pytest>=7.2,<7.3',
    ]);
  });

  it('reads setup.cfg, setup.py (without running it), Pipfile and environment.yml', async () => {
    const files = {
      'setup.cfg':
        '[options]\ninstall_requires =\n    attrs>=20\n    six\n[options.extras_require]\ntest =\n    nose\n',
      'setup.py':
        'from setuptools import setup\nraise SystemExit("must not run")\nsetup(install_requires=["jinja2>=3", \'lxml\'])\n',
      Pipfile: '[packages]\nrequests = "*"\n[dev-packages]\nblack = {version = "==24.1"}\n',
      'environment.yml': 'dependencies:\n  - python=3.11\n  - numpy=1.26\n  - pip:\n      - toolz>=0.12\n',
    };
    expect((await declared(files, 'python')).sort()).toEqual([
      'Pipfile dev black==24.1',
      'Pipfile main requests',
      'environment.yml conda numpy =1.26',
      'environment.yml main toolz>=0.12',
      'setup.cfg main attrs>=20',
      'setup.cfg main six',
      'setup.cfg test nose',
      'setup.py main jinja2>=3',
      'setup.py main lxml',
    ]);
  });

  it.each<[Ecosystem, Record<string, string>, string[]]>([
    [
      'node',
      {
        'package.json': '{"dependencies": {"a": "^1"}, /* c */ "devDependencies": {"@s/b": "2",}}',
        'node_modules/z/package.json': '{"dependencies": {"no": "1"}}',
      },
      ['package.json main a ^1', 'package.json dev @s/b 2'],
    ],
    [
      'rust',
      {
        'Cargo.toml': '[workspace]\nmembers = ["m"]\n[workspace.dependencies]\nserde = "1"\n',
        'm/Cargo.toml':
          '[package]\nname = "m"\n[dependencies]\nserde.workspace = true\nother = { path = "../o" }\n[target.\'cfg(unix)\'.dev-dependencies]\nlibc = "0.2"\n',
      },
      [
        'Cargo.toml workspace serde 1',
        'm/Cargo.toml main serde workspace',
        'm/Cargo.toml main other ../o',
        'm/Cargo.toml dev libc 0.2',
      ],
    ],
    [
      'go',
      {
        'go.mod':
          'module example.com/x\n\ngo 1.22\n\nrequire example.com/a v1.0.0\nrequire (\n\texample.com/b v2.1.0 // indirect\n)\n',
      },
      ['go.mod main example.com/a v1.0.0', 'go.mod indirect example.com/b v2.1.0'],
    ],
    [
      'java',
      {
        'pom.xml':
          '<project><dependencies><dependency>\n<groupId>g</groupId><artifactId>a</artifactId><version>1</version><scope>test</scope></dependency></dependencies></project>',
        'sub/build.gradle.kts': 'dependencies {\n  implementation("g:b:2")\n  testImplementation("g:c:3")\n}\n',
      },
      ['pom.xml test g:a 1', 'sub/build.gradle.kts main g:b 2', 'sub/build.gradle.kts dev g:c 3'],
    ],
    [
      'ruby',
      { Gemfile: "source 'x'\ngem 'rack', '~> 3.0'\ngem \"puma\"\n" },
      ['Gemfile main rack ~> 3.0', 'Gemfile main puma'],
    ],
    [
      'php',
      { 'composer.json': '{"require": {"php": ">=8", "a/b": "^1"}, "require-dev": {"c/d": "2"}}' },
      ['composer.json main a/b ^1', 'composer.json dev c/d 2'],
    ],
  ])('reads the manifests of %s', async (ecosystem, files, expected) => {
    expect(await declared(files, ecosystem)).toEqual(expected);
  });
});

describe('TOML', () => {
  it('reads strings, nesting and arrays of tables', () => {
    const doc = parseToml(
      'a.b = "x\\n\\u00e9"\nc = \'raw\\n\'\nd = """\nmany\nlines"""\n[[t]]\nn = 1\n[[t]]\nn = 2\n[x."y.z"]\non = true\nlist = [ # c\n  1, "two",\n  [3] ]\n',
    );
    expect(JSON.parse(JSON.stringify(doc))).toEqual({
      a: { b: 'x\né' },
      c: 'raw\\n',
      d: 'many\nlines',
      t: [{ n: 1 }, { n: 2 }],
      x: { 'y.z': { on: true, list: [1, 'two', [3]] } },
    });
  });

  it('ends on broken text and keeps what it understood', () => {
    for (const broken of [
      '[a\nb = 1\n',
      'a = \n b = 2\n',
      'a = [1, 2',
      'a = {b = 1',
      '= 3\nok = 1\n',
      'a = "open\nok = 1\n',
      '[[[x]]]\n',
      '\u0000',
    ])
      expect(() => parseToml(broken)).not.toThrow();
    expect(parseToml('a = "open\nok = 1\n').ok).toBe(1);
    expect(tomlTable(parseToml('__proto__ = {x = 1}\n'), 'constructor')).toBeNull();
  });
});
