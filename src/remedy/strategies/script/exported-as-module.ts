import type { Replacement } from '../../../transaction/plan.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import type { SourceFile } from '../../remedy.ts';

/**
 * A file that is loaded as an ES module but exports as CommonJS does: `module.exports = { a, b }` → `export { a, b }`, `exports.a = …` → `export const
 * a = …`. Null when it exports in another way, uses `require`, or reads its own exports.
 */
export function exportedAsModule({ text }: SourceFile): Replacement[] | null {
  const code = maskCode(text, 'javascript');
  if (/\brequire\s*\(/.test(code)) return null;
  const uses = code.match(/(?<![\w$.])(?:module\.)?exports\b/g)?.length ?? 0;
  const object = /^(?:module\.)?exports\s*=\s*(\{\s*[\w$]+(?:\s*,\s*[\w$]+)*\s*,?\s*\})[ \t]*;?/m.exec(code);
  if (object?.[1] && uses === 1)
    return [
      {
        start: object.index,
        end: object.index + object[0].length - (object[0].endsWith(';') ? 1 : 0),
        text: `export ${object[1]}`,
      },
    ];
  const whole = /^module\.exports\s*=(?!=)\s*/m.exec(code);
  if (whole && uses === 1) return [{ start: whole.index, end: whole.index + whole[0].length, text: 'export default ' }];
  const single = [
    ...code.matchAll(/^(?:module\.)?exports\.([A-Za-z_$][\w$]*)\s*=(?!=)[ \t]*([A-Za-z_$][\w$]*[ \t]*;?[ \t]*$)?/gm),
  ];
  if (single.length === 0 || single.length !== uses) return null;
  return single.map((match) => {
    const end = match.index + match[0].length;
    const alias = match[2]?.replace(/[;\s]+$/, '');
    if (alias === undefined) return { start: match.index, end, text: `export const ${match[1]} = ` };
    return { start: match.index, end, text: `export { ${alias === match[1] ? alias : `${alias} as ${match[1]}`} };` };
  });
}
