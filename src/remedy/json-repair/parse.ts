import { isTypedTwice, leavesGap, type Placed } from './comma-gaps.ts';
import type { Dialect } from './dialect.ts';
import type { Fix, FixKind } from './fix.ts';
import { type Open, type Parsed, type Phase, START, type State } from './parse-state.ts';
import { isKeyWord, readWord } from './read-word.ts';
import { strictString } from './string-content.ts';
import type { Line, Token } from './tokens.ts';

/** Words and signs after the end that can be there by accident. */
const MAX_GARBAGE = 4;

interface Place {
  line: number;
  index: number;
}

/**
 * Reads a text as the dialect, and corrects on the way what has one obvious reading: quotes, literals of other languages, commas, comments. Stops at
 * the first place that has none.
 */
export const parse = (lines: readonly Line[], dialect: Dialect): Parsed => new Reader(lines, dialect, START).read(0);

/**
 * Reads a text again of which only line `changed` differs from one that was read before. Where the states meet again, the rest is as it was.
 */
export function parseAgain(lines: readonly Line[], dialect: Dialect, changed: number, before: Parsed): Parsed {
  const from = before.states[changed];
  return from ? new Reader(lines, dialect, from).read(changed, before) : parse(lines, dialect);
}

class Reader {
  private readonly fixes: Fix[] = [];
  private readonly states: State[] = [];
  private phase: Phase;
  private stack: Open | null;
  private previous: Placed | null = null;
  private comma: Placed | null = null;

  constructor(
    private readonly lines: readonly Line[],
    private readonly dialect: Dialect,
    from: State,
  ) {
    this.phase = from.phase;
    this.stack = from.stack;
  }

  read(first: number, before?: Parsed): Parsed {
    for (let line = first; line < this.lines.length; line++) {
      if (before && line > first && this.isBackIn(before.states[line], first, before))
        return { ...before, fixes: [...this.fixes, ...before.fixes.filter((fix) => fix.line >= line)] };
      this.states.push({ phase: this.phase, stack: this.stack });
      const { tokens } = this.lines[line] as Line;
      for (let index = 0; index < tokens.length; index++) {
        const token = tokens[index] as Token;
        if (token.kind === 'comment') this.comment(line, token);
        else if (!this.take(token, { line, index })) return this.stop(line, token);
        else if (token.kind !== 'other' || token.text.trim() !== '') this.previous = { line, token };
      }
    }
    const done = this.phase === 'after' && this.stack === null;
    return done ? { fixes: this.fixes, error: null, states: this.states } : this.stop(this.lines.length - 1, null);
  }

  /** The same state as before, and nothing of the changed line is still to be decided. */
  private isBackIn(known: State | undefined, changed: number, before: Parsed): boolean {
    if (!known || known.phase !== this.phase || known.stack !== this.stack || this.phase === 'after') return false;
    return !before.fixes.some((fix) => fix.line === changed && fix.kind === 'trailing-comma');
  }

  private stop(line: number, token: Token | null): Parsed {
    const error = { line, token, phase: this.phase, stack: this.stack };
    return { fixes: this.fixes, error, states: this.states };
  }

  private fix(kind: FixKind, line: number, start: number, end: number, text: string): void {
    this.fixes.push({ kind, line, start, end, text });
  }

  private comment(line: number, token: Token): void {
    if (this.dialect.comments && !token.text.startsWith('#')) return;
    const before = (this.lines[line] as Line).text.slice(0, token.start);
    this.fix('comment', line, before.trimEnd().length, token.end, '');
  }

  /** The next token that is not a comment. */
  private peek({ line, index }: Place, skip = 1): Token | null {
    let left = skip;
    for (let row = line, at = index + 1; row < this.lines.length; row++, at = 0) {
      const { tokens } = this.lines[row] as Line;
      for (; at < tokens.length; at++) {
        const token = tokens[at] as Token;
        if (token.kind !== 'comment' && --left === 0) return token;
      }
    }
    return null;
  }

  /** Takes one token in; false when it has no place here. */
  private take(token: Token, place: Place): boolean {
    if (token.kind === 'other') {
      if (token.text === '\ufeff' || token.text === '\u00a0') {
        const isBom = token.text === '\ufeff' && place.line === 0 && token.start === 0;
        this.fix(isBom ? 'bom' : 'odd-space', place.line, token.start, token.end, isBom ? '' : ' ');
        return true;
      }
      return this.separator(token, place);
    }
    if (token.kind === 'string' && !token.closed) return false;
    switch (this.phase) {
      case 'value':
      case 'first-value':
        return this.value(token, place);
      case 'first-key':
      case 'key':
        return this.key(token, place);
      case 'colon':
        return this.colon(token, place);
      case 'after':
        return this.after(token, place);
    }
  }

  private separator(token: Token, { line }: Place): boolean {
    const wanted = this.phase === 'colon' ? ':' : ',';
    const fits = this.phase === 'colon' ? '=;' : ';';
    if (!fits.includes(token.text) || (this.phase !== 'colon' && (this.phase !== 'after' || !this.stack))) return false;
    this.fix('wrong-separator', line, token.start, token.end, wanted);
    if (wanted === ':') this.phase = 'value';
    else this.toNext(line, token);
    return true;
  }

  private toNext(line: number, token: Token): void {
    this.comma = { line, token };
    this.phase = this.stack?.bracket === '{' ? 'key' : 'value';
  }

  private push(bracket: '{' | '[', { line }: Place, start: number): true {
    this.stack = { bracket, line, start, below: this.stack, depth: (this.stack?.depth ?? 0) + 1 };
    this.phase = bracket === '{' ? 'first-key' : 'first-value';
    return true;
  }

  private pop(): true {
    this.stack = this.stack?.below ?? null;
    this.phase = 'after';
    return true;
  }

  private closes(token: Token): boolean {
    return (token.text === '}' && this.stack?.bracket === '{') || (token.text === ']' && this.stack?.bracket === '[');
  }

  /** Drops the comma before a closing bracket, unless something stood behind it. */
  private trailingComma(line: number): boolean {
    if (this.dialect.trailingCommas || !this.comma || !this.stack) return true;
    if (leavesGap(this.lines, this.comma, line, this.stack)) return false;
    this.fix('trailing-comma', this.comma.line, this.comma.token.start, this.comma.token.end, '');
    return true;
  }

  /** Drops the second of two commas of an array, unless an element could be gone. */
  private doubledComma(token: Token, line: number): boolean {
    if (this.comma?.line !== line || !isTypedTwice(this.lines[line] as Line, this.comma.token, token)) return false;
    this.fix('extra-comma', line, token.start, token.end, '');
    return true;
  }

  private value(token: Token, place: Place): boolean {
    const { line } = place;
    const afterComma = this.phase === 'value' && this.stack?.bracket === '[';
    if (token.kind === 'punctuation') {
      if (token.text === '{' || token.text === '[') return this.push(token.text, place, token.start);
      if (token.text === ',' && this.stack?.bracket === '[') return afterComma && this.doubledComma(token, line);
      if (token.text === ':' && this.previous?.token.text === ':' && this.previous.line === line) {
        this.fix('stray-character', line, token.start, token.end, '');
        return true;
      }
      if (token.text !== ']' || this.stack?.bracket !== '[') return false;
      return (!afterComma || this.trailingComma(line)) && this.pop();
    }
    return this.scalar(token, place);
  }

  private scalar(token: Token, place: Place): boolean {
    if (token.kind === 'string') {
      if (!this.string(token, place)) return false;
    } else {
      const reading = readWord(token.text, this.dialect);
      if (!reading) return false;
      if (reading.kind === 'unquoted-value' && !this.endsHere(place)) return false;
      if (reading.kind) this.fix(reading.kind, place.line, token.start, token.end, reading.text);
    }
    this.phase = 'after';
    return true;
  }

  /** A bare word is a value only when nothing that could belong to it follows on its line. */
  private endsHere({ line, index }: Place): boolean {
    const next = (this.lines[line] as Line).tokens[index + 1];
    return !next || next.kind === 'comment' || [',', '}', ']'].includes(next.text);
  }

  private string(token: Token, { line }: Place): boolean {
    if (this.dialect.json5 && /^["']/.test(token.text)) return true;
    const strict = strictString(token);
    if (!strict) return false;
    if (strict.kind) this.fix(strict.kind, line, token.start, token.end, strict.text);
    return true;
  }

  private key(token: Token, place: Place): boolean {
    const { line } = place;
    if (token.text === '}' && token.kind === 'punctuation') {
      return (this.phase !== 'key' || this.trailingComma(line)) && this.pop();
    }
    if (token.text === ',' && token.kind === 'punctuation') {
      this.fix('extra-comma', line, token.start, token.end, '');
      return true;
    }
    if (token.kind === 'string') {
      if (!this.string(token, place)) return false;
    } else if (token.kind !== 'word' || !(isKeyWord(token.text) || /^\d+$/.test(token.text))) return false;
    else {
      const next = this.peek(place);
      if (next?.text !== ':' && next?.text !== '=') return false;
      if (!this.dialect.json5) this.fix('unquoted-key', line, token.start, token.end, JSON.stringify(token.text));
    }
    this.phase = 'colon';
    return true;
  }

  private colon(token: Token, place: Place): boolean {
    if (token.text === ':' && token.kind === 'punctuation') {
      this.phase = 'value';
      return true;
    }
    const startsValue = token.kind === 'string' || token.kind === 'word' || token.text === '{' || token.text === '[';
    if (!startsValue || this.previous?.line !== place.line) return false;
    if (token.kind !== 'punctuation' && !/^[,}\]]$/.test(this.peek(place)?.text ?? ',')) return false;
    this.fix('missing-colon', place.line, this.previous.token.end, this.previous.token.end, ':');
    this.phase = 'value';
    return this.value(token, place);
  }

  private after(token: Token, place: Place): boolean {
    if (!this.stack) return this.garbage(token, place);
    if (token.kind === 'punctuation') {
      if (token.text === ',') {
        this.toNext(place.line, token);
        return true;
      }
      if (this.closes(token)) return this.pop();
      if (token.text === ':' || token.text === '}' || token.text === ']') return false;
    }
    return this.missingComma(token, place);
  }

  private missingComma(token: Token, place: Place): boolean {
    if (!this.previous || !this.stack) return false;
    const isKey = token.kind !== 'punctuation' && this.peek(place)?.text === ':';
    if (isKey !== (this.stack.bracket === '{')) return false;
    const apart = this.previous.line !== place.line || this.previous.token.end < token.start;
    if (!apart && token.kind === 'word' && !/^(?:-?\d[\d.]*|true|false|null)$/.test(token.text)) return false;
    this.fix('missing-comma', this.previous.line, this.previous.token.end, this.previous.token.end, ',');
    this.toNext(this.previous.line, this.previous.token);
    return this.stack.bracket === '{' ? this.key(token, place) : this.value(token, place);
  }

  /** After the end of the document: a short rest that is no JSON of its own goes. */
  private garbage(token: Token, { line }: Place): boolean {
    const isRest = token.kind === 'word' || token.kind === 'other' || token.text === ',';
    const before = this.fixes.filter((fix) => fix.kind === 'trailing-garbage').length;
    if (!isRest || before >= MAX_GARBAGE) return false;
    this.fix('trailing-garbage', line, token.start, token.end, '');
    return true;
  }
}
