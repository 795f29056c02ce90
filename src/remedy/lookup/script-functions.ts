/** The function around an offset of masked JavaScript or TypeScript code. */
export interface ScriptFunction {
  /** Declared, assigned or method name; null for a nameless callback. */
  name: string | null;
  /** What a nameless function is handed to: `test`, `items.map`. */
  takenBy: string | null;
  async: boolean;
  /** May it become async? Constructors, accessors and generators may not. */
  canBeAsync: boolean;
  /** Where `async ` goes. */
  at: number;
  /** Offsets of the body, braces included; the end is the end of the code where no brace closes it. */
  body: [number, number];
  /** Offsets of the annotated return type, without the colon. */
  returns: [number, number] | null;
}

const NO_FUNCTION = /^(?:if|for|while|switch|catch|with|function|return|await|typeof)$/;

/** Offset of the bracket that opens what `close` closes; -1 when there is none. */
function openingBracket(code: string, close: number): number {
  let depth = 0;
  for (let i = close; i >= 0; i--) {
    if (/[)\]}]/.test(code[i] ?? '')) depth++;
    else if (/[([{]/.test(code[i] ?? '') && --depth === 0) return i;
  }
  return -1;
}

/** Name of the call whose argument list holds an offset: `test` for `test('x', () => …`. */
function callAround(code: string, at: number): string | null {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    const char = code[i] ?? '';
    if (/[)\]}]/.test(char)) depth++;
    else if (/[([{]/.test(char) && depth-- === 0)
      return char === '(' ? (/([\w$.]+)\s*$/.exec(code.slice(0, i))?.[1] ?? null) : null;
    else if (char === ';' && depth === 0) return null;
  }
  return null;
}

/** The function whose body the brace at `brace` opens; null for blocks, classes and object literals. */
function functionAt(code: string, brace: number): ScriptFunction | null {
  const before = code.slice(Math.max(0, brace - 2000), brace);
  const base = brace - before.length;
  const arrow = /=>\s*$/.exec(before);
  const head = arrow ? before.slice(0, arrow.index) : before;
  const typed = /\)(\s*:\s*([^()=;{}]+?(?:\{[^{}]*\})?[^()=;{}]*?))?\s*$/.exec(head);
  const bare = arrow && !typed ? /(async\s+)?([\w$]+)\s*$/.exec(head) : null;
  if (!typed && !bare) return null;
  const close = typed ? base + typed.index : -1;
  const open = typed ? openingBracket(code, close) : base + (bare?.index ?? 0) + (bare?.[1]?.length ?? 0);
  if (open < 0) return null;
  const returnText = typed?.[2];
  const returnsAt = typed && returnText ? close + typed[0].indexOf(returnText) : -1;
  const returns: [number, number] | null = returnText ? [returnsAt, returnsAt + returnText.length] : null;
  const left = code.slice(Math.max(0, open - 400), open);
  const leftBase = open - left.length;
  const common = { returns, body: [brace, code.length] as [number, number] };
  if (arrow) {
    const isAsync = /(?:^|[^\w$.])async\s*$/.test(left) || bare?.[1] !== undefined;
    const lead = left.replace(/async\s*$/, '');
    const name = /(?:(?:const|let|var)\s+)?([\w$]+)\s*(?::[^=;{}]+)?[=:]\s*(?:<[^<>]*>\s*)?$/.exec(lead)?.[1] ?? null;
    const takenBy = name ? null : callAround(code, open);
    return { ...common, name, takenBy, async: isAsync, canBeAsync: true, at: open };
  }
  const named = /(async\s+)?function(\s*\*)?\s*([\w$]+)?\s*(?:<[^<>]*>)?\s*$/.exec(left);
  if (named) {
    const at = leftBase + named.index;
    const name = named[3] ?? /([\w$]+)\s*[=:]\s*$/.exec(left.slice(0, named.index))?.[1] ?? null;
    const takenBy = name ? null : callAround(code, at);
    return { ...common, name, takenBy, async: named[1] !== undefined, canBeAsync: named[2] === undefined, at };
  }
  const method =
    /(?:^|[{};,\n])\s*((?:(?:public|private|protected|static|override|readonly|async|get|set)\s+)*)([*#]?[\w$]+)\s*(?:<[^<>]*>)?\s*$/.exec(
      left,
    );
  if (!method?.[2] || NO_FUNCTION.test(method[2])) return null;
  const canBeAsync = !/\b(?:get|set)\s/.test(method[1] ?? '') && !/^\*|^constructor$/.test(method[2]);
  const at = leftBase + method.index + method[0].lastIndexOf(method[2]);
  return { ...common, name: method[2], takenBy: null, async: /\basync\s/.test(method[1] ?? ''), canBeAsync, at };
}

/** The innermost function whose body holds the offset; null at the top of the file or in a class body. */
export function enclosingScriptFunction(code: string, offset: number): ScriptFunction | null {
  const open: number[] = [];
  for (let i = 0; i < Math.min(offset, code.length); i++) {
    if (code[i] === '{') open.push(i);
    else if (code[i] === '}') open.pop();
  }
  for (const brace of open.reverse()) {
    const found = functionAt(code, brace);
    if (!found) continue;
    let depth = 0;
    for (let i = brace; i < code.length; i++) {
      if (code[i] === '{') depth++;
      else if (code[i] === '}' && --depth === 0) return { ...found, body: [brace, i + 1] };
    }
    return found;
  }
  return null;
}

/** Start of an expression that ends before `end`: `a.b(c)[0]` is one. */
export function expressionStart(code: string, end: number): number {
  let at = end;
  while (at > 0) {
    const char = code[at - 1] ?? '';
    if (/[)\]]/.test(char)) {
      const open = openingBracket(code, at - 1);
      if (open < 0) break;
      at = open;
    } else if (/[\w$]/.test(char)) at -= /[\w$]+$/.exec(code.slice(0, at))?.[0].length ?? 1;
    else if (char === '.' || char === '#') at--;
    else if (char === '?' && code[at] === '.') at--;
    else break;
  }
  return at;
}
