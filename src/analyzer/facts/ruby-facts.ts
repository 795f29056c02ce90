import type { Fact } from '../reading/stated-facts.ts';

/** What exceptions of Ruby state; wordings of Ruby 2.5 to 3.4 (which quotes 'x' where older ones wrote `x'). */
export const RUBY_FACTS: readonly Fact[] = [
  { pattern: /cannot load such file -- (?<module>\S+)/, category: 'import' },
  { pattern: /undefined local variable or method [`'](?<symbol>[^']+)'/, category: 'name' },
  {
    pattern: /undefined method [`'](?<symbol>[^']+)' for (?:an instance of )?(?<type>.+?)(?: \(NoMethodError\))?$/m,
    category: 'name',
  },
  { pattern: /uninitialized constant (?<symbol>[\w:]+)/, category: 'name' },
  { pattern: /wrong number of arguments/, category: 'type' },
  { pattern: /(?:missing|unknown) keywords?: :?(?<symbol>\w+)/, category: 'type' },
  {
    pattern: /no implicit conversion of (?<actual>\w+) into (?<expected>\w+)|can't be coerced into|TypeError/,
    category: 'type',
  },
  { pattern: /No such file or directory @ \w+ - (?<file>[^\s)]+)/, category: 'file_not_found' },
  { pattern: /Permission denied @ \w+ - (?<file>[^\s)]+)/, category: 'permission' },
  { pattern: /(?:Errno::ENOENT|No such file or directory)/, category: 'file_not_found' },
  { pattern: /Errno::EACCES|Permission denied/, category: 'permission' },
  { pattern: /Errno::EADDRINUSE|Address already in use.*?(?:port (?<port>\d+))?/, category: 'port_in_use' },
  {
    pattern: /(?:Errno::ECONNREFUSED|Connection refused)(?:.*?"(?<host>[^"]+)" port (?<port>\d+))?/,
    category: 'connection',
  },
  { pattern: /SocketError|getaddrinfo|OpenSSL::SSL/, category: 'network' },
  { pattern: /Timeout::Error|execution expired|Net::(?:Open|Read)Timeout/, category: 'timeout' },
  { pattern: /syntax error|SyntaxError|unexpected end-of-input/, category: 'syntax' },
  { pattern: /JSON::ParserError/, category: 'json' },
  { pattern: /Psych::SyntaxError|KeyError.*ENV|key not found: "(?<symbol>[A-Z][A-Z0-9_]+)"/, category: 'config' },
  { pattern: /ActiveRecord::|PG::|SQLite3::|Mysql2::/, category: 'database' },
  {
    pattern: /Gem::(?:MissingSpecError|LoadError|ConflictError)|Could not find (?:gem )?'?(?<package>[\w-]+)/,
    category: 'dependency',
  },
  { pattern: /NoMemoryError/, category: 'memory' },
  { pattern: /Encoding::|invalid byte sequence/, category: 'encoding' },
  {
    pattern:
      /SystemStackError|stack level too deep|ZeroDivisionError|FrozenError|KeyError|IndexError|ArgumentError|RuntimeError/,
    category: 'runtime',
  },
  { pattern: /ThreadError|deadlock/, category: 'concurrency' },
];
