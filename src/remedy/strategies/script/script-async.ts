import { failingScriptLines } from '../../failing-script-lines.ts';
import { filesNaming } from '../../lookup/definitions.ts';
import { languageOf } from '../../lookup/language.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { enclosingScriptFunction, type ScriptFunction } from '../../lookup/script-functions.ts';
import { closingBracket, identifierOffsets, lineAt } from '../../lookup/source-text.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';

/** Callers that wait for what their callback returns. */
const AWAITS_CALLBACK =
  /(?:^|\.)(?:test|it|beforeEach|afterEach|beforeAll|afterAll|before|after|describe\.each|then|catch|finally|Promise|get|post|put|patch|delete|use|on|once|addEventListener|setTimeout|setImmediate|action|command)$|^(?:test|it)\.\w+$/;

/** The first call of a function that does not treat its result as a promise, or null. */
async function plainCall(
  name: string,
  own: ScriptFunction,
  home: SourceFile,
  view: ProjectView,
): Promise<string | null> {
  for (const path of await filesNaming(view, name, 'javascript')) {
    const source = await view.read(path);
    const language = languageOf(path);
    if (!source || (language !== 'javascript' && language !== 'typescript')) continue;
    const code = maskCode(source.text, language);
    for (const at of identifierOffsets(code, name)) {
      const open = at + name.length;
      if (code[open] !== '(' || /\bfunction\s+$/.test(code.slice(Math.max(0, at - 20), at))) continue;
      const close = closingBracket(code, open);
      if (path === home.path && /^\s*(?::[^;{}]+)?\{/.test(code.slice(close)) && at <= own.body[0]) continue; // its own head
      const lead = /(?:[\w$]+\s*\??\.\s*)*$/.exec(code.slice(0, at))?.index ?? at;
      const before = code.slice(Math.max(0, lead - 80), lead);
      const waits = /(?:\bawait|\breturn|=>)\s*$|\b(?:all|allSettled|race|any)\(\s*\[[^\]]*$/.test(before);
      if (!waits && !/^\s*\.\s*(?:then|catch|finally)\b/.test(code.slice(close)))
        return `${path}:${lineAt(source.text, at)}`;
    }
  }
  return null;
}

/**
 * Makes the function around an `await` async, when every call of it waits for a promise already, or it is a callback of something that does. An
 * annotated return type becomes the promise of it.
 */
export async function fixScriptAsync(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  for await (const { place, source, span, code } of failingScriptLines(input, view)) {
    const at = /\bawait\b/.exec(code.slice(...span));
    const around = at ? enclosingScriptFunction(code, span[0] + at.index) : null;
    const where = `${source.path}:${place.line}`;
    if (!around)
      return refuse(`${where} awaits outside of any function.`, {
        steps: [
          'put it into an `async function main()` that is called at the end',
          'or make the file an ES module (`.mjs`, `"type": "module"`)',
        ],
      });
    if (around.async || !around.canBeAsync)
      return refuse(`The function around ${where} is async already, or cannot be.`);
    const plain = around.name ? await plainCall(around.name, around, source, view) : null;
    if (plain || (!around.name && !AWAITS_CALLBACK.test(around.takenBy ?? '')))
      return refuse(
        `\`${around.name ?? around.takenBy ?? 'The function'}\` at ${where} awaits but is not async${plain ? `, and ${plain} uses its result without \`await\`` : ', and whether its caller waits is not certain'}.`,
        { steps: ['make the function async', 'await it where it is called'] },
      );
    const replacements = [{ start: around.at, end: around.at, text: 'async ' }];
    const type = around.returns ? source.text.slice(...around.returns) : 'Promise<void>';
    if (around.returns && !/^Promise\b/.test(type))
      replacements.push({ start: around.returns[0], end: around.returns[1], text: `Promise<${type.trim()}>` });
    return editPlan(
      input,
      view,
      [{ source, replacements }],
      `\`${around.name ?? 'The callback'}\` awaits, and its callers wait for it:`,
    );
  }
  return refuse('No function that awaits was found where the failure points.');
}
