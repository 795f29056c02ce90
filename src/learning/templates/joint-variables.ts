import { type Row, unite } from './row.ts';
import { VALUE } from './settle.ts';
import { continuesSentence, isSwitchValue, placeOf, shapeOf } from './token-shape.ts';
import { isPunctuation } from './tokens.ts';

/** How many names it takes where a name could as well be a word of the message. */
const FEW_NAMES = 4;

type Candidacy = 'sure' | 'doubtful' | null;

/** Whether a token that differs from line to line is a value, by its looks and its place alone. */
const candidacyOf = (tokens: readonly string[], position: number): Candidacy => {
  const token = tokens[position] as string;
  if (isPunctuation(token)) return null;
  const place = placeOf(tokens, position);
  if (place === 'assigned' || place === 'quoted') return 'sure';
  const shape = shapeOf(token);
  if (shape === 'value' || shape === 'numbered' || isSwitchValue(tokens, position)) return 'sure';
  if (place === 'after noun') return continuesSentence(token) ? null : 'sure';
  return shape === 'identifier' && place !== 'first' && /[_.]/.test(token) ? 'doubtful' : null;
};

interface Group {
  rows: Row[];
  candidates: Candidacy[];
}

/** Rows that are equal except at their candidates. */
const groupsOf = (rows: readonly Row[], withDoubtful: boolean): Iterable<Group> => {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const candidates = row.tokens.map((_, position) => {
      const candidacy = candidacyOf(row.tokens, position);
      return candidacy === 'doubtful' && !withDoubtful ? null : candidacy;
    });
    const key = row.tokens.map((token, position) => (candidates[position] ? VALUE : token)).join('\u0003');
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { rows: [row], candidates });
  }
  return groups.values();
};

const settleGroup = ({ rows, candidates }: Group): void => {
  if (rows.length < 2) return;
  const varying: number[] = [];
  for (const [position, candidacy] of candidates.entries()) {
    if (candidacy === null) continue;
    const values = new Set(rows.map((row) => row.tokens[position])).size;
    if (values < 2) continue;
    if (candidacy === 'doubtful' && values < FEW_NAMES) return; // too few to tell: these rows stay apart
    varying.push(position);
  }
  for (const row of rows) for (const position of varying) row.tokens[position] = VALUE;
};

/**
 * Turns into values what looks like one and differs between rows that are equal elsewhere, at several positions at once: what is assigned, quoted,
 * numbered or named. First what is sure, then, with it out of the way, what is doubtful.
 */
export function findJointVariables(rows: readonly Row[]): Row[] {
  let current = rows;
  for (const withDoubtful of [false, true]) {
    for (const group of groupsOf(current, withDoubtful)) settleGroup(group);
    current = unite(current);
  }
  return [...current];
}
