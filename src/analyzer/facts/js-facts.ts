import type { Fact } from '../reading/stated-facts.ts';

/** What an error of a JavaScript runtime, a test runner or a bundler states. Specific wordings first. */
export const JS_FACTS: readonly Fact[] = [
  { pattern: /^expected (?<expected>\d{3} "[^"]*"), got (?<actual>\d{3} "[^"]*")/, category: 'assertion' },
  {
    pattern: /requested module '(?<module>[^']+)' does not provide an export named '(?<symbol>[^']+)'/,
    category: 'import',
  },
  {
    pattern: /Named export '(?<symbol>[^']+)' not found\. The requested module '(?<module>[^']+)' is a CommonJS/,
    category: 'import',
  },
  { pattern: /Package subpath '(?<module>[^']+)' is not defined by "exports"/, category: 'import' },
  { pattern: /No "exports" main defined in (?<file>\S+)/, category: 'import' },
  { pattern: /Cannot find (?:module|package) '(?<module>[^']+)' imported from '?(?<file>[^'\s]+)/, category: 'import' },
  { pattern: /Cannot find module '(?<module>[^']+)' from '(?<file>[^']+)'/, category: 'import' },
  { pattern: /Cannot find (?:module|package) ['"](?<module>[^'"]+)['"]/, category: 'import' },
  { pattern: /Rollup failed to resolve import "(?<module>[^"]+)" from "(?<file>[^"]+)"/, category: 'import' },
  { pattern: /Failed to resolve import "(?<module>[^"]+)" from "(?<file>[^"]+)"/, category: 'import' },
  { pattern: /Failed to load url (?<module>\S+)/, category: 'import' },
  { pattern: /Could not resolve "(?<module>[^"]+)" from "(?<file>[^"]+)"/, category: 'import' },
  { pattern: /Could not resolve entry module "(?<module>[^"]+)"/, category: 'file_not_found' },
  { pattern: /Could not resolve ["'](?<module>[^"']+)["']/, category: 'import' },
  { pattern: /Can't resolve '(?<module>[^']+)'/, category: 'import' },
  { pattern: /No matching export in "(?<file>[^"]+)" for import "(?<symbol>[^"]+)"/, category: 'import' },
  { pattern: /"(?<symbol>[^"]+)" is not exported by "(?<file>[^"]+)"/, category: 'import' },
  { pattern: /export '(?<symbol>[^']+)' .*was not found in '(?<module>[^']+)'/, category: 'import' },
  { pattern: /Unknown file extension "(?<type>[^"]+)" for (?<file>\S+)/, category: 'config' },
  {
    pattern: /(?:require\(\) (?:of ES Module|cannot be used on an ESM)|ERR_REQUIRE_ESM|ERR_REQUIRE_ASYNC_MODULE)/,
    category: 'import',
  },
  { pattern: /Cannot use import statement outside a module|Unexpected token 'export'/, category: 'config' },
  { pattern: /Cannot use 'import\.meta' outside a module/, category: 'config' },

  {
    pattern:
      /await is only valid in async|Top-level await is (?:currently )?not|ERR_UNHANDLED_REJECTION|UnhandledPromiseRejection/,
    category: 'async',
  },
  { pattern: /Promise resolution is still pending/, category: 'async' },
  {
    pattern:
      /(?:Exceeded timeout of|Timeout of \d+ ?ms exceeded|Test timed out in|test timed out after|Hook timed out in|TimeoutError|ETIMEDOUT|ERR_TEST_TIMEOUT|timed out after)/,
    category: 'timeout',
  },
  { pattern: /Cannot log after tests are done|did not exit one second after/, category: 'async' },

  { pattern: /(?<symbol>[\w$]+) is not defined in ES module scope/, category: 'name' },
  { pattern: /(?<![\w$.])(?<symbol>[\w$]+) is not defined\b/, category: 'name' },
  { pattern: /Cannot access '(?<symbol>[^']+)' before initialization/, category: 'name' },
  { pattern: /'(?<symbol>[^']+)' is not defined\b/, category: 'name' },
  { pattern: /Identifier '(?<symbol>[^']+)' has already been declared/, category: 'syntax' },
  { pattern: /(?<![\w$.])(?<symbol>[\w$.]+)(?:\(\.\.\.\))? is not a (?:function|constructor)/, category: 'type' },
  { pattern: /(?<![\w$.])(?<symbol>[\w$.]+) is not iterable/, category: 'type' },
  {
    pattern:
      /Cannot (?:read|set) propert(?:y|ies) of (?<type>undefined|null) \((?:reading|setting) '(?<symbol>[^']+)'\)/,
    category: 'type',
  },
  { pattern: /Cannot (?:read|set) property '(?<symbol>[^']+)' of (?<type>undefined|null)/, category: 'type' },
  { pattern: /Cannot destructure property '(?<symbol>[^']+)'/, category: 'type' },

  { pattern: /EADDRINUSE.*?(?::(?<port>\d+))?$/m, category: 'port_in_use' },
  { pattern: /ECONNREFUSED (?<host>[\d.]+|\[?[\da-f:]+\]?|[\w.-]+):(?<port>\d+)/, category: 'connection' },
  { pattern: /ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|socket hang up/, category: 'connection' },
  { pattern: /(?:ENOTFOUND|EAI_AGAIN)(?: (?<host>[\w.-]+))?/, category: 'network' },
  {
    pattern:
      /(?:self[- ]signed certificate|UNABLE_TO_VERIFY|CERT_HAS_EXPIRED|unable to (?:verify|get) (?:the first|local issuer))/,
    category: 'network',
  },
  { pattern: /(?:ENETUNREACH|EHOSTUNREACH|fetch failed)/, category: 'network' },
  { pattern: /ENOENT: .*?(?:\w+ )'(?<file>[^']*)'/, category: 'file_not_found' },
  { pattern: /spawn (?<command>\S+) ENOENT/, category: 'command_not_found' },
  { pattern: /ENOENT\b|ENOTDIR\b/, category: 'file_not_found' },
  { pattern: /(?:EACCES|EPERM|EROFS): .*?(?:\w+ )'(?<file>[^']*)'/, category: 'permission' },
  { pattern: /EACCES.*?:(?<port>\d+)$/m, category: 'permission' },
  { pattern: /\b(?:EACCES|EPERM|EROFS)\b/, category: 'permission' },
  { pattern: /\b(?:ENOSPC|EDQUOT)\b/, category: 'disk' },
  {
    pattern: /\b(?:EEXIST|EISDIR|ENOTEMPTY|EMFILE|ENFILE|EBUSY|EXDEV|ENAMETOOLONG)\b(?:.*?'(?<file>[^']*)')?/,
    category: 'runtime',
  },
  { pattern: /heap out of memory|Array buffer allocation failed|ENOMEM/, category: 'memory' },
  { pattern: /Error: (?<file>\S+\.node): /, category: 'link' },
  {
    pattern:
      /ERR_DLOPEN_FAILED|invalid ELF header|file too short|NODE_MODULE_VERSION|was compiled against a different Node/,
    category: 'link',
  },
  { pattern: /ERR_OSSL|digital envelope routines/, category: 'version' },
  { pattern: /Unsupported engine|requires Node(?:\.js)? /i, category: 'version' },

  { pattern: /in JSON at position \d+|is not valid JSON|Unexpected end of JSON input|JSON\.parse/, category: 'json' },
  { pattern: /New snapshot was not written|obsolete snapshot/, category: 'test' },
  {
    pattern: /Your test suite must contain at least one test|No test (?:files|suite) found|No tests found/,
    category: 'test',
  },
  { pattern: /^(?:AssertionError|Assertion(?:Error)? \[|expect\(|assert)/, category: 'assertion' },
  { pattern: /^(?:Error: )?(?:expected .+ to |promise resolved|Snapshot )/, category: 'assertion' },
  { pattern: /^YAMLException\b/, category: 'config' },
  { pattern: /^(?:TokenExpiredError|JsonWebTokenError|NotBeforeError)\b/, category: 'auth' },
  { pattern: /^Error: Timed out waiting for\b/, category: 'timeout' },
  { pattern: /^Error: Missing helper: "(?<symbol>[^"]+)"/, category: 'name' },
  { pattern: /^(?:\w*Error): Unknown type:? "(?<symbol>\w+)"/, category: 'name' },
  { pattern: /^Error: Parse error on line (?<line>\d+):/, category: 'syntax' },
  { pattern: /^(?:\w*Error): (?:[\w./-]+:\d+:\d+: )?(?:illegal token '|Unexpected close tag)/, category: 'syntax' },
  { pattern: /^ValidationError: (?<table>\w+) validation failed: (?<symbol>[\w.]+): /, category: 'database' },
  { pattern: /^(?:\w*ZodError|ValidationError|ConfigError)\b/, category: 'config' },
  {
    pattern: /Missing (?:required )?env(?:ironment variable)?(?: var\w*)?:? '?"?(?<symbol>[A-Z][A-Z0-9_]+)/i,
    category: 'config',
  },
  {
    pattern:
      /^(?:Module parse failed: )?(?:Unexpected |Expected ["'`]|'import' and 'export' may appear)|(?:^|\W)SyntaxError\b|Parsing error:|Unexpected token|Unterminated |Expected ["'`].+["'`] but found/,
    category: 'syntax',
  },
  { pattern: /(?:^|\W)ReferenceError\b/, category: 'name' },
  { pattern: /(?:^|\W)TypeError\b/, category: 'type' },
  { pattern: /(?:^|\W)URIError\b/, category: 'encoding' },
  { pattern: /^(?:Uncaught )?[A-Z]\w*(?:Error|Exception)\b/, category: 'runtime' },
];
