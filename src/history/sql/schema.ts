/**
 * The database, one step per version; a step that was released is never changed, a new one is added behind it.
 * Times are UTC milliseconds. `project` columns point to `project_alias.no`; what belongs together is told by `identity`.
 * `written` is the UUIDv7 of the journal line that brought a state: newer wins.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE project_alias (
    no INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    identity TEXT NOT NULL,
    root_commit TEXT,
    root TEXT
  );
  CREATE INDEX project_alias_by_identity ON project_alias (identity);

  CREATE TABLE run (
    id TEXT PRIMARY KEY,
    written TEXT NOT NULL,
    session TEXT NOT NULL,
    agent TEXT,
    model TEXT,
    project INTEGER NOT NULL REFERENCES project_alias,
    head TEXT,
    branch TEXT,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    status TEXT
  );
  CREATE INDEX run_by_project ON run (project, started_at);

  CREATE TABLE event (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    session TEXT NOT NULL,
    agent TEXT,
    tool TEXT NOT NULL,
    command TEXT,
    cwd TEXT NOT NULL,
    project INTEGER NOT NULL REFERENCES project_alias,
    exit_code INTEGER,
    outcome TEXT NOT NULL,
    interrupted INTEGER NOT NULL,
    at INTEGER NOT NULL,
    duration_ms INTEGER,
    edit TEXT,
    notices TEXT
  );
  CREATE INDEX event_by_time ON event (at);
  CREATE INDEX event_by_project ON event (project, at);
  CREATE INDEX event_by_session ON event (session, at);
  CREATE INDEX event_not_succeeded ON event (project, at) WHERE outcome <> 'succeeded';

  CREATE TABLE failure (
    event INTEGER PRIMARY KEY REFERENCES event ON DELETE CASCADE,
    project INTEGER NOT NULL,
    at INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    signature TEXT NOT NULL,
    pattern TEXT,
    category TEXT NOT NULL,
    root TEXT NOT NULL,
    captures TEXT NOT NULL,
    text TEXT NOT NULL
  );
  CREATE INDEX failure_by_fingerprint ON failure (fingerprint, project, at);
  CREATE INDEX failure_by_pattern ON failure (pattern, project, at);

  CREATE TABLE attempt (
    id TEXT PRIMARY KEY,
    written TEXT NOT NULL,
    event_id TEXT NOT NULL,
    session TEXT NOT NULL,
    project INTEGER NOT NULL REFERENCES project_alias,
    fingerprint TEXT NOT NULL,
    pattern TEXT,
    remedy TEXT NOT NULL,
    backup TEXT,
    result TEXT NOT NULL,
    files TEXT,
    summary TEXT,
    at INTEGER NOT NULL
  );
  CREATE INDEX attempt_by_project ON attempt (project, at);
  CREATE INDEX attempt_by_fingerprint ON attempt (fingerprint, project, at);

  CREATE TABLE pattern_seen (
    project INTEGER NOT NULL,
    pattern TEXT NOT NULL,
    occurrences INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    PRIMARY KEY (project, pattern)
  ) WITHOUT ROWID;

  CREATE TABLE fingerprint_seen (
    project INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    seen INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    PRIMARY KEY (project, fingerprint)
  ) WITHOUT ROWID;

  CREATE TABLE day_seen (
    project INTEGER NOT NULL,
    day TEXT NOT NULL,
    outcome TEXT NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (project, day, outcome)
  ) WITHOUT ROWID;

  CREATE TABLE segment (
    name TEXT PRIMARY KEY,
    offset INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
];
