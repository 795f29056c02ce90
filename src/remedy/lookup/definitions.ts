import { guardName } from '../../system/path-guard.ts';
import type { ProjectView } from '../remedy.ts';
import { DEFINITION_FORMS } from './definition-forms.ts';
import { globsOf, type Language, languageOf } from './language.ts';
import { maskCode } from './mask-code.ts';
import { lineAt, lineText } from './source-text.ts';

/** A place where a symbol is defined (not merely imported again). */
export interface Definition {
  file: string;
  line: number;
  /** `class`, `function`, `variable`, `type`, `macro`, … in the words of the language. */
  kind: string;
  /** Can other files name it? */
  exported: boolean;
  /** `export default`: importers choose the name. */
  isDefault: boolean;
  /** The defining line, trimmed. */
  text: string;
}

/** Definitions of `symbol` at the outer level of one file's text. Pure. */
export function definitionsIn(text: string, file: string, symbol: string, language: Language): Definition[] {
  if (!text.includes(symbol)) return [];
  const code = maskCode(text, language);
  const found = new Map<number, Definition>();
  const escaped = symbol.replace(/[$.*+?^{}()|[\]\\]/g, '\\$&');
  for (const form of DEFINITION_FORMS[language] ?? []) {
    for (const match of code.matchAll(form.pattern(escaped))) {
      const line = lineAt(text, match.index + match[0].search(/\S|$/));
      const exported = form.exported === 'name' ? /^[A-Z]/.test(symbol) : form.exported;
      const known = found.get(line);
      if (known?.exported && !exported) continue;
      found.set(line, {
        file,
        line,
        kind: match.groups?.kind?.trim() || form.kind,
        exported,
        isDefault: form.isDefault ?? false,
        text: lineText(text, line).trim(),
      });
    }
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}

/** Files that fixes may look into for a language: the project's own, not vendored, not built. */
export async function sourceFiles(view: ProjectView, language: Language): Promise<string[]> {
  return (await view.list(globsOf(language))).filter((path) => guardName(path) === null);
}

/**
 * Everywhere the project defines `symbol` in the given language; imports and re-exports do not count. Vendored, built and generated
 * files are left out.
 */
export async function findDefinitions(view: ProjectView, symbol: string, language: Language): Promise<Definition[]> {
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(symbol)) return [];
  const found: Definition[] = [];
  for (const path of await filesNaming(view, symbol, language)) {
    const source = await view.read(path);
    if (source) found.push(...definitionsIn(source.text, path, symbol, languageOf(path) ?? language));
  }
  return found;
}

/** Files of a language whose text names the symbol; git searches large projects. */
export async function filesNaming(view: ProjectView, symbol: string, language: Language): Promise<string[]> {
  const files = await sourceFiles(view, language);
  if (files.length < 400 || !(await view.git.isRepo())) return files;
  const grep = await view.query(['git', 'grep', '--untracked', '-lzIwF', '-e', symbol], { cwd: '', timeoutMs: 10_000 });
  const naming = new Set(grep.stdout.split('\0'));
  return grep.exitCode > 1 ? files : files.filter((path) => naming.has(path));
}
