import { readFileSync, statSync } from 'node:fs';
import { PLAIN } from '../report/style.ts';
import { mayBeTerminal, plainOutput } from '../system/plain-output.ts';
import { askStandby } from '../system/standby/ask-standby.ts';
import type { Invocation } from './command-spec.ts';
import type { TextInput } from './context.ts';
import { decodeAnswer, encodeDiagnose } from './diagnose-request.ts';
import { forgivePipes } from './forgive-pipes.ts';
import { plainInput } from './plain-input.ts';
import { sayFault } from './say-fault.ts';

/** A text of more bytes takes longer to diagnose than a process to start. */
const MOST = 256 * 1024;

/** What came of asking: the exit status of a call that is done, or null and what is left to read of stdin by whoever does it instead. */
export interface Asked {
  status: number | null;
  stdin?: TextInput;
}

/**
 * Lets the standby of this bundle do a plain call of `diagnose`, and prints what it says. It reads nothing: a name may mean something to
 * this process only.
 * @param socket where it listens
 */
export async function askToDiagnose(
  proc: NodeJS.Process,
  socket: string,
  { args, options }: Invocation,
): Promise<Asked> {
  const [file] = args;
  try {
    if (typeof file === 'string' && file !== '-') {
      const input = smallFile(file);
      return { status: input && (await ask(proc, socket, options, input)) };
    }
    if (mayBeTerminal(0)) return { status: null };
    const { chunks, rest } = await take(plainInput(() => proc.stdin));
    const status = rest ? null : await ask(proc, socket, options, Buffer.concat(chunks));
    return { status, stdin: again(chunks, rest) };
  } catch {
    return { status: null }; // what cannot be read here cannot be read there, where words are found for it
  }
}

/** Null where it is no ordinary file, or not there: that is said elsewhere. */
function smallFile(path: string): Buffer | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() && stat.size <= MOST ? readFileSync(path) : null;
}

/** Reads until the end, or until it is too much: then with what reads on. */
async function take(input: TextInput): Promise<{ chunks: Uint8Array[]; rest: AsyncIterator<Uint8Array> | null }> {
  const rest = input[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length <= MOST) {
    const { done, value } = await rest.next();
    if (done) return { chunks, rest: null };
    chunks.push(Uint8Array.from(value)); // overwritten by the next one
    length += value.length;
  }
  return { chunks, rest };
}

const again = (chunks: readonly Uint8Array[], rest: AsyncIterator<Uint8Array> | null): TextInput => ({
  async *[Symbol.asyncIterator]() {
    yield* chunks;
    for (let next = await rest?.next(); next && !next.done; next = await rest?.next()) yield next.value;
  },
});

/** The exit status; null when nobody answers. */
async function ask(
  proc: NodeJS.Process,
  socket: string,
  options: Record<string, unknown>,
  input: Uint8Array,
): Promise<number | null> {
  const stdout = plainOutput(1, () => forgivePipes(proc.stdout));
  const stderr = plainOutput(2, () => forgivePipes(proc.stderr));
  const payload = encodeDiagnose({ options, input, stdout, stderr });
  const text = await askStandby(socket, { env: proc.env, cwd: proc.cwd(), payload });
  const answer = text ? decodeAnswer(text) : null;
  if (!answer) return null;
  try {
    for (const [fd, words] of answer.said) (fd === 1 ? stdout : stderr).write(words);
    return answer.status;
  } catch (error) {
    return sayFault(error, { env: proc.env, stderr, errorStyle: PLAIN });
  }
}
