import { type RedirectToken, type ShellToken, shellTokens, type WordToken } from './shell-tokens.ts';

/** One program call as written. */
export interface SimpleCommand {
  kind: 'simple';
  /** `A=1 B=2` before the program. */
  assignments: string[];
  words: WordToken[];
  redirects: RedirectToken[];
}

/** A group of lists: `( )`, `{ }`, `if`, a loop, `case`, or the body of a function. */
export interface CompoundCommand {
  kind: 'subshell' | 'group' | 'if' | 'loop' | 'case' | 'function';
  /** Lists whose status only decides (the condition of `if` and `while`). */
  conditions: ShellList[];
  bodies: ShellList[];
  redirects: RedirectToken[];
}

export type ShellCommand = SimpleCommand | CompoundCommand;

/** `a | b`, perhaps with `!` before it. */
export interface Pipeline {
  negated: boolean;
  commands: ShellCommand[];
}

/** `a && b || c`, perhaps in the background. `links[i]` stands before `pipelines[i + 1]`. */
export interface AndOr {
  pipelines: Pipeline[];
  links: ('&&' | '||')[];
  background: boolean;
}

export type ShellList = AndOr[];

const DEPTH_LIMIT = 30;

/** Reads tokens into a tree. Tolerant: what does not parse is read as words, nothing throws. */
class TreeReader {
  private at = 0;
  private depth = 0;
  constructor(private readonly tokens: readonly ShellToken[]) {}

  list(ends: readonly string[]): ShellList {
    const items: AndOr[] = [];
    if (++this.depth > DEPTH_LIMIT) this.at = this.tokens.length;
    while (this.at < this.tokens.length) {
      if (this.isOperator(';', '\n', '&', ';;', ';&', ';;&')) {
        if (ends.includes(';;') && this.isOperator(';;', ';&', ';;&')) break;
        this.at++;
        continue;
      }
      if (this.atEnd(ends)) break;
      const before = this.at;
      items.push(this.andOr(ends));
      if (this.at === before) this.at++; // never stand still on a stray token
    }
    this.depth--;
    return items;
  }

  private andOr(ends: readonly string[]): AndOr {
    const item: AndOr = { pipelines: [this.pipeline(ends)], links: [], background: false };
    while (this.isOperator('&&', '||')) {
      item.links.push((this.tokens[this.at++] as { text: '&&' | '||' }).text);
      while (this.isOperator('\n')) this.at++;
      item.pipelines.push(this.pipeline(ends));
    }
    if (this.isOperator('&')) {
      item.background = true;
      this.at++;
    }
    return item;
  }

  private pipeline(ends: readonly string[]): Pipeline {
    const negated = this.takeWord('!');
    if (this.isWord('time')) this.at++;
    const commands = [this.command(ends)];
    while (this.isOperator('|', '|&')) {
      this.at++;
      while (this.isOperator('\n')) this.at++;
      commands.push(this.command(ends));
    }
    return { negated, commands };
  }

  private command(ends: readonly string[]): ShellCommand {
    if (this.isOperator('(')) {
      this.at++;
      const body = this.list([')']);
      this.skipOperator(')');
      return this.compound('subshell', [], [body]);
    }
    if (this.takeWord('{')) {
      const body = this.list(['}']);
      this.takeWord('}');
      return this.compound('group', [], [body]);
    }
    if (this.takeWord('if')) return this.ifCommand();
    if (this.takeWord('while') || this.takeWord('until')) {
      const condition = this.list(['do']);
      return this.loop([condition]);
    }
    if (this.takeWord('for') || this.takeWord('select')) {
      while (this.at < this.tokens.length && !this.isWord('do')) this.at++;
      return this.loop([]);
    }
    if (this.takeWord('case')) return this.caseCommand();
    if (this.takeWord('function') || this.isFunctionHead()) return this.functionCommand();
    return this.simple(ends);
  }

  private ifCommand(): CompoundCommand {
    const conditions: ShellList[] = [];
    const bodies: ShellList[] = [];
    do {
      conditions.push(this.list(['then']));
      this.takeWord('then');
      bodies.push(this.list(['elif', 'else', 'fi']));
    } while (this.takeWord('elif'));
    if (this.takeWord('else')) bodies.push(this.list(['fi']));
    this.takeWord('fi');
    return this.compound('if', conditions, bodies);
  }

  private loop(conditions: ShellList[]): CompoundCommand {
    this.takeWord('do');
    const body = this.list(['done']);
    this.takeWord('done');
    return this.compound('loop', conditions, [body]);
  }

  private caseCommand(): CompoundCommand {
    const bodies: ShellList[] = [];
    while (this.at < this.tokens.length && !this.isWord('in')) this.at++;
    this.takeWord('in');
    while (this.at < this.tokens.length && !this.isWord('esac')) {
      while (this.at < this.tokens.length && !this.isOperator(')') && !this.isWord('esac')) this.at++;
      this.skipOperator(')');
      bodies.push(this.list([';;', 'esac']));
      while (this.isOperator(';;', ';&', ';;&', '\n', ';')) this.at++;
    }
    this.takeWord('esac');
    return this.compound('case', [], bodies);
  }

  private functionCommand(): CompoundCommand {
    while (this.at < this.tokens.length && !this.isWord('{') && !this.isOperator('\n')) this.at++;
    if (!this.takeWord('{')) return this.compound('function', [], []);
    const body = this.list(['}']);
    this.takeWord('}');
    return this.compound('function', [], [body]);
  }

  private compound(kind: CompoundCommand['kind'], conditions: ShellList[], bodies: ShellList[]): CompoundCommand {
    const redirects: RedirectToken[] = [];
    for (let token = this.tokens[this.at]; token?.kind === 'redirect'; token = this.tokens[++this.at])
      redirects.push(token);
    return { kind, conditions, bodies, redirects };
  }

  private simple(ends: readonly string[]): SimpleCommand {
    const command: SimpleCommand = { kind: 'simple', assignments: [], words: [], redirects: [] };
    for (; this.at < this.tokens.length; this.at++) {
      const token = this.tokens[this.at] as ShellToken;
      if (token.kind === 'operator') {
        // `(` inside words belongs to an array or a pattern; a list operator ends the command
        if (token.text !== '(') break;
        continue;
      }
      if (token.kind === 'redirect') command.redirects.push(token);
      else if (command.words.length === 0 && /^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=/.test(token.text))
        command.assignments.push(token.text);
      else if (command.words.length === 0 && this.atEnd(ends)) break;
      else command.words.push(token);
    }
    return command;
  }

  private isFunctionHead(): boolean {
    const [name, open, close] = this.tokens.slice(this.at, this.at + 3);
    return (
      name?.kind === 'word' &&
      open?.kind === 'operator' &&
      open.text === '(' &&
      close?.kind === 'operator' &&
      close.text === ')'
    );
  }

  private isOperator(...texts: string[]): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'operator' && texts.includes(token.text);
  }

  private skipOperator(text: string): void {
    if (this.isOperator(text)) this.at++;
  }

  private isWord(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'word' && !token.quoted && token.text === text;
  }

  private takeWord(text: string): boolean {
    if (!this.isWord(text)) return false;
    this.at++;
    return true;
  }

  private atEnd(ends: readonly string[]): boolean {
    return ends.some((end) => this.isWord(end) || this.isOperator(end));
  }
}

/** Reads a shell command line into a tree of lists. Never throws. */
export const shellTree = (command: string): ShellList => new TreeReader(shellTokens(command)).list([]);
