import { editPlan, refuse } from '../plan-parts.ts';
import type { ProjectView, Proposal, Strategy, StrategyInput } from '../remedy.ts';
import { ambiguous, rivalName } from './names/rival-name.ts';
import { acceptedHelp, NEAR } from './rust/accepted-help.ts';
import { compilerMessages, type RustHelp, type RustMessage } from './rust/compiler-messages.ts';
import { floatLiteral } from './rust/float-literal.ts';
import { helpEdits, spanOffsets } from './rust/help-edits.ts';
import { deriveMissing } from './rust/missing-derive.ts';
import { missingOk } from './rust/missing-ok.ts';

/** Messages of the compiler that are this diagnosis: same words and place; without a place, same words. */
async function messagesFor(input: StrategyInput, view: ProjectView): Promise<RustMessage[]> {
  const { root, captures, locations } = input.diagnosis;
  const all = await compilerMessages(view, input.report.failure.event.command);
  const line = Number(captures.line ?? locations[0]?.line) || null;
  const file = captures.file ?? locations[0]?.file ?? null;
  const same = all.filter(
    (message) =>
      root.includes(message.message) ||
      (message.code !== null && message.code.replace('clippy::', '') === captures.code),
  );
  const here = same.filter(
    ({ primary }) =>
      primary && (!line || primary.line === line) && (!file || primary.file.endsWith(file.replace(/^\.\//, ''))),
  );
  return here.length > 0 ? here : line ? [] : same;
}

/** Another name that is as near as the one that rustc chose. */
async function rivalOf(
  help: RustHelp,
  replaced: (part: RustHelp['parts'][number]) => string,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  for (const part of help.parts) {
    const [wrong = '', right = ''] = [replaced(part), part.text].map((name) => /\w+(?=\W*$)/.exec(name)?.[0]);
    const rival = wrong && right ? await rivalName(input, view, wrong, right) : null;
    if (rival) return ambiguous(wrong, right, rival);
  }
  return null;
}

/**
 * Asks the compiler again in its form for programs and applies what it proposes for this very error: machine-applicable edits, a single near
 * name, a single import, a derive, a `mut`. Never a clone, an `unsafe`, an `allow`, nor one of several alternatives.
 */
export const strategy: Strategy = {
  name: 'rust-suggestion',
  summary:
    'Applies the edit that rustc or Clippy itself proposes for the error, when there is exactly one that is sound.',
  safety: 'safe',
  why: 'The compiler knows types and names, its proposal is an edit of a few characters, and the next compilation checks it.',
  async plan(input, view) {
    const messages = await messagesFor(input, view);
    if (messages.length === 0)
      return refuse('The compiler does not repeat this error when it is asked for its proposal.');
    for (const message of messages) {
      const texts = new Map<string, string>();
      for (const part of message.helps.flatMap((help) => help.parts)) {
        const path = await view.resolve(part.file);
        const source = path ? await view.read(path) : null;
        if (source) texts.set(part.file, source.text);
      }
      const replaced = (part: RustHelp['parts'][number]): string => {
        const text = texts.get(part.file) ?? '';
        return text.slice(...spanOffsets(text, part));
      };
      const help = acceptedHelp(message, replaced);
      const rival = help && NEAR.test(help.message) ? await rivalOf(help, replaced, input, view) : null;
      if (rival) return rival;
      const edits = help ? await helpEdits(help, view) : null;
      if (help && edits) return editPlan(input, view, edits, `rustc proposes: ${help.message.replace(/:$/, '')}.`);
    }
    for (const message of messages) {
      const derived =
        (await deriveMissing(message, input, view)) ??
        (await missingOk(message, input, view)) ??
        (await floatLiteral(message, input, view));
      if (derived) return derived;
    }
    if (messages.some(({ message }) => /delimiter/.test(message))) {
      const brackets = await (await import('./small-syntax.ts')).strategy.plan(input, view);
      if (brackets.kind === 'plan') return brackets;
    }
    return offered(messages);
  },
};

/** What the compiler says in words, for whoever decides. */
function offered(messages: readonly RustMessage[]) {
  const known = [...new Set(messages.flatMap(({ notes }) => notes))].slice(0, 4);
  const steps = messages
    .flatMap(({ helps }) => helps)
    .map(
      (help) =>
        `${help.message.replace(/:$/, '')}: ${help.parts.map((part) => `\`${part.text.trim()}\``).join(' or ')}`,
    )
    .slice(0, 3);
  return refuse('The compiler proposes no single edit that is sure to be meant.', {
    ...(known.length > 0 && { known: known.map((note) => `rustc: ${note.split('\n')[0]}`) }),
    ...(steps.length > 0 && { steps }),
  });
}
