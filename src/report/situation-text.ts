import { isExplained } from './diagnosis-words.ts';
import type { Changed, Experience, News, Restored } from './news.ts';
import { code, oneLine, sentence } from './plain-text.ts';
import { ago, plural } from './time-words.ts';

const rereadNote = (files: readonly string[]): string =>
  files.length === 1 ? 'read the file again before editing it' : 'read these files again before editing them';

/** A fix was applied: what changed, whether it is confirmed, the way back. */
export function changedText(changed: Changed, program: string): string {
  const what = oneLine(changed.summary, 400).replace(/\.$/, '');
  const state = changed.confirmed
    ? 'Confirmed: the command passed since.'
    : 'Not yet confirmed: the next run of the same command confirms or restores it.';
  return `Changed: ${what} (${rereadNote(changed.files)}).\n${state} Undo: ${code(`${program} rollback ${changed.backup}`)}.`;
}

/** An earlier fix was taken back. */
export function restoredText(restored: Restored): string {
  const files = restored.files.map((file) => oneLine(file, 120)).join(', ');
  const why = oneLine(restored.reason).replace(/\.$/, '');
  return `Restored: ${files} as before the fix (${why}; ${rereadNote(restored.files)}). The fix was: ${sentence(oneLine(restored.summary, 300))} It is not tried again here.`;
}

/** What happened the last times, in this repository. Null when it is the first time or nothing came of it. */
export function experienceText(known: Experience, now: number): string | null {
  const vain = known.inVain?.length ? ` Did not help: ${known.inVain.map((one) => oneLine(one, 100)).join('; ')}.` : '';
  const { settled } = known;
  const seen = `seen ${plural(known.seen, 'time')} in this repository`;
  const flaked = known.flaked
    ? ` The same command passed ${plural(known.flaked, 'time')} with nothing changed in between.`
    : '';
  if (settled) {
    const record = settled.of === 1 ? 'once' : `${settled.times} of ${plural(settled.of, 'time')}`;
    return `${seen}; ${code(oneLine(settled.by, 200))} settled it ${record}, last ${ago(settled.last, now)}.${flaked}${vain}`;
  }
  if (flaked !== '') return `${seen}, last ${ago(known.lastSeen, now)}.${flaked}${vain}`;
  if (known.seen < 2 && vain === '') return null;
  return `${seen}, last ${ago(known.lastSeen, now)}; not settled yet.${vain}`;
}

/** The end of the output is lost, which matters where nothing was recognised in what is left. */
export function cutText({ report }: News): string | null {
  const { cut, command } = report.failure.event;
  if (!cut?.tailLost || report.failure.outcome === 'succeeded') return null;
  const missing = isExplained(report.diagnoses[0])
    ? 'the end of this output was lost, so more may be missing'
    : 'the end of this output was lost (first 30,000 characters kept), so the cause may be missing';
  const retry =
    command && isSimple(command) ? ` \`${command.trim()} > /tmp/out.txt 2>&1; tail -60 /tmp/out.txt\` shows it;` : '';
  return `${missing}.${retry} BASH_MAX_OUTPUT_LENGTH=150000 keeps it next time.`;
}

/** A command that may get a redirection at its end and still mean the same. */
const isSimple = (command: string): boolean => command.length <= 120 && /^[\w ./:=@%+,-]+$/.test(command.trim());
