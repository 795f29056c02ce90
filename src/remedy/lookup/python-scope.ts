import { maskCode } from './mask-code.ts';
import { enclosingFunction } from './python-functions.ts';
import { topLevelNames } from './python-names.ts';
import { classBody } from './python-signature.ts';

const BUILTINS =
  `abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir
divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len
list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted
staticmethod str sum super tuple type vars zip True False None NotImplemented Ellipsis Exception ValueError TypeError KeyError IndexError
AttributeError RuntimeError NotImplementedError OSError IOError FileNotFoundError PermissionError StopIteration ImportError NameError
ZeroDivisionError ArithmeticError LookupError TimeoutError ConnectionError UnicodeDecodeError KeyboardInterrupt SystemExit Warning
DeprecationWarning UserWarning BaseException ModuleNotFoundError FileExistsError AssertionError EOFError OverflowError RecursionError`.split(
    /\s+/,
  );

/** Names that a stretch of masked code binds: parameters, assignments, loops, `as`, walrus, nested definitions. */
function boundIn(code: string): Set<string> {
  const names = new Set<string>();
  const add = (list: string): void => {
    for (const name of list.match(/[A-Za-z_]\w*/g) ?? []) names.add(name);
  };
  for (const match of code.matchAll(/\bdef[ \t]+(\w+)[ \t]*\(([^)]*)\)/g)) {
    add(match[1] ?? '');
    for (const parameter of (match[2] ?? '').split(',')) add(/^[\s*]*(\w+)/.exec(parameter)?.[1] ?? '');
  }
  for (const match of code.matchAll(/^[ \t]*((?:[\w*]+[ \t]*,[ \t]*)*[A-Za-z_]\w*)[ \t]*(?::[^=\n]*)?=(?!=)/gm))
    add(match[1] ?? '');
  for (const match of code.matchAll(/\bfor[ \t]+([\w\s,()*]+?)[ \t]+in\b/g)) add(match[1] ?? '');
  for (const match of code.matchAll(/\bas[ \t]+(\w+)|\b(\w+)[ \t]*:=|\blambda[ \t]+([\w, ]+):/g))
    add(match[1] ?? match[2] ?? match[3] ?? '');
  return names;
}

/** Python's own names. */
export const PYTHON_BUILTINS: ReadonlySet<string> = new Set(BUILTINS);

/** Names that code at an offset can see, Python's own left out: of its function and of the module. */
export function namesInScope(text: string, offset: number): Set<string> {
  const code = maskCode(text, 'python');
  const around = enclosingFunction(code, offset);
  return new Set([...(around ? boundIn(code.slice(around.start, around.end)) : []), ...topLevelNames(text)]);
}

/** What a class of this text defines: methods, class variables, `self.…` attributes, and the names of its bases. Null when it is not here. */
export function classMembers(text: string, name: string): { members: Set<string>; bases: string[] } | null {
  const code = maskCode(text, 'python');
  const body = classBody(code, name);
  if (!body) return null;
  const inside = code.slice(...body);
  const members = new Set<string>();
  for (const match of inside.matchAll(
    /^[ \t]+(?:async[ \t]+)?def[ \t]+(\w+)|\bself\.(\w+)[ \t]*(?::[^=\n]+)?=(?!=)|^[ \t]+(\w+)[ \t]*(?::[^\n]*|=(?!=)[^\n]*)$/gm,
  )) {
    members.add(match[1] ?? match[2] ?? match[3] ?? '');
  }
  for (const word of ['else', 'try', 'finally', 'pass']) members.delete(word);
  const bases = new RegExp(`^[ \\t]*class[ \\t]+${name}[ \\t]*\\(([^)]*)\\)`, 'm').exec(code)?.[1] ?? '';
  return {
    members,
    bases: bases
      .split(',')
      .map((base) => base.trim())
      .filter((base) => /^[\w.]+$/.test(base)),
  };
}
