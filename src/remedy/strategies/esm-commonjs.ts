import { dirname } from 'node:path/posix';
import { applyEdits, modify } from 'jsonc-parser';
import { failingPlaces } from '../failing-place.ts';
import { sourceFiles } from '../lookup/definitions.ts';
import { scriptImports } from '../lookup/script-imports.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, Strategy, StrategyInput } from '../remedy.ts';
import { rootMatch } from '../root-match.ts';
import { minimalEdit } from './format/minimal-edit.ts';
import { exportedAsModule } from './script/exported-as-module.ts';

/** The package.json that decides how a file is loaded. */
async function packageFor(file: string, view: ProjectView): Promise<SourceFile | null> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const source = await view.read(folder === '.' ? 'package.json' : `${folder}/package.json`);
    if (source || folder === '.' || folder === '') return source;
  }
}

const below =
  (manifest: SourceFile) =>
  (path: string): boolean => {
    const folder = dirname(manifest.path);
    return folder === '.' || path.startsWith(`${folder}/`);
  };

/** `.js` files of the package by what they use. */
async function kinds(manifest: SourceFile, view: ProjectView): Promise<{ module: string[]; commonjs: string[] }> {
  const found = { module: [] as string[], commonjs: [] as string[] };
  for (const path of (await sourceFiles(view, 'javascript')).filter(below(manifest))) {
    const source = path.endsWith('.js') ? await view.read(path) : null;
    if (!source) continue;
    const imports = scriptImports(source.text, path);
    if (imports.some(({ kind }) => kind === 'import' || kind === 'export') || /^export\s/m.test(source.text))
      found.module.push(path);
    else if (imports.some(({ kind }) => kind === 'require') || /^\s*(?:module\.)?exports\b/m.test(source.text))
      found.commonjs.push(path);
  }
  return found;
}

/** The package is ES modules throughout, but does not say so. */
async function declareModules(file: string, input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const manifest = await packageFor(file, view);
  if (!manifest)
    return refuse('There is no package.json that says how the file is loaded.', { steps: [`rename ${file} to .mjs`] });
  const { module, commonjs } = await kinds(manifest, view);
  if (commonjs.length > 0)
    return refuse(`${manifest.path} has files of both kinds.`, {
      known: [`ES modules: ${module.slice(0, 4).join(', ')}`, `CommonJS: ${commonjs.slice(0, 4).join(', ')}`],
      steps: [
        `rename ${file} to .mjs`,
        'or write it with `require`',
        'or rename the CommonJS files to .cjs and set `"type": "module"`',
      ],
    });
  const indent = /^([ \t]+)"/m.exec(manifest.text)?.[1] ?? '  ';
  const edits = modify(manifest.text, ['type'], 'module', {
    formattingOptions: {
      insertSpaces: !indent.includes('\t'),
      tabSize: indent.includes('\t') ? 1 : indent.length,
      eol: manifest.eol,
    },
    getInsertionIndex: (names) =>
      Math.max(names.indexOf('version'), names.indexOf('name'), names.indexOf('private')) + 1,
  });
  const replacement = minimalEdit(manifest.text, applyEdits(manifest.text, edits));
  return replacement
    ? editPlan(
        input,
        view,
        [{ source: manifest, replacements: [replacement] }],
        `Every .js file with imports is an ES module, but ${manifest.path} does not say so:`,
      )
    : refuse(`${manifest.path} says already how its files are loaded.`);
}

/** What ES modules write for the variables that only CommonJS has. */
const REPLACEMENTS: Readonly<Record<string, readonly string[]>> = {
  require: ["import { createRequire } from 'node:module';", 'const require = createRequire(import.meta.url);'],
  __filename: ["import { fileURLToPath } from 'node:url';", 'const __filename = fileURLToPath(import.meta.url);'],
  __dirname: [
    "import { dirname } from 'node:path';",
    "import { fileURLToPath } from 'node:url';",
    'const __dirname = dirname(fileURLToPath(import.meta.url));',
  ],
};

/** Defines `require`, `__dirname` or `__filename` as ES modules do, behind the imports of the file. */
async function defineVariable(name: string, input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const lines = REPLACEMENTS[name];
  const [place] = (await failingPlaces(input, view)).filter(({ file }) => /\.[cm]?[jt]sx?$/.test(file));
  const source = place ? await view.read(place.file) : null;
  const exported = source && /^(?:module|exports)$/.test(name) ? exportedAsModule(source) : null;
  if (source && exported)
    return editPlan(input, view, [{ source, replacements: exported }], `\`${name}\` does not exist in ES modules:`);
  if (!lines || !source)
    return refuse(`\`${name}\` does not exist in ES modules.`, {
      steps: lines
        ? [`write \`${lines.join(' ')}\` behind the imports of the file`]
        : [`write the file with \`export\` instead of \`${name}\``],
    });
  const imports = scriptImports(source.text, source.path).filter(({ kind }) => kind === 'import');
  const taken = new Set(imports.flatMap(({ names }) => names.map(({ local }) => local)));
  const needed = lines.filter((line) => !line.startsWith('import') || !taken.has(/\{ (\w+) \}/.exec(line)?.[1] ?? ''));
  const last = imports.at(-1)?.end ?? 0;
  const end =
    imports.length > 0
      ? source.text.indexOf('\n', last) + 1 || source.text.length
      : (/^#![^\n]*\n/.exec(source.text)?.[0].length ?? 0);
  const text = `${needed.join(source.eol)}${source.eol}${imports.length > 0 ? '' : source.eol}`;
  return editPlan(
    input,
    view,
    [{ source, replacements: [{ start: end, end, text }] }],
    `\`${name}\` does not exist in ES modules:`,
  );
}

/** `import { a } from 'cjs'` → `import cjs from 'cjs'; const { a } = cjs;`, as Node itself proposes. */
async function throughDefault(module: string, input: StrategyInput, view: ProjectView): Promise<Proposal> {
  for (const { file } of await failingPlaces(input, view)) {
    const source = await view.read(file);
    const statement = source
      ? scriptImports(source.text, file).find(({ specifier, kind }) => kind === 'import' && specifier === module)
      : undefined;
    if (!source || !statement || statement.names.some(({ imported }) => imported === 'default')) continue;
    const local = `${module.replace(/^@/, '').replace(/[^\w]+(\w)?/g, (_all, next: string | undefined) => (next ?? '').toUpperCase())}Module`;
    const names = statement.names
      .map(({ imported, local: as }) => (imported === as ? as : `${imported}: ${as}`))
      .join(', ');
    const quote = source.text[statement.to] ?? "'";
    const text = `import ${local} from ${quote}${module}${quote};${source.eol}const { ${names} } = ${local};`;
    return editPlan(
      input,
      view,
      [{ source, replacements: [{ start: statement.start, end: statement.end, text }] }],
      `\`${module}\` is CommonJS:`,
    );
  }
  return refuse(`No import of names from \`${module}\` was found in the project.`);
}

/** `import conf from './conf.json'` → `… with { type: 'json' }`, as the loader asks for it. */
async function withJsonType(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const word = /import assertion of type|import assertion/.test(input.diagnosis.root) ? 'assert' : 'with';
  const places = await failingPlaces(input, view);
  const files = new Set([...places.map(({ file }) => file), ...(await sourceFiles(view, 'javascript'))]);
  const printed = /Module "([^"\n]+)"/.exec(input.diagnosis.root)?.[1]?.replace(/^file:\/\//, '');
  const target = printed ? await view.resolve(printed) : null;
  for (const file of files) {
    const source = await view.read(file);
    const found = (source ? scriptImports(source.text, file) : []).filter(
      ({ kind, specifier, end }) =>
        (kind === 'import' || kind === 'dynamic') &&
        /\.json$/.test(specifier) &&
        !/^\s*(?:with|assert)\b/.test(source?.text.slice(end) ?? '') &&
        (!target || target.endsWith(specifier.replace(/^(?:\.\.?\/)+/, ''))),
    );
    if (!source || found.length === 0) continue;
    const quote = source.text[found[0]?.to ?? 0] ?? "'";
    const replacements = found.map(({ kind, to }) => ({
      start: to + 1,
      end: to + 1,
      text:
        kind === 'dynamic'
          ? `, { ${word}: { type: ${quote}json${quote} } }`
          : ` ${word} { type: ${quote}json${quote} }`,
    }));
    return editPlan(input, view, [{ source, replacements }], 'An ES module imports JSON only when it says so:');
  }
  return refuse('No import of a JSON file that lacks its type was found.');
}

/** Mixtures of ES modules and CommonJS that have one answer. */
export const strategy: Strategy = {
  name: 'esm-commonjs',
  summary:
    'Marks a package of ES modules as such, defines `require`/`__dirname` in ES modules, imports CommonJS through its default.',
  safety: 'safe',
  why: 'Each edit is the documented equivalent, and is made only where no file of the other kind depends on it.',
  async plan(input, view) {
    const { root, captures } = input.diagnosis;
    const variable = rootMatch(
      input,
      /ReferenceError: (require|module|exports|__dirname|__filename) is not defined/,
    )?.[1];
    if (variable) return defineVariable(variable, input, view);
    if (/type: ?"json"|of type "json"|IMPORT_(?:ASSERTION|ATTRIBUTE)/.test(root)) return withJsonType(input, view);
    if (/Named export/.test(root) && captures.module) return throughDefault(captures.module, input, view);
    const [place] = (await failingPlaces(input, view)).filter(({ file }) => /\.[jt]s$/.test(file));
    if (/outside a module|Unexpected token 'export'|To load an ES module/.test(root) && place)
      return declareModules(place.file, input, view);
    return refuse('ES modules and CommonJS are mixed in a way that has more than one answer.', {
      steps: ['load an ES module with `await import(…)`', 'or write both files as the same kind'],
    });
  },
};
