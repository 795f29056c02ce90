import type { ProjectView } from '../../remedy.ts';
import { cargoQuestion } from './cargo-question.ts';

/** How sure the compiler is of its own proposal. */
export type Applicability = 'MachineApplicable' | 'MaybeIncorrect' | 'HasPlaceholders' | 'Unspecified';

/** A place in a file as rustc counts: lines and columns from 1, columns in characters, end exclusive. */
export interface RustSpan {
  /** As the compiler prints it, relative to the workspace. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** One `help:` with an edit. Several parts belong together, unless they stand at the same place: then they are alternatives. */
export interface RustHelp {
  message: string;
  parts: (RustSpan & { text: string; applicability: Applicability })[];
}

export interface RustMessage {
  level: string;
  code: string | null;
  message: string;
  primary: RustSpan | null;
  helps: RustHelp[];
  /** Further notes and helps in words. */
  notes: string[];
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Compiling can be slow; a question that takes longer is not worth an answer. Milliseconds. */
const LIMIT = 60_000;

const asked = new WeakMap<ProjectView, Promise<RustMessage[]>>();

/** What the compiler says about the project as it is, once per view. Empty when cargo cannot be asked. */
export function compilerMessages(view: ProjectView, command: string | undefined): Promise<RustMessage[]> {
  const known = asked.get(view);
  if (known) return known;
  const answer = view
    .query(cargoQuestion(command), { timeoutMs: LIMIT })
    .then(({ stdout }) => stdout.split('\n').flatMap(messageIn));
  asked.set(view, answer);
  return answer;
}

function messageIn(line: string): RustMessage[] {
  if (!line.startsWith('{')) return [];
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return []; // a line that was cut says nothing
  }
  if (!isObject(value) || value.reason !== 'compiler-message' || !isObject(value.message)) return [];
  const { message } = value;
  const spans = objects(message.spans);
  const primary = spans.find((span) => span.is_primary === true);
  const children = objects(message.children);
  return [
    {
      level: text(message.level),
      code: isObject(message.code) ? text(message.code.code) : null,
      message: text(message.message),
      primary: primary ? spanOf(primary) : null,
      helps: [message, ...children].map(helpOf).filter((help) => help.parts.length > 0),
      notes: children.map((child) => text(child.message)).filter(Boolean),
    },
  ];
}

const spanOf = (span: Json): RustSpan => ({
  file: text(span.file_name),
  line: number(span.line_start),
  column: number(span.column_start),
  endLine: number(span.line_end),
  endColumn: number(span.column_end),
});

const helpOf = (part: Json): RustHelp => ({
  message: text(part.message),
  parts: objects(part.spans)
    .filter((span) => typeof span.suggested_replacement === 'string')
    .map((span) => ({
      ...spanOf(span),
      text: text(span.suggested_replacement),
      applicability: (text(span.suggestion_applicability) || 'Unspecified') as Applicability,
    })),
});
