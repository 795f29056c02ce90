import { StringDecoder } from 'node:string_decoder';
import { middleOf, NOTABLE_SHARE, OUTPUT_LIMIT } from './keep-ends.ts';
import { collectNotable } from './notable-lines.ts';

/** Keeps the ends of a stream of any length in bounded memory. */
export interface OutputKeeper {
  push(chunk: Uint8Array | string): void;
  /** Call once, at the end. `lost` counts characters left out of the middle, where the text has a marker line. */
  finish(): { text: string; lost: number };
}

/** Pieces of the tail are at least this long, or few bytes at a time would make a long list. */
const PIECE = 16_384;

/**
 * A keeper for pipes and child processes: nearly half of the limit from the head, as much from the tail, and lines of the middle that look
 * like errors; invalid UTF-8 is replaced.
 * Holds at most the limit plus two chunks, copies nothing twice, and takes time linear in the stream.
 * @param limit characters to keep
 */
export function createOutputKeeper(limit: number = OUTPUT_LIMIT): OutputKeeper {
  const half = Math.floor((limit * (1 - NOTABLE_SHARE)) / 2);
  const notable = collectNotable(limit * NOTABLE_SHARE);
  const decoder = new StringDecoder('utf8');
  let head = '';
  /** Pieces in order, as they came: the tail and at most one piece more. */
  let pieces: string[] = [];
  let length = 0;
  /** The last line of what left the tail, as far as it is there. */
  let begun = '';
  let lost = 0;

  const take = (text: string): void => {
    const room = half - head.length;
    if (room > 0) head += text.slice(0, room);
    const rest = room > 0 ? text.slice(room) : text;
    if (rest === '') return;
    const last = pieces.length - 1;
    if (last >= 0 && (pieces[last] as string).length < PIECE) pieces[last] += rest;
    else pieces.push(rest);
    length += rest.length;
    while (length - (pieces[0] as string).length >= half) leave(pieces.shift() as string);
  };
  /** Looks at the whole lines of what leaves the tail. */
  const leave = (piece: string): void => {
    length -= piece.length;
    lost += piece.length;
    const text = begun + piece;
    const end = text.lastIndexOf('\n') + 1 || text.length;
    notable.look(text.slice(0, end));
    begun = text.slice(end);
  };

  return {
    push: (chunk) => take(typeof chunk === 'string' ? chunk : decoder.write(chunk)),
    finish: () => {
      take(decoder.end());
      let tail = pieces.join('');
      pieces = [];
      const over = tail.length - half;
      if (over > 0) leave(tail.slice(0, over));
      if (lost === 0) return { text: head + tail, lost };
      tail = tail.slice(Math.max(0, over));
      const cleanHead = head.slice(0, head.lastIndexOf('\n') + 1 || head.length);
      const cleanTail = tail.slice(tail.indexOf('\n') + 1);
      lost += head.length - cleanHead.length + tail.length - cleanTail.length;
      return { text: cleanHead.replace(/\n$/, '') + middleOf(lost, notable.lines) + cleanTail, lost };
    },
  };
}
