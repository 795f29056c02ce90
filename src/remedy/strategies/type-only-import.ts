import { failingPlaces } from '../failing-place.ts';
import { scriptImports } from '../lookup/script-imports.ts';
import { lineAt } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';

/** Needs `symbol` and a place. Marks the imported name as a type, as the compiler demands under `verbatimModuleSyntax` or `isolatedModules`. */
export const strategy: Strategy = {
  name: 'type-only-import',
  summary: 'Marks an imported or re-exported name as a type (`import { type X }`), as the compiler demands.',
  safety: 'safe',
  why: 'The compiler says that the name is a type; the mark changes nothing at run time and the next compilation checks it.',
  async plan(input, view) {
    const { symbol } = input.diagnosis.captures;
    if (/Re-exporting a type/.test(input.diagnosis.root)) {
      const named = await (await import('./compiler-quick-fix.ts')).strategy.plan(input, view);
      if (named.kind === 'plan') return named;
    }
    for (const place of await failingPlaces(input, view)) {
      const source = await view.read(place.file);
      if (!source) continue;
      for (const statement of scriptImports(source.text, source.path)) {
        const lines = [lineAt(source.text, statement.start), lineAt(source.text, statement.end)] as const;
        if (place.line && (place.line < lines[0] || place.line > lines[1])) continue;
        const names = statement.names.filter(
          ({ local, imported, type }) => !type && (!symbol || local === symbol || imported === symbol),
        );
        const [name] = names;
        if (!name || statement.typeOnly || (!symbol && names.length > 1)) continue;
        const at = name.imported === 'default' ? statement.start + statement.kind.length : name.at;
        const text = name.imported === 'default' ? ' type' : 'type ';
        return editPlan(
          input,
          view,
          [{ source, replacements: [{ start: at, end: at, text }] }],
          `\`${name.local}\` is a type:`,
        );
      }
    }
    return refuse(`No import of \`${symbol ?? 'the type'}\` was found at the place that the compiler names.`);
  },
};
