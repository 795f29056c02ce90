import { StringDecoder } from 'node:string_decoder';
import { middleOf, NOTABLE_SHARE, OUTPUT_LIMIT } from './keep-ends.ts';
import { collectNotable } from './notable-lines.ts';

/** Keeps the ends of a stream of any length in bounded memory. */
export interface OutputKeeper {
  push(chunk: Uint8Array | string): void;
  /** Call once, at the end. `lost` counts characters left out of the middle, where the text has a marker line. */
  finish(): { text: string; lost: number };
}

/**
 * A keeper for pipes and child processes: nearly half of the limit from the head, as much from the tail, and lines of the middle that look
 * like errors; invalid UTF-8 is replaced.
 * Memory stays below three times the limit plus one chunk, time is linear.
 * @param limit characters to keep
 */
export function createOutputKeeper(limit: number = OUTPUT_LIMIT): OutputKeeper {
  const half = Math.floor((limit * (1 - NOTABLE_SHARE)) / 2);
  const notable = collectNotable(limit * NOTABLE_SHARE);
  const decoder = new StringDecoder('utf8');
  let head = '';
  let tail = '';
  let lost = 0;

  const take = (text: string): void => {
    const room = half - head.length;
    head += text.slice(0, room);
    if (text.length <= room) return;
    tail += room > 0 ? text.slice(room) : text;
    // trimmed only when it has doubled, so that each character is moved at most twice
    if (tail.length > limit) trim();
  };
  const trim = (): void => {
    const over = tail.length - half;
    if (over <= 0) return;
    lost += over;
    notable.look(tail.slice(0, over));
    tail = Buffer.from(tail.slice(over), 'utf16le').toString('utf16le'); // a flat copy: a slice would keep all it was cut from
  };

  return {
    push: (chunk) => take(typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk))),
    finish: () => {
      take(decoder.end());
      trim();
      if (lost === 0) return { text: head + tail, lost };
      const cleanHead = head.slice(0, head.lastIndexOf('\n') + 1 || head.length);
      const cleanTail = tail.slice(tail.indexOf('\n') + 1);
      lost += head.length - cleanHead.length + tail.length - cleanTail.length;
      return { text: cleanHead.replace(/\n$/, '') + middleOf(lost, notable.lines) + cleanTail, lost };
    },
  };
}
