import type { Fact } from '../reading/stated-facts.ts';

/**
 * What the last line of a Python traceback (with a few lines of its message) states. Specific wordings first; an exception
 * class alone decides only the category.
 */
export const PYTHON_FACTS: readonly Fact[] = [
  {
    pattern: /partially initialized module '(?<module>[^']+)' has no attribute '(?<symbol>[^']+)'/,
    category: 'import',
  },
  {
    pattern: /cannot import name '(?<symbol>[^']+)' from (?:partially initialized module )?'(?<module>[^']+)'/,
    category: 'import',
  },
  { pattern: /cannot import name '?(?<symbol>\w+)'?/, category: 'import' },
  { pattern: /Error importing plugin "(?<module>[^"]+)"/, category: 'dependency' },
  { pattern: /No module named '?(?<module>[\w.-]+)'?/, category: 'import' },
  {
    pattern: /(?:^|\W)ImportError: (?<library>lib[\w.+-]+\.so[\w.]*): cannot open shared object/,
    category: 'dependency',
  },
  {
    pattern: /OSError: (?<library>[\w.+/-]+\.(?:so[\w.]*|dylib|dll)): cannot open shared object/,
    category: 'dependency',
  },
  { pattern: /^ImportError\b/, category: 'import' },

  { pattern: /name '(?<symbol>[^']+)' is not defined/, category: 'name' },
  {
    pattern: /(?:cannot access (?:local|free) variable|local variable|free variable) '(?<symbol>[^']+)'/,
    category: 'name',
  },
  { pattern: /Can't (?:pickle|get) (?:local )?(?:object|attribute) /, category: 'concurrency' },
  { pattern: /cannot pickle '?(?<type>[\w.]+)'? object/, category: 'concurrency' },
  { pattern: /module '(?<module>[^']+)' has no attribute '(?<symbol>[^']+)'/, category: 'name' },
  { pattern: /'(?<type>[^']+)' object has no attribute '(?<symbol>[^']+)'/, category: 'name' },
  { pattern: /type object '(?<type>[^']+)' has no attribute '(?<symbol>[^']+)'/, category: 'name' },
  { pattern: /object has no attribute '(?<symbol>[^']+)'/, category: 'name' },

  { pattern: /object (?<type>[\w.]+) can't be used in 'await' expression/, category: 'async' },
  { pattern: /coroutine '(?<symbol>[^']+)' was never awaited/, category: 'async' },
  {
    pattern:
      /(?:no running event loop|event loop is (?:closed|already running)|asyncio\.run\(\) cannot be called|attached to a different loop)/,
    category: 'async',
  },
  {
    pattern: /(?:object of type 'coroutine'|'coroutine' object|a coroutine was expected|'async (?:for|with)')/,
    category: 'async',
  },
  { pattern: /async def functions are not natively supported/, category: 'async' },

  {
    pattern: /(?<symbol>[\w.]+)(?:\.__init__)?\(\) got an unexpected keyword argument '(?<option>[^']+)'/,
    category: 'type',
  },
  { pattern: /(?<symbol>[\w.<>]+)\(\) (?:missing \d+ required|takes .* arguments?)/, category: 'type' },
  {
    pattern: /'(?<type>[^']+)' object is not (?:subscriptable|callable|iterable|an iterator|reversible)/,
    category: 'type',
  },
  { pattern: /(?:^|\W)TypeError\b/, category: 'type' },

  { pattern: /\[Errno 2\] No such file or directory: '(?<file>[^']*)'/, category: 'file_not_found' },
  { pattern: /\[Errno 20\] Not a directory: '(?<file>[^']*)'/, category: 'file_not_found' },
  { pattern: /\[Errno (?:1|13|30)\] [^:]+: '(?<file>[^']*)'/, category: 'permission' },
  { pattern: /\[Errno (?:1|13|30)\] /, category: 'permission' },
  { pattern: /\[Errno (?:28|122)\] [^:]+(?:: '(?<file>[^']*)')?/, category: 'disk' },
  { pattern: /\[Errno (?:48|98|10048)\] .*\(?'?(?<host>[\w.:]*)'?, (?<port>\d+)\)/, category: 'port_in_use' },
  { pattern: /(?:\[Errno (?:48|98|10048)\]|Address already in use)/, category: 'port_in_use' },
  { pattern: /(?:\[Errno 12\]|Cannot allocate memory)/, category: 'memory' },
  {
    pattern: /\[Errno (?:-2|-3|-5|8|11001)\]|gaierror|Name or service not known|Temporary failure in name resolution/,
    category: 'network',
  },
  {
    pattern:
      /HTTPConnectionPool\(host='(?<host>[^']+)', port=(?<port>\d+)\).*(?:Connection refused|NewConnectionError)/,
    category: 'connection',
  },
  {
    pattern: /HTTPSConnectionPool\(host='(?<host>[^']+)', port=(?<port>\d+)\).*(?:SSLError|CERTIFICATE)/,
    category: 'network',
  },
  { pattern: /HTTPS?ConnectionPool\(host='(?<host>[^']+)', port=(?<port>\d+)\)/, category: 'connection' },
  {
    pattern: /connection to server at "(?<host>[^"]+)"(?:[^,]*), port (?<port>\d+) failed: Connection refused/,
    category: 'connection',
  },
  { pattern: /Connect(?:ion)? call failed \('(?<host>[^']+)', (?<port>\d+)\)/, category: 'connection' },
  {
    pattern: /\[Errno (?:61|104|111|10061|32|103)\]|Connection(?:Refused|Reset|Aborted)Error|Connection refused/,
    category: 'connection',
  },
  { pattern: /\[Errno (?:17|21|36|39|66|24|23)\] [^:]+(?:: '(?<file>[^']*)')?/, category: 'runtime' },
  { pattern: /CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError/, category: 'network' },

  { pattern: /(?:TabError|IndentationError|SyntaxError)\b/, category: 'syntax' },
  { pattern: /JSONDecodeError: .*: line (?<line>\d+) column (?<column>\d+)/, category: 'json' },
  { pattern: /JSONDecodeError\b/, category: 'json' },
  { pattern: /TOMLDecodeError: .*\(at line (?<line>\d+), column (?<column>\d+)\)/, category: 'config' },
  {
    pattern:
      /^(?:yaml\.\S+|\S*(?:Scanner|Parser|Composer|Constructor)Error): [^\n]*(?:\n[^\n]*){0,5}?in "(?<file>[^"\n]+)", line (?<line>\d+), column (?<column>\d+)/,
    category: 'config',
  },
  { pattern: /^(?:yaml\.|configparser\.|TOMLDecodeError|tomllib)/, category: 'config' },
  {
    pattern:
      /(?:ImproperlyConfigured|ConfigurationError|ConfigError|MissingSectionHeaderError|NoSectionError|SettingsError)\b/,
    category: 'config',
  },
  { pattern: /^environ\w*\.\w+|KeyError: '(?<symbol>[A-Z][A-Z0-9]*_[A-Z0-9_]*)'/, category: 'config' },
  { pattern: /^KeyError: '?(?<symbol>[^'\n]+)'?/, category: 'runtime' },
  { pattern: /Unicode(?:Decode|Encode|Translate)?Error: '(?<type>[\w-]+)' codec/, category: 'encoding' },
  { pattern: /UnicodeError\b/, category: 'encoding' },

  { pattern: /no such (?:table|column): (?<symbol>[\w."]+)/, category: 'database' },
  { pattern: /(?:relation|column|table|database|role) "(?<symbol>[^"]+)" does not exist/, category: 'database' },
  { pattern: /(?:UNIQUE|NOT NULL|CHECK|FOREIGN KEY) constraint failed(?:: (?<symbol>[\w.]+))?/, category: 'database' },
  { pattern: /OperationalError.*near "(?<symbol>[^"]+)": syntax error/, category: 'database' },
  { pattern: /violates [a-z -]+ constraint "(?<symbol>[^"]+)"/, category: 'database' },
  {
    pattern:
      /^(?:sqlite3|psycopg2?|asyncpg|pymysql|MySQLdb|mysql|sqlalchemy|django\.db|redis|pymongo|peewee|cx_Oracle)\b[\w.]*\.\w+/,
    category: 'database',
  },

  { pattern: /Failed: Timeout|TimeoutExpired|Timeout(?:Error|Exception)?\b|timed out after/, category: 'timeout' },
  { pattern: /(?:MemoryError|OutOfMemoryError)\b/, category: 'memory' },
  {
    pattern: /BrokenProcessPool|BrokenExecutor|dictionary changed size during iteration|deque mutated during iteration/,
    category: 'concurrency',
  },
  { pattern: /(?:^|\.)HTTPError\b|(?:^|\.)URLError\b/, category: 'network' },

  { pattern: /^assert (?<actual>[^=!<>\n]{1,120}?) == (?<expected>[^=!<>\n]{1,120})$/m, category: 'assertion' },
  {
    pattern: /^AssertionError: assert (?<actual>[^=!<>\n]{1,120}?) == (?<expected>[^=!<>\n]{1,120})$/m,
    category: 'assertion',
  },
  {
    pattern: /^AssertionError[^\n]*\nExpected: (?<expected>[^\n]+)\n\s*Actual: (?<actual>[^\n]+)/,
    category: 'assertion',
  },
  {
    pattern: /^(?:AssertionError\b|assert\b|Failed: DID NOT RAISE|Failed: DID NOT WARN|\[XPASS)/,
    category: 'assertion',
  },
  { pattern: /fixture '(?<fixture>[^']+)' not found/, category: 'test' },
  { pattern: /ScopeMismatch|fixture|Failed: (?:In test|duplicate parametrization|Fixture)/, category: 'test' },
  { pattern: /'(?<symbol>[^']+)' not found in `markers` configuration option/, category: 'config' },
  { pattern: /(?:Deprecation|PendingDeprecation|Future)Warning\b/, category: 'version' },
  { pattern: /^(?:NameError|UnboundLocalError|AttributeError)\b/, category: 'name' },
  { pattern: /^KeyboardInterrupt\b/, category: 'other' },
  { pattern: /^(?:[\w.]+\.)?[A-Z]\w*(?:Error|Exception|Warning|Iteration|Exit)\b/, category: 'runtime' },
];
