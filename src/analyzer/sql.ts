import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type ProblemForm, problemLines } from './reading/problem-lines.ts';
import type { Fact } from './reading/stated-facts.ts';

const FACTS: readonly Fact[] = [
  { pattern: /^syntax error at or near "(?<symbol>[^"]+)"/, category: 'syntax' },
  {
    pattern:
      /^(?:column|relation|table|function|schema|type|role|database|extension|sequence) "?(?<symbol>[^"\s]+)"? does not exist/,
    category: 'database',
  },
  { pattern: /null value in column "(?<symbol>[^"]+)"/, category: 'database' },
  {
    pattern: /violates (?:foreign key|unique|check|not-null|exclusion) constraint(?: "(?<symbol>[^"]+)")?/,
    category: 'database',
  },
  {
    pattern: /(?:relation|column|database|role) "(?<symbol>[^"]+)" (?:of relation "(?<table>[^"]+)" )?already exists/,
    category: 'database',
  },
  {
    pattern:
      /^invalid input (?:syntax for type|value for enum)|^operator does not exist|is of type .* but expression is of type/,
    category: 'type',
  },
  { pattern: /password authentication failed for user "(?<symbol>[^"]+)"/, category: 'auth' },
  {
    pattern:
      /(?:no password supplied|no pg_hba\.conf entry|Peer authentication failed|Access denied for user '(?<symbol>[^']+)')/,
    category: 'auth',
  },
  {
    pattern: /^permission denied for (?:table|schema|relation|database|function) (?<symbol>\S+)/,
    category: 'permission',
  },
  { pattern: /FATAL: {2}(?:database|role) "(?<symbol>[^"]+)" does not exist/, category: 'database' },
  {
    pattern:
      /connection to server (?:at "(?<host>[^"]+)"|on socket "(?<path>[^"]+)").*?(?:port (?<port>\d+))?.*(?:Connection refused|No such file|timeout)/,
    category: 'connection',
  },
  { pattern: /could not translate host name "(?<host>[^"]+)"/, category: 'network' },
  { pattern: /^no such (?:table|column|function|module): (?<symbol>\S+)/, category: 'database' },
  { pattern: /near "(?<symbol>[^"]+)": syntax error/, category: 'syntax' },
  { pattern: /(?:UNIQUE|NOT NULL|CHECK|FOREIGN KEY) constraint failed: (?<symbol>[\w.]+)/, category: 'database' },
  { pattern: /readonly database|unable to open database file/, category: 'permission' },
  { pattern: /database is locked/, category: 'lock' },
  { pattern: /file is not a database|database disk image is malformed/, category: 'database' },
  { pattern: /Can't connect to (?:local |MySQL )?(?:server|MySQL server)|Lost connection/, category: 'connection' },
  { pattern: /You have an error in your SQL syntax.*near '(?<symbol>[^']*)'/, category: 'syntax' },
  { pattern: /(?:Table|Unknown column|Unknown database) '(?<symbol>[^']+)'/, category: 'database' },
  { pattern: /Duplicate entry '[^']*' for key '(?<symbol>[^']+)'/, category: 'database' },
  { pattern: /deadlock detected|could not serialize|Lock wait timeout/, category: 'concurrency' },
  { pattern: /canceling statement due to (?:statement|lock) timeout/, category: 'timeout' },
];

/** What psql and its siblings, mysql, sqlite3 and redis-cli say. */
const FORMS: readonly ProblemForm[] = [
  {
    pattern: /^psql:(?<file>[^:\n]+):(?<line>\d+): (?:ERROR|FATAL): {1,2}(?<message>.+)$/,
    facts: FACTS,
    category: 'database',
  },
  { pattern: /^psql:(?<file>[^:\n]+):(?<line>\d+): error: (?<message>.+)$/, facts: FACTS, category: 'database' },
  {
    pattern:
      /^(?<tool>psql|pg_dump|pg_restore|createdb|dropdb|pg_isready|pg_basebackup|initdb|pg_ctl|vacuumdb|mysqldump|mysqladmin): (?:error|fatal): (?<message>.+)$/,
    facts: FACTS,
    category: 'database',
  },
  { pattern: /^(?:ERROR|FATAL): {2}(?<message>\S.+)$/, facts: FACTS, category: 'database' },
  {
    pattern:
      /^(?:mysql: )?ERROR (?<code>\d{4})(?: \((?<state>[\dA-Z]{5})\))?(?: at line (?<line>\d+)(?: in file: '(?<file>[^']+)')?)?: (?<message>.+)$/,
    facts: FACTS,
    category: 'database',
  },
  {
    pattern:
      /^(?:Error|Parse error|Runtime error|SQL error)(?: near line (?<line>\d+))?: (?:in prepare, |stepping, |near line \d+: )?(?<message>(?:no such|near "|UNIQUE|NOT NULL|CHECK|FOREIGN KEY|database|file is|attempt to write|unable to open|table \w+ (?:already|has)).*)$/,
    facts: FACTS,
    category: 'database',
  },
  {
    pattern:
      /^(?:\(error\) )?(?<code>WRONGTYPE|NOAUTH|WRONGPASS|NOPERM|READONLY|OOM|BUSY|LOADING|MOVED|CLUSTERDOWN|EXECABORT|NOSCRIPT|BUSYKEY) (?<message>.+)$/,
    category: 'database',
    categoryOf: ({ code }) =>
      /^(?:NOAUTH|WRONGPASS)$/.test(code ?? '')
        ? 'auth'
        : code === 'NOPERM'
          ? 'permission'
          : code === 'OOM'
            ? 'memory'
            : undefined,
  },
  { pattern: /^(?:\(error\) )?ERR unknown (?:command|subcommand) ['"‘`](?<command>[^'"’`]+)/, category: 'usage' },
  {
    pattern:
      /^(?:\(error\) )?ERR (?<message>(?:wrong number of arguments|value is not an integer|syntax error|no such key|invalid|max number|DB index|Error).*)$/,
    category: 'usage',
  },
  { pattern: /^Could not connect to Redis at (?<host>[^:\s]+):(?<port>\d+): /, category: 'connection' },
];

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('sql');
  analysis.errors = problemLines(lines, FORMS);
  for (const error of analysis.errors) if (/FATAL: {2}/.test(error.root)) fatal(error);
  if (analysis.errors.length > 0) analysis.verdict = 'failed';
  return analysis;
};

/** A refused log-in names database or role behind `FATAL:`. */
const fatal = (error: ToolError): void => {
  const symbol = /FATAL: {2}(?:database|role) "(?<symbol>[^"]+)" does not exist/.exec(error.root)?.groups?.symbol;
  if (symbol) error.captures.symbol = symbol;
};

/** Reads the command line clients of databases. */
export const sql: Analyzer = {
  name: 'sql',
  recognises: (text, command) =>
    text.shows(
      /^psql:.+:\d+: |^(?:psql|pg_\w+|createdb|dropdb|initdb|mysqldump|mysqladmin): (?:error|fatal): |^(?:ERROR|FATAL): {2}\S|^(?:mysql: )?ERROR \d{4}(?: \(|:| at)|^(?:Parse error|Runtime error|Error)(?: near line \d+)?: (?:in prepare, |stepping, )?(?:no such|near "|UNIQUE|attempt to write|database is locked)|^(?:\(error\) )?(?:WRONGTYPE|NOAUTH|WRONGPASS|NOPERM) |^Could not connect to Redis at /m,
    ) ||
    (/\bredis-cli\b/.test(command ?? '') && text.shows(/^(?:\(error\) )?(?:ERR|READONLY|OOM|BUSY|LOADING|MOVED) /m)),
  read,
};
