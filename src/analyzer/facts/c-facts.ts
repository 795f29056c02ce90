import type { Fact } from '../reading/stated-facts.ts';

/** What gcc, clang and MSVC say about C, C++, Objective-C and CUDA code. Quotes are ' ‘ ’ or ` depending on locale and version. */
export const C_FACTS: readonly Fact[] = [
  {
    pattern:
      /^['‘]?(?<file>[\w./+-]+\.(?:h|hh|hpp|hxx|cuh|inc|def|c|cc|cpp)|[\w./+-]+)['’]?(?:: No such file or directory| file not found)/,
    category: 'file_not_found',
  },
  { pattern: /^Cannot open (?:include|source) file: '(?<file>[^']+)'/, category: 'file_not_found' },
  {
    pattern: /^['‘](?<symbol>[^'’]+)['’] in namespace ['‘]std['’] does not name a (?:template )?type/,
    category: 'version',
  },
  { pattern: /^no (?:type|template|member) named '(?<symbol>[^']+)' in namespace 'std'/, category: 'version' },
  {
    pattern:
      /^['‘](?<symbol>[^'’]+)['’] (?:was not declared in this scope|undeclared|has not been declared|does not name a (?:template )?type|is not a member of|was not declared)/,
    category: 'name',
  },
  {
    pattern:
      /^(?:use of undeclared identifier|unknown type name|unknown class name|use of undeclared label) ['‘](?<symbol>[^'’]+)['’]/,
    category: 'name',
  },
  { pattern: /^implicit declaration of function ['‘](?<symbol>[^'’]+)['’]/, category: 'name' },
  { pattern: /^call to undeclared (?:library )?function '(?<symbol>[^']+)'/, category: 'name' },
  { pattern: /^['‘](?<type>[^'’]+)['’] has no member named ['‘](?<symbol>[^'’]+)['’]/, category: 'name' },
  { pattern: /^no (?:member|type|template) named '(?<symbol>[^']+)' in '(?<type>[^']+)'/, category: 'name' },
  {
    pattern: /^'(?<symbol>[^']+)': (?:undeclared identifier|identifier not found|is not a member of)/,
    category: 'name',
  },
  {
    pattern:
      /^(?:redefinition|redeclaration|conflicting declaration|duplicate (?:member|case value)) (?:of )?['‘](?:[\w:<>*&]+ )*?(?<symbol>[\w:~]+)(?:\([^'’]*\))?['’]/,
    category: 'name',
  },
  {
    pattern:
      /^['‘](?:[\w:<>*&,]+ )*?(?<symbol>[\w:~]+)(?:\([^'’]*\))?(?: const)?['’] is (?:a )?(?:private|protected|inaccessible)/,
    category: 'type',
  },
  { pattern: /^conflicting types for ['‘](?<symbol>[^'’]+)['’]/, category: 'type' },
  {
    pattern:
      /^too (?:few|many) arguments to (?:function|method) ['‘](?:[\w:<>*&]+ )*?(?<symbol>[\w:~]+)(?:\([^'’]*\))?['’]/,
    category: 'type',
  },
  {
    pattern:
      /^no matching (?:function for call to|member function for call to|constructor for initialization of) ['‘](?<symbol>[^'’(]+)/,
    category: 'type',
  },
  {
    pattern:
      /^(?:cannot convert|no viable conversion from|invalid conversion from|cannot initialize .* with an? .* of type) ['‘](?<actual>[^'’]+)['’].*? to ['‘](?<expected>[^'’]+)['’]/,
    category: 'type',
  },
  {
    pattern: /^incompatible types when returning type ['‘](?<actual>[^'’]+)['’] but ['‘](?<expected>[^'’]+)['’]/,
    category: 'type',
  },
  { pattern: /^use of deleted function/, category: 'type' },
  {
    pattern:
      /^cannot declare variable ['‘](?<symbol>[^'’]+)['’] to be of abstract type|^variable type '[^']+' is an abstract class|^cannot allocate an object of abstract type/,
    category: 'trait',
  },
  {
    pattern:
      /^(?:expected |stray |unterminated |missing terminating|extraneous closing|unbalanced |invalid (?:preprocessing|suffix)|#(?:else|endif|elif) without|syntax error|missing ['‘][;)}]|two or more data types)/,
    category: 'syntax',
  },
  { pattern: /^(?:static assertion failed|static_assert failed)/, category: 'type' },
  { pattern: /^#error /, category: 'config' },
  { pattern: /^unused (?:variable|parameter|function|label) ['‘](?<symbol>[^'’]+)['’]/, category: 'lint' },
  {
    pattern: /^variable ['‘](?<symbol>[^'’]+)['’] set but not used|^['‘](?<member>[^'’]+)['’] defined but not used/,
    category: 'lint',
  },
  {
    pattern:
      /^unrecognized (?:command[- ]line option|command line option|argument) ['‘](?<option>[^'’]+)['’]|^unknown argument:? '(?<key>[^']+)'/,
    category: 'usage',
  },
  { pattern: /^no input files/, category: 'usage' },
  { pattern: /^Killed signal terminated program|^out of memory|^virtual memory exhausted/, category: 'memory' },
  { pattern: /^unable to execute|^cannot execute|^installation problem/, category: 'command_not_found' },
];
