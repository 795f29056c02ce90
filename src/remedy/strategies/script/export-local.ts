import { escapeRegex } from '../../../pattern/placeholders.ts';
import type { Replacement } from '../../../transaction/plan.ts';
import { languageOf } from '../../lookup/language.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { identifierOffsets } from '../../lookup/source-text.ts';
import type { SourceFile } from '../../remedy.ts';

/** The declaration of a name at the outer level, at the start of a line and not exported. */
const declaration = (name: string): RegExp =>
  new RegExp(
    `^(?:(?:declare\\s+)?(?:abstract\\s+)?(?:async\\s+)?(?:class|function\\s*\\*?|const\\s+enum|interface|type|enum)\\s+|(?:const|let|var)\\s+)${escapeRegex(name)}(?![\\w$])`,
    'gm',
  );

/** A further name for the one object that the module exports: `{ a }` → `{ a, name }`. */
function joinsObject(text: string, code: string, name: string): Replacement[] | null {
  const [object, another] = [...code.matchAll(/(?<![\w$.])module\.exports\s{0,20}=\s{0,20}\{([^{}]{0,20000})\}/g)];
  if (!object || another) return null;
  const close = object.index + object[0].length - 1;
  const end = code.slice(0, close).trimEnd().length;
  const inside = object[1]?.trimEnd() ?? '';
  if (inside.trim() === '') return [{ start: end, end: close, text: ` ${name} ` }];
  const comma = inside.endsWith(',');
  const indent = /\n([ \t]+)\S[^\n]*$/.exec(text.slice(0, end))?.[1];
  const lead = inside.includes('\n') && indent !== undefined ? `\n${indent}` : ' ';
  return [{ start: end, end, text: `${comma ? '' : ','}${lead}${name}${comma && lead !== ' ' ? ',' : ''}` }];
}

/**
 * The edit that lets a module export what it declares itself at its outer level, in the way in which it exports already. Null when the name is not
 * declared there exactly once, is exported under another name, or the module exports in no way that can be continued.
 */
export function exportLocal(home: SourceFile, name: string): Replacement[] | null {
  const { text } = home;
  const code = maskCode(text, languageOf(home.path) === 'typescript' ? 'typescript' : 'javascript');
  const [found, another] = [...code.matchAll(declaration(name))];
  if (!found || another) return null;
  if (
    new RegExp(
      `(?<![\\w$.])(?:export\\b[^;=(]{0,400}|exports[.\\w$ ]{0,80}=[^;=(]{0,400})(?<![\\w$.])${escapeRegex(name)}(?![\\w$])`,
    ).test(code)
  )
    return null;
  const commonJs = identifierOffsets(code, 'exports').length > 0;
  if (!commonJs) {
    const module = /(?<![\w$.])export\b/.test(code) || /\.(?:mjs|[mc]?tsx?)$/.test(home.path);
    return module ? [{ start: found.index, end: found.index, text: 'export ' }] : null;
  }
  if (/(?<![\w$.])module\.exports\s*=/.test(code)) return joinsObject(text, code, name);
  const single = [...code.matchAll(/^exports\.[\w$]+\s*=[^;\n]*;?[ \t]*$/gm)].at(-1);
  const at = single ? single.index + single[0].length : -1;
  return single ? [{ start: at, end: at, text: `${home.eol}exports.${name} = ${name};` }] : null;
}
