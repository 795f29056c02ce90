import type { ProjectView, StrategyInput } from '../remedy.ts';
import { pythonOf } from './python-interpreter.ts';

/** How Python reads one text. */
export interface PythonParse {
  ok: boolean;
  /** Hash of the syntax tree without positions: equal for texts that mean the same. Null when it does not parse. */
  tree: string | null;
  /** 1-based line of the syntax error, or null. */
  line: number | null;
  message: string | null;
}

const SCRIPT = `
import ast, hashlib, json, sys, warnings
warnings.simplefilter('ignore')
out = []
for text in json.load(sys.stdin):
    try:
        tree = ast.parse(text)
        compile(text, 'candidate', 'exec', dont_inherit=True)
        out.append({'ok': True, 'tree': hashlib.sha256(ast.dump(tree).encode('utf-8', 'replace')).hexdigest(), 'line': None, 'message': None})
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        out.append({'ok': False, 'tree': None, 'line': getattr(error, 'lineno', None), 'message': getattr(error, 'msg', str(error))})
json.dump(out, sys.stdout)
`;

const isParse = (value: unknown): value is PythonParse =>
  typeof value === 'object' &&
  value !== null &&
  'ok' in value &&
  'tree' in value &&
  'line' in value &&
  'message' in value;

/** Lets the Python of the failing command parse texts; nothing of them is run. Empty when it cannot be asked. */
export async function parsePython(
  texts: readonly string[],
  input: StrategyInput,
  view: ProjectView,
): Promise<PythonParse[]> {
  const python = await pythonOf(input, view);
  const answer = await view.query([python.interpreter, '-I', '-c', SCRIPT], {
    input: JSON.stringify(texts),
    timeoutMs: 20_000,
  });
  if (answer.exitCode !== 0) return [];
  const parsed: unknown = JSON.parse(answer.stdout);
  return Array.isArray(parsed) && parsed.length === texts.length && parsed.every(isParse) ? parsed : [];
}
