import { maskCode } from './mask-code.ts';

/**
 * Is `name` bound anywhere in the file: assigned, defined, imported, a parameter, a loop or `as` name? Pure; errs on the side of yes,
 * because a bound name is not renamed as a whole.
 */
export function isBoundIn(text: string, name: string): boolean {
  const code = maskCode(text, 'python');
  const word = name.replace(/[^\w]/g, '');
  const forms = [
    `\\b(?:def|class|as|global|nonlocal|type)\\s+${word}\\b`,
    `\\bfor\\b[^\\n:]*\\b${word}\\b[^\\n:]*\\bin\\b`,
    `(?:^|[;:(,])[ \\t]*\\*{0,2}${word}[ \\t]*(?::[^=\\n]*)?=(?!=)`,
    `^[ \\t]*(?:[\\w.]+[ \\t]*,[ \\t]*)+${word}[ \\t]*(?:,[^=\\n]*)?=(?!=)`,
    `\\b${word}[ \\t]*(?::=|[+\\-*/%|&^]=)`,
    `\\bimport\\b[^\\n]*\\b${word}\\b`,
    `\\bdef[ \\t]+\\w+[ \\t]*\\([^)]*\\b${word}\\b[^)]*\\)`,
    `\\blambda\\b[^:\\n]*\\b${word}\\b[^:\\n]*:`,
  ];
  return forms.some((form) => new RegExp(form, 'm').test(code));
}
