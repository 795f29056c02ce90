import type { Fact } from '../reading/stated-facts.ts';

/** What the Go toolchain says about code and modules; wordings of Go 1.11 to 1.25. */
export const GO_FACTS: readonly Fact[] = [
  { pattern: /no required module provides package (?<module>[^\s;]+)/, category: 'dependency' },
  {
    pattern:
      /missing go\.sum entry(?: needed to verify contents)? for (?:module providing package )?(?<module>[^\s;]+)/,
    category: 'dependency',
  },
  { pattern: /cannot find module providing package (?<module>[^\s:;]+)/, category: 'dependency' },
  { pattern: /package (?<module>\S+) is not in (?:GOROOT|std)/, category: 'import' },
  { pattern: /cannot find package "(?<module>[^"]+)"/, category: 'import' },
  { pattern: /module (?<module>\S+)@\S+ found.*but does not contain package/, category: 'import' },
  { pattern: /use of (?:internal|vendored) package (?<module>\S+) not allowed/, category: 'import' },
  { pattern: /import cycle not allowed/, category: 'import' },
  { pattern: /found packages (?<package>\w+) \((?<file>\S+)\)/, category: 'config' },
  {
    pattern: /^(?<symbol>[\w.]+)\.(?<member>\w+) undefined \(type (?<type>.+?) has no field or method (?:\w+)/,
    category: 'name',
  },
  { pattern: /^undefined: (?<symbol>[\w.]+)/, category: 'name' },
  { pattern: /^undeclared name: (?<symbol>[\w.]+)/, category: 'name' },
  { pattern: /^(?<symbol>[\w.]+) not (?:exported|declared) by package (?<module>\w+)/, category: 'name' },
  { pattern: /^cannot refer to unexported (?:name|field|method) (?<symbol>[\w.]+)/, category: 'name' },
  { pattern: /^unknown field '?(?<symbol>\w+)'? in struct literal(?: of type (?<type>\S+))?/, category: 'name' },
  { pattern: /^(?<symbol>\w+) redeclared in this block/, category: 'name' },
  {
    pattern: /^(?:imported and not used: "(?<module>[^"]+)"|"(?<package>[^"]+)" imported(?: as \w+)? and not used)/,
    category: 'lint',
  },
  {
    pattern: /^(?:declared and not used: (?<symbol>\w+)|(?<member>\w+) declared (?:but|and) not used)/,
    category: 'lint',
  },
  { pattern: /^label \w+ defined and not used/, category: 'lint' },
  {
    pattern:
      /^(?:syntax error|expected ['`(\w]|illegal character|non-declaration statement|invalid character|unexpected )/,
    category: 'syntax',
  },
  {
    pattern: /does not implement (?<trait>\S+) \((?:missing method (?<symbol>\w+)|wrong type|method)/,
    category: 'trait',
  },
  { pattern: /(?:missing|wrong type for) method (?<symbol>\w+)/, category: 'trait' },
  {
    pattern: /^cannot use .+? \((?:.*?of type |type )(?<actual>[^)]+)\) as (?:type )?(?<expected>.+?) (?:value )?in /,
    category: 'type',
  },
  { pattern: /^(?:not enough|too many) (?:arguments|return values) in call to (?<symbol>[\w.]+)/, category: 'type' },
  { pattern: /\(mismatched types (?<actual>.+?) and (?<expected>.+?)\)/, category: 'type' },
  { pattern: /requires go ?>?=? ?(?<version>1\.[\d.]+)/i, category: 'version' },
  { pattern: /module requires Go (?<version>[\d.]+)/, category: 'version' },
];

/** What Go programs print when they stop: panics, and errors wrapped by the standard library. */
export const GO_RUNTIME_FACTS: readonly Fact[] = [
  { pattern: /test timed out after|context deadline exceeded|i\/o timeout|Client\.Timeout/, category: 'timeout' },
  { pattern: /dial \w+ (?<host>[\w.:[\]-]*?):(?<port>\d+): connect: connection refused/, category: 'connection' },
  {
    pattern: /lookup (?<host>[\w.-]+)(?: on \S+)?: (?:no such host|server misbehaving|Temporary failure)/,
    category: 'network',
  },
  { pattern: /listen \w+ (?<host>[\w.:[\]-]*?):(?<port>\d+): bind: address already in use/, category: 'port_in_use' },
  { pattern: /bind: permission denied/, category: 'permission' },
  { pattern: /(?:connection refused|connection reset by peer|broken pipe)/, category: 'connection' },
  { pattern: /x509: |tls: /, category: 'network' },
  {
    pattern: /(?:open|stat|lstat|chdir|read|fork\/exec) (?<file>[^\s:]+): no such file or directory/,
    category: 'file_not_found',
  },
  {
    pattern: /(?:open|stat|mkdir|create|remove|rename|fork\/exec) (?<file>[^\s:]+): permission denied/,
    category: 'permission',
  },
  { pattern: /exec: "(?<command>[^"]+)": executable file not found in \$PATH/, category: 'command_not_found' },
  { pattern: /no space left on device/, category: 'disk' },
  { pattern: /too many open files/, category: 'runtime' },
  { pattern: /cannot allocate memory|out of memory/, category: 'memory' },
  { pattern: /json: |invalid character .* looking for|unexpected end of JSON/, category: 'json' },
  { pattern: /yaml: (?:unmarshal errors|line (?<line>\d+))/, category: 'config' },
  { pattern: /(?:sql: |pq: |SQLSTATE)/, category: 'database' },
  {
    pattern:
      /deadlock|concurrent map|DATA RACE|race detected|negative WaitGroup|close of closed channel|send on closed channel/,
    category: 'concurrency',
  },
  { pattern: /interface conversion: /, category: 'type' },
];
