import { logFault } from '../history/append-log.ts';
import { notePass } from '../learning/guards/note-pass.ts';
import { projectStateDir, stateDir } from '../system/paths.ts';
import type { Call } from './call.ts';

/**
 * What a passing run printed is no failure: it is kept, so that no pattern is learned that matches it, and what was learned already and does
 * so is taken out at once. Only of commands that do work and whose own status says that they passed. A fault of ours costs nothing else.
 */
export async function notePassing({ event, report, shape, config, world }: Call): Promise<void> {
  if (!config.learning.store_new_patterns || shape.readOnly || shape.hidden.length > 0 || event.exitCode !== 0) return;
  try {
    const state = projectStateDir(world.env, event.project);
    notePass(state, { at: world.now(), family: shape.family, lines: report.failure.lines });
    if (!report.disproved) return;
    const { demoteNow } = await import('../learning/patterns/demotions.ts'); // rare
    const hits = report.disproved.map(({ pattern, text }) => ({ id: pattern.id, line: text }));
    demoteNow(state, hits, world.now());
  } catch (error) {
    logFault(stateDir(world.env), 'learning', error, world.now());
  }
}
