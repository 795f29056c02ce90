/** Every statement of history by name. Written in the SQL that a server database understands too; upserts go by key. */

export const INSERT_EVENT = `
  INSERT INTO event (id, source, session, agent, tool, command, cwd, project, exit_code, outcome, interrupted, at, duration_ms, edit, notices)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO NOTHING`;

export const INSERT_FAILURE = `
  INSERT INTO failure (event, project, at, fingerprint, signature, pattern, category, root, captures, text)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (event) DO NOTHING`;

export const UPSERT_ATTEMPT = `
  INSERT INTO attempt (id, written, event_id, session, project, fingerprint, pattern, remedy, backup, result, files, summary, at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET
    written = excluded.written, result = excluded.result,
    backup = COALESCE(excluded.backup, backup), files = COALESCE(excluded.files, files), summary = COALESCE(excluded.summary, summary)
  WHERE excluded.written > attempt.written`;

export const UPSERT_RUN = `
  INSERT INTO run (id, written, session, agent, model, project, head, branch, started_at, ended_at, status)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET
    written = excluded.written, agent = COALESCE(excluded.agent, agent), model = COALESCE(excluded.model, model),
    head = COALESCE(excluded.head, head), branch = COALESCE(excluded.branch, branch),
    ended_at = COALESCE(excluded.ended_at, ended_at), status = COALESCE(excluded.status, status)
  WHERE excluded.written > run.written`;

export const COUNT_PATTERN = `
  INSERT INTO pattern_seen (project, pattern, occurrences, last_seen) VALUES (?, ?, ?, ?)
  ON CONFLICT (project, pattern) DO UPDATE SET
    occurrences = occurrences + excluded.occurrences, last_seen = MAX(last_seen, excluded.last_seen)`;

export const COUNT_FINGERPRINT = `
  INSERT INTO fingerprint_seen (project, fingerprint, seen, first_seen, last_seen) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (project, fingerprint) DO UPDATE SET
    seen = seen + excluded.seen, first_seen = MIN(first_seen, excluded.first_seen), last_seen = MAX(last_seen, excluded.last_seen)`;

export const COUNT_DAY = `
  INSERT INTO day_seen (project, day, outcome, events) VALUES (?, ?, ?, ?)
  ON CONFLICT (project, day, outcome) DO UPDATE SET events = events + excluded.events`;

export const UPSERT_ALIAS = `
  INSERT INTO project_alias (key, identity, root_commit, root) VALUES (?, ?, ?, ?)
  ON CONFLICT (key) DO UPDATE SET
    identity = excluded.identity, root_commit = COALESCE(excluded.root_commit, root_commit), root = COALESCE(excluded.root, root)`;

export const ALIASES = 'SELECT no, key, identity, root_commit, root FROM project_alias';

/** All that shares the identity of a project key: its clones on this machine. Takes the key, or an identity. */
export const SAME_PROJECT = `
  SELECT no FROM project_alias
  WHERE identity IN (SELECT identity FROM project_alias WHERE key = ?1 OR identity = ?1)`;

export const SEGMENT_OFFSETS = 'SELECT name, offset FROM segment';
export const SET_SEGMENT_OFFSET = `
  INSERT INTO segment (name, offset) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET offset = excluded.offset`;
export const FORGET_SEGMENT = 'DELETE FROM segment WHERE name = ?';

/** A subselect and not a join: the planner would begin with the few projects and sort all of their events. */
const projectKey = (table: string): string =>
  `(SELECT key FROM project_alias WHERE project_alias.no = ${table}.project)`;

const EVENT_COLUMNS = `
  event.id, event.source, event.session, event.agent, event.tool, event.command, event.cwd, ${projectKey('event')} AS project,
  event.exit_code, event.outcome, event.interrupted, event.at, event.duration_ms, event.edit, event.notices,
  failure.fingerprint, failure.signature, failure.pattern, failure.category, failure.root, failure.captures, failure.text`;

export const SELECT_EVENTS = `SELECT ${EVENT_COLUMNS} FROM event LEFT JOIN failure ON failure.event = event.no`;

/** The same rows found from the failure's side, for filters on fingerprint and pattern. */
export const SELECT_FAILED_EVENTS = `SELECT ${EVENT_COLUMNS} FROM failure JOIN event ON event.no = failure.event`;

export const SELECT_ATTEMPTS = `SELECT attempt.*, ${projectKey('attempt')} AS project_key FROM attempt`;

export const SELECT_RUNS = `SELECT run.*, ${projectKey('run')} AS project_key FROM run`;

/** Summed up by whoever asks: in WebAssembly grouping a thousand rows takes longer than reading them. */
export const SELECT_OCCURRENCES = 'SELECT pattern, occurrences, last_seen FROM pattern_seen';

export const SELECT_FINGERPRINT = `
  SELECT SUM(seen) AS seen, MIN(first_seen) AS first_seen, MAX(last_seen) AS last_seen FROM fingerprint_seen
  WHERE fingerprint = ? AND project IN (${SAME_PROJECT.replaceAll('?1', '?2')})`;

export const SELECT_DAYS = 'SELECT day, outcome, SUM(events) AS events FROM day_seen';

export const OLDEST_KEPT = 'SELECT at FROM event ORDER BY at DESC LIMIT 1 OFFSET ?';
export const DELETE_EVENTS_BEFORE = 'DELETE FROM event WHERE at < ?';
export const DELETE_ATTEMPTS_BEFORE = 'DELETE FROM attempt WHERE at < ?';
export const DELETE_RUNS_BEFORE = 'DELETE FROM run WHERE started_at < ?';
export const COUNT_EVENTS = 'SELECT COUNT(*) AS events FROM event';

/** Tables whose rows belong to a project; `failure` goes with its event. */
export const PROJECT_TABLES = ['event', 'attempt', 'run', 'pattern_seen', 'fingerprint_seen', 'day_seen'] as const;

/** Walks all pages of the tables that do not grow with every event. */
export const READ_SMALL_TABLES = `SELECT ${[
  'project_alias',
  'run',
  'attempt',
  'pattern_seen',
  'fingerprint_seen',
  'day_seen',
  'segment',
]
  .map((table) => `(SELECT COUNT(*) FROM ${table})`)
  .join(', ')}`;

const readEnd = (order: 'ASC' | 'DESC'): string => `
  SELECT SUM(LENGTH(command)), SUM(LENGTH(text)) FROM (
    SELECT event.command, failure.text FROM event LEFT JOIN failure ON failure.event = event.no ORDER BY event.at ${order} LIMIT ?)`;

/** Reads the events of one end with all that belongs to them. */
export const READ_NEWEST = readEnd('DESC');
export const READ_OLDEST = readEnd('ASC');
