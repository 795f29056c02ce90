import { logFault } from '../history/append-log.ts';
import { readExperience } from '../learning/experience-file.ts';
import { messageFingerprint } from '../learning/message-fingerprint.ts';
import { type Recalled, recallLesson } from '../learning/recall-lesson.ts';
import { projectStateDir, stateDir } from '../system/paths.ts';
import type { Call } from './call.ts';

/** What this project has learned about the failure, where learning is on. A fault of ours costs the sentence, not the advice. */
export function recallExperience({ event, report, config, world }: Call): Recalled | null {
  if (!config.learning.store_new_patterns) return null;
  try {
    const book = readExperience(projectStateDir(world.env, event.project));
    if (!book) return null;
    const { keyLines, text } = report.failure;
    const first = report.diagnoses[0];
    const { pattern = null, captures = {}, root = keyLines[0]?.text ?? '' } = first ?? {};
    const known = first?.match?.pattern;
    const fingerprint =
      pattern !== null && known?.layer === 'learned'
        ? messageFingerprint(report.failure, pattern, root.trim())
        : report.failure.fingerprint;
    return recallLesson(book, { fingerprint, pattern, captures, root: known?.consequence ? text : root });
  } catch (error) {
    logFault(stateDir(world.env), 'experience', error, world.now());
    return null;
  }
}
