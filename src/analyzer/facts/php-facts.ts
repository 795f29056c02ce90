import type { Fact } from '../reading/stated-facts.ts';

/** What errors of PHP 7 and 8 state. */
export const PHP_FACTS: readonly Fact[] = [
  { pattern: /(?:Class|Interface|Trait) ["'](?<symbol>[^"']+)["'] not found/, category: 'import' },
  { pattern: /Call to undefined (?:function|method) (?<symbol>[\w\\:]+)\(\)/, category: 'name' },
  {
    pattern: /Call to (?:a member function|private method|protected method) (?<symbol>[\w\\:]+\(\)) on (?<type>\w+)/,
    category: 'type',
  },
  {
    pattern: /Undefined (?:variable|constant|property|array key|index|offset):? \$?"?(?<symbol>[\w\\:$]+)"?/,
    category: 'name',
  },
  {
    pattern:
      /(?<symbol>[\w\\:]+\(\)): Argument #\d+ (?:\(\$\w+\) )?must be of type (?<expected>[^,]+), (?<actual>\S+) given/,
    category: 'type',
  },
  { pattern: /Too few arguments to function (?<symbol>[\w\\:]+\(\))/, category: 'type' },
  { pattern: /(?:Return value must be of type|Unsupported operand types|Cannot assign|TypeError)/, category: 'type' },
  { pattern: /Allowed memory size of \d+ bytes exhausted|Out of memory/, category: 'memory' },
  { pattern: /Maximum execution time of \d+ seconds? exceeded/, category: 'timeout' },
  {
    pattern: /Failed to open stream: No such file|Failed opening required '(?<file>[^']+)'/i,
    category: 'file_not_found',
  },
  { pattern: /Could not open input file: (?<file>\S+)/, category: 'file_not_found' },
  { pattern: /Permission denied/, category: 'permission' },
  { pattern: /could not find driver/, category: 'dependency' },
  { pattern: /(?:SQLSTATE\[HY000\] \[2002\]|Connection refused)/, category: 'connection' },
  { pattern: /Access denied for user '(?<symbol>[^']+)'/, category: 'auth' },
  { pattern: /SQLSTATE|PDOException|mysqli_sql_exception|QueryException/, category: 'database' },
  { pattern: /JsonException|Syntax error, malformed JSON/, category: 'json' },
  { pattern: /syntax error, unexpected|Unclosed '|ParseError/, category: 'syntax' },
  { pattern: /Cannot (?:redeclare|declare class) (?<symbol>[\w\\:]+)/, category: 'name' },
  {
    pattern: /contains \d+ abstract methods? and must therefore|must be compatible with|does not implement/,
    category: 'trait',
  },
  { pattern: /Failed asserting|AssertionFailedError|ExpectationFailedException/, category: 'assertion' },
  { pattern: /Class '(?<symbol>[^']+)' could not be found in/, category: 'test' },
];
