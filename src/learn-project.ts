import { loadConfig } from './config/load-config.ts';
import type { History, Intake } from './history/port.ts';
import { shortHash } from './history/short-hash.ts';
import { loadKnowledge } from './knowledge.ts';
import { learnedFile, ownLearnedFile } from './learned-file.ts';
import { experienceBook } from './learning/experience-book.ts';
import { removeExperience, writeExperience } from './learning/experience-file.ts';
import { passingLines } from './learning/guards/passing-book.ts';
import { takeInPasses } from './learning/guards/passing-file.ts';
import { observeFixes } from './learning/observe-fixes.ts';
import { attributeFailures } from './learning/patterns/attribute-failures.ts';
import { demotionsSince } from './learning/patterns/demotions.ts';
import { judgeRemedies } from './learning/patterns/judge-remedies.ts';
import { learnPatterns } from './learning/patterns/learn-patterns.ts';
import { readLearned, removeLearned, writeLearned } from './learning/patterns/learned-file.ts';
import { repeatedWords, withoutNames } from './learning/patterns/repeated-words.ts';
import { withPatternFile, writePatternFile } from './learning/review/pattern-file.ts';
import { type Env, projectStateDir } from './system/paths.ts';
import { findProject } from './system/project.ts';

/** Newest events of a project that it learns from; what was not used for so long is forgotten. */
const LEARNED_FROM = 5_000;

/**
 * Learns anew from the history of one project: patterns of messages that the catalogue does not know, what settles failures, and how far both
 * are to be trusted. Never in a hook.
 * @param now UTC milliseconds
 * @param place its root, where the history may not know it yet
 */
export async function learnProject(
  project: string,
  history: History & Intake,
  env: Env,
  now: number,
  place?: string,
): Promise<void> {
  const state = projectStateDir(env, project);
  const root = (await history.projects()).get(project)?.root ?? place;
  if (!root) return; // only a session's start is known of it
  const { learning } = (await loadConfig({ root }, env)).config;
  if (!learning.store_new_patterns) {
    removeLearned(state);
    return removeExperience(state);
  }
  const events = (await history.events({ project, limit: LEARNED_FROM })).reverse();
  const attempts = await history.attempts({ project, limit: LEARNED_FROM });
  const roots = new Map<string, string>();
  const rootOf = (folder: string): string => {
    const known = roots.get(folder) ?? findProject(folder).root;
    roots.set(folder, known);
    return known;
  };
  const knowledge = await loadKnowledge(findProject(root), env);
  const isConsequence = (id: string): boolean => knowledge.pattern(id)?.consequence ?? false;
  const minOccurrences = learning.min_occurrences_to_save;
  const passing = takeInPasses(state);
  const previous = demotionsSince(readLearned(state), state);
  const named = await learnedFile(env, { root, key: project });
  const file = named === ownLearnedFile(env, { key: project }) ? null : named;
  const patterns = learnPatterns({
    events,
    previous: file ? withPatternFile(previous, file, now) : previous,
    passing,
    isConsequence,
    repeated: repeatedWords(observeFixes(events.map(withoutNames), attempts, rootOf, isConsequence)),
    minOccurrences,
    now,
  });
  const attributed = attributeFailures(events, patterns, isConsequence);
  const observations = observeFixes(attributed, attempts, rootOf, isConsequence);
  const judged = judgeRemedies(patterns, observations, attempts);
  writeLearned(state, judged);
  if (file) writePatternFile(judged, file, shortHash(project).slice(0, 12));
  // What passing runs print, too, was not gone when they passed: nothing has settled it.
  const { wasPrinted } = passingLines(passing);
  const stays = new Set(
    attributed.flatMap(({ failure }) => (failure && wasPrinted(failure.root) ? failure.fingerprint : [])),
  );
  const settling = observations.filter(({ fingerprint }) => !stays.has(fingerprint));
  const telling = attributed.filter(({ failure }) => !failure || !stays.has(failure.fingerprint));
  writeExperience(state, experienceBook(telling, settling, minOccurrences));
}
