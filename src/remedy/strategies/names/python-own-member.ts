import type { Replacement } from '../../../transaction/plan.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { enclosingFunction } from '../../lookup/python-functions.ts';
import { classMembers } from '../../lookup/python-scope.ts';
import { classBody } from '../../lookup/python-signature.ts';
import { identifiersOnLine } from '../../lookup/source-text.ts';

/** Name of the class in whose body a method's header stands, by indentation. */
function classOf(code: string, method: number): string | null {
  const lines = code.slice(0, method).split('\n');
  let indent = /^[ \t]*/.exec(code.slice(method))?.[0].length ?? 0;
  for (const line of lines.reverse()) {
    const own = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (line.trim() === '' || own >= indent) continue;
    const name = /^[ \t]*class[ \t]+(\w+)/.exec(line)?.[1];
    if (name || /^[ \t]*(?:async[ \t]+)?def\b/.test(line)) return name ?? null;
    indent = own;
  }
  return null;
}

/**
 * `self.` (or `cls.`) before the uses of a name at a line, when the method around it takes it and its class (in this file) has a member of that name. Null in
 * static methods, for attributes of instances in class methods, and where the name is a keyword of a call.
 */
export function ownPythonMember(text: string, line: number, name: string): Replacement[] | null {
  const code = maskCode(text, 'python');
  const uses = identifiersOnLine(code, line, name).filter(
    (at) => !/\.[ \t]*$/.test(code.slice(Math.max(0, at - 80), at)) && !/^\s*=(?!=)/.test(code.slice(at + name.length)),
  );
  const [first] = uses;
  const method = first === undefined ? null : enclosingFunction(code, first);
  const receiver = method ? /^[^\n(]*\(\s*(self|cls)\b/.exec(code.slice(method.start))?.[1] : undefined;
  if (!method || !receiver) return null;
  const owner = classOf(code, method.start);
  const known = owner ? classMembers(text, owner) : null;
  const body = owner ? classBody(code, owner) : null;
  const ofClass = body
    ? new RegExp(`^[ \\t]+(?:(?:async[ \\t]+)?def[ \\t]+)?${name}[ \\t]*[(:=]`, 'm').test(code.slice(...body))
    : false;
  if (receiver === 'cls' && !ofClass) return null;
  return known?.members.has(name) ? uses.map((at) => ({ start: at, end: at, text: `${receiver}.` })) : null;
}
