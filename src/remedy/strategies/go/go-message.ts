import type { StrategyInput } from '../../remedy.ts';

/** One message of the Go compiler or of vet. */
export interface GoMessage {
  /** As printed. */
  file: string;
  line: number;
  column: number | null;
  text: string;
}

const FORM = /^\s*(?:vet: )?(?:#\s+)?([^\s:][^:\n]*\.go):(\d+):(?:(\d+):)? (.+)$/;

const readLine = (line: string): GoMessage | null => {
  const found = FORM.exec(line);
  return found
    ? { file: found[1] ?? '', line: Number(found[2]), column: found[3] ? Number(found[3]) : null, text: found[4] ?? '' }
    : null;
};

/** All messages in the output, in order. */
export const goMessages = (lines: readonly string[]): GoMessage[] => lines.flatMap((line) => readLine(line) ?? []);

/** The message that the diagnosis is about. */
export const goMessage = ({ diagnosis }: StrategyInput): GoMessage | null => readLine(diagnosis.root);

/** What a message says about a name that Go does not know. */
export type UnknownGoName =
  /** `x.Name undefined (type T has no field or method Name)`, `unknown field Name in struct literal of type T`. */
  | { kind: 'member'; symbol: string; type: string; proposed: string | null }
  /** `undefined: pkg.Name`, `Name not declared by package pkg`, `name not exported by package pkg`. */
  | { kind: 'qualified'; symbol: string; package: string }
  | { kind: 'bare'; symbol: string };

/** Reads a message about a name; null for other messages. */
export function unknownGoName(text: string): UnknownGoName | null {
  const member =
    /undefined \(type (.+?) has no field or method (\w+)(?:, but does have (?:field |method )?(\w+))?/.exec(text) ??
    /^()unknown field '?(\w+)'? in struct literal/.exec(text);
  if (member) {
    const type = member[1] || (/struct literal of type ([^\s,]+)/.exec(text)?.[1] ?? '');
    const proposed = member[3] ?? /but does have (?:field |method )?(\w+)/.exec(text)?.[1] ?? null;
    return { kind: 'member', symbol: member[2] ?? '', type, proposed };
  }
  const declared = /^(?:name )?(\w+) not (?:declared|exported) by package (\w+)/.exec(text);
  if (declared) return { kind: 'qualified', symbol: declared[1] ?? '', package: declared[2] ?? '' };
  const qualified = /^(?:undefined: |cannot refer to unexported name |undeclared name: )(\w+)\.(\w+)/.exec(text);
  if (qualified) return { kind: 'qualified', symbol: qualified[2] ?? '', package: qualified[1] ?? '' };
  const bare = /^(?:undefined|undeclared name): (\w+)/.exec(text)?.[1];
  return bare ? { kind: 'bare', symbol: bare } : null;
}
