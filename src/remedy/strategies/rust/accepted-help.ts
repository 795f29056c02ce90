import { nearestNames } from '../../lookup/nearest-name.ts';
import type { RustHelp, RustMessage } from './compiler-messages.ts';

/** The compiler offers these without being sure; they change nothing but what the message is about, and the next compilation checks them. */
const SOUND = [
  /^consider (?:annotating|adding a derive|deriving|further restricting)/,
  /^consider (?:changing this to be mutable|making the binding mutable|borrowing|mutably borrowing|dereferencing|importing (?:this|one of these))/,
  /^(?:try using a conversion method|use `[^`]+` to convert|call `\.into\(\)`|convert)/,
  /^(?:consider using|try (?:using|wrapping)|to (?:force|make)|use) (?:the |a )?`?(?:move|Some|Ok|&|\.\.)/,
  /^(?:remove|add) (?:the |this |these |a |missing |extra )?(?:extra )?(?:argument|parenthes|brace|semicolon|comma|`)/,
  /^(?:items from traits can only be used|trait `[^`]+` which provides)/,
  /^perhaps you need to (?:import|add)/,
  /^(?:try wrapping the expression in `(?:Some|Ok)`|try adding an expression at the end of the block|you might be missing a string literal to format with|replace the use of the deprecated)/,
  /^use `!` to invoke the macro/,
  /^(?:try adding `in` here|use parentheses to call th(?:e|is) (?:method|function|associated function)|(?:consider using|use) a floating-point literal)/,
  /^(?:to (?:access|use|make use of) [^\n]{0,120}(?:file|module|`mod)|consider (?:adding|declaring) `?mod\b)/,
];

/** Proposals that trade one problem for another, or decide for the author. */
const NEVER = /clon|`#\[allow|unsafe|unwrap|expect\(|static|panic|todo!|Box::leak|transmute/i;

/** Deriving `Clone` where it is missing decides nothing; calling it does. */
const DERIVE = /^\s*#\[derive\([\w, ]+\)\]\s*$/;

/** A name of the same kind that exists: taken when it is a slip of the keyboard away. */
export const NEAR =
  /(?:similar(?:ly)?[ -]named?|similar name|did you mean|there is (?:a|an) [\w ]{1,40} with a similar name|maybe you meant|you might have meant)/i;

/** An item of that very name can be brought into scope. */
const IMPORT = /^consider importing (?:this|one of these)/;

const isSlip = (help: RustHelp, replaced: (part: RustHelp['parts'][number]) => string): boolean =>
  help.parts.every((part) => {
    const [from, to] = [replaced(part), part.text].map((name) => name.replace(/[^\w]/g, ''));
    return from === '' || to === '' || nearestNames(from ?? '', [to ?? '']).length > 0;
  });

const alternatives = (help: RustHelp): boolean =>
  help.parts.length > 1 &&
  help.parts.every((part) => part.line === help.parts[0]?.line && part.column === help.parts[0]?.column);

/**
 * The one proposal of the compiler that may be applied, or null. Sure ones (machine-applicable) first; of the others only a single one,
 * of a kind that the next compilation proves.
 * @param replaced the source text that a part would replace
 */
export function acceptedHelp(
  message: RustMessage,
  replaced: (part: RustHelp['parts'][number]) => string,
): RustHelp | null {
  const offered = message.helps.filter(
    (help) =>
      help.parts.every((part) => DERIVE.test(part.text)) ||
      (!NEVER.test(help.message) && !help.parts.some((part) => NEVER.test(part.text))),
  );
  const sure = offered.filter(
    (help) => !alternatives(help) && help.parts.every((part) => part.applicability === 'MachineApplicable'),
  );
  if (sure[0]) return sure[0];
  const possible = offered.filter(
    (help) =>
      !alternatives(help) &&
      help.parts.every((part) => part.applicability === 'MaybeIncorrect' || part.applicability === 'MachineApplicable'),
  );
  // A near variant comes with placeholders for its fields; one without fields has none.
  const named = offered.filter((help) => !alternatives(help) && help.parts.every(({ text }) => /^[\w:!]*$/.test(text)));
  const near = named.filter((help) => NEAR.test(help.message) && isSlip(help, replaced));
  // The very name exists elsewhere, too: that outweighs a slip, or is one; nobody knows.
  if (near.length > 0 && offered.some((help) => IMPORT.test(help.message))) return null;
  if (near.length === 1) return near[0] ?? null;
  // Clippy does not say how sure it is of some rewrites; each keeps the behaviour, and it is asked again.
  const lint = /^clippy::/.test(message.code ?? '')
    ? offered.filter(
        (help) => !alternatives(help) && help.parts.every((part) => part.applicability !== 'HasPlaceholders'),
      )
    : [];
  if (lint.length === 1) return lint[0] ?? null;
  const sound = possible.filter((help) => SOUND.some((kind) => kind.test(help.message)));
  return sound.length === 1 ? (sound[0] ?? null) : null;
}
