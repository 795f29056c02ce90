import { grouped } from '../report/time-words.ts';
import type { TextContext } from './context.ts';

/** Says how much was read, on a terminal only. */
export interface Progress {
  add(bytes: number): void;
  /** Takes the line away again. */
  end(): void;
}

/** Nothing is said about what is read at once, and then not more often than an eye can follow. */
const EVERY_MS = 500;
/** Asking for the time at every chunk costs more than the chunk. */
const EVERY_BYTES = 1 << 20;

/**
 * Progress of reading a long text, on stderr: one line that is written over. Silent where stderr is no terminal.
 * @param total bytes in all, where that is known
 */
export function showProgress({ stderr, now }: Pick<TextContext, 'stderr' | 'now'>, total?: number): Progress {
  if (!stderr.isTTY) return { add: () => {}, end: () => {} };
  let read = 0;
  let asked = 0;
  let said = now();
  let shown = false;
  return {
    add(bytes) {
      read += bytes;
      if (read - asked < EVERY_BYTES) return;
      asked = read;
      if (now() - said < EVERY_MS) return;
      said = now();
      shown = true;
      const part = total ? ` of ${megabytes(total)} (${Math.min(100, Math.floor((read / total) * 100))} %)` : '';
      stderr.write(`\r\x1b[Kheal-hooks: ${megabytes(read)}${part} read`);
    },
    end() {
      if (shown) stderr.write('\r\x1b[K');
    },
  };
}

const megabytes = (bytes: number): string => `${grouped(Math.round(bytes / 1e6))} MB`;
