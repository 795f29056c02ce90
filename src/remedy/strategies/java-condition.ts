import { failingPlaces } from '../failing-place.ts';
import { maskCode } from '../lookup/mask-code.ts';
import { closingBracket, lineSpan } from '../lookup/source-text.ts';
import { editPlan, refuse } from '../plan-parts.ts';
import type { Strategy } from '../remedy.ts';

/** `if (n = 0)`: an assignment has no truth value in Java; a comparison was meant. */
export const strategy: Strategy = {
  name: 'java-condition',
  summary: 'Compares with `==` where a condition of Java assigns.',
  safety: 'safe',
  why: 'The compiler takes no number or object for a condition, it holds exactly one `=`, and the next compilation checks the comparison.',
  async plan(input, view) {
    const [place] = await failingPlaces(input, view, 'java');
    const source = place ? await view.read(place.file) : null;
    const span = source && place?.line ? lineSpan(source.text, place.line) : null;
    if (!source || !span || !/(?:int|long|short|byte|char) cannot be converted to boolean/.test(input.diagnosis.root))
      return refuse('Which of the two types is meant is a decision.');
    const code = maskCode(source.text, 'java');
    const head = /\b(?:if|while)\s*\(/.exec(code.slice(...span));
    const open = head ? span[0] + head.index + head[0].length - 1 : -1;
    const close = open < 0 ? -1 : closingBracket(code, open);
    const signs = close < 0 ? [] : [...code.slice(open, close).matchAll(/(?<![=!<>+\-*/%&|^])=(?!=)/g)];
    const [sign, another] = signs;
    if (!sign || another) return refuse(`${source.path}:${place?.line} holds no single assignment in a condition.`);
    const start = open + sign.index;
    const replacements = [{ start, end: start + 1, text: '==' }];
    return editPlan(input, view, [{ source, replacements }], 'An assignment stands where Java wants a condition:');
  },
};
