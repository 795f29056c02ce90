import type { Fact } from '../reading/stated-facts.ts';

const NAME = String.raw`["'‘“\x60(]?(?<symbol>[\w$@.:!?/#-]{1,120})["'’”\x60)]?`;
const MODULE = String.raw`["'‘“\x60]?(?<module>[\w$@.:/-]{1,160})["'’”\x60]?`;

/** Wordings that compilers, interpreters and checkers of many languages share, and what they are about. */
export const WORDING_FACTS: readonly Fact[] = [
  {
    pattern: new RegExp(
      `(?:cannot|could not|can't|couldn't|unable to) (?:find|resolve|load|locate|import) (?:module|package|import|crate|library|unit|namespace):? ${MODULE}`,
      'i',
    ),
    category: 'import',
  },
  {
    pattern: new RegExp(
      `(?:no module named|unresolved import|unknown (?:module|package|import)|module not found:?|package not found:?|no such (?:module|package):?) ${MODULE}`,
      'i',
    ),
    category: 'import',
  },
  {
    pattern: new RegExp(
      `(?:module|package|import|namespace) ${MODULE} (?:(?:is|was|could) not|not|does not|doesn't) (?:be )?(?:found|exist|installed|resolved|loaded|available)`,
      'i',
    ),
    category: 'import',
  },
  { pattern: /(?:circular|cyclic) (?:import|dependency|reference)|(?:import|dependency) cycle/i, category: 'import' },
  {
    pattern: new RegExp(
      `(?:use of |reference to )?(?:undeclared|undefined|unbound|unresolved|unknown|unrecognized)(?: (?:identifier|variable|name|symbol|function|method|value|constructor|reference|type|class|field|member|constant|local|property|procedure|label|macro|operator|attribute|module))+(?: in [^:]{1,40})?:? ${NAME}`,
      'i',
    ),
    category: 'name',
  },
  {
    pattern: new RegExp(
      `(?:variable|name|identifier|symbol|function|method|value|constructor|type|class|object|field|constant|property|procedure) ${NAME} (?:is |was |has |could )?(?:not|never|un)(?: been| be)? ?(?:defined|declared|found|in scope|bound|known|resolved|recogni[sz]ed)`,
      'i',
    ),
    category: 'name',
  },
  {
    pattern: new RegExp(
      `(?:not in scope|not found in scope|unbound variable|undefined variable|not defined):? ${NAME}`,
      'i',
    ),
    category: 'name',
  },
  {
    pattern: new RegExp(
      `(?:cannot|could not|can't) find (?:a |an |the )?(?:name|value|type|function|symbol|identifier|variable|method|class|field|trait|macro) ${NAME}`,
      'i',
    ),
    category: 'name',
  },
  {
    pattern: new RegExp(
      `${NAME} (?:is not defined|is undefined|not defined|is not declared|was not declared|not found in this scope|is not in scope)`,
      'i',
    ),
    category: 'name',
  },
  {
    pattern: /(?:undeclared|undefined|unbound|unknown) (?:identifier|variable|symbol|function|name)\b/i,
    category: 'name',
  },
  {
    pattern: new RegExp(
      `(?:has no|no such|does not have (?:a|any)|doesn't have a) (?:member|field|method|property|attribute|function|element)(?: named| called)?:? ${NAME}`,
      'i',
    ),
    category: 'name',
  },
  {
    pattern:
      /expected (?:an? )?(?:type )?['"`]?(?:number|string|int\w*|bool\w*|float\d*|double|char|object|array|list|str|null|nil|none|unit)\b.{0,40}(?:found|got|but|received)/i,
    category: 'type',
  },
  {
    pattern:
      /(?:couldn't match (?:expected )?type|expected type|type mismatch|mismatched types|types? (?:do|does) not match|incompatible types?|cannot (?:convert|unify|cast|coerce)|is not (?:assignable|a subtype)|has type .{1,120} but|but .{1,60} expected (?:an expression )?of type|expected .{1,80}, (?:got|found|actual) )/i,
    category: 'type',
  },
  {
    pattern:
      /(?:too (?:many|few)|not enough|missing|wrong number of|expected \d+) (?:type )?(?:arguments?|parameters?)|arity|(?:no|not) (?:matching )?(?:overload|method matching)/i,
    category: 'type',
  },
  {
    pattern:
      /(?:does not|doesn't|must|not all) (?:conform|implement|satisf(?:y|ied)|override)|no instance for|missing (?:method|instance|implementation)|not implemented for/i,
    category: 'trait',
  },
  {
    pattern:
      /(?:syntax error|parse error|parsing (?:error|failed)|unexpected (?:token|end|character|symbol|indentation|keyword|input|eof)|expected .{1,60}(?: but)? (?:found|got|before)|unterminated|unclosed|unmatched|unbalanced|missing (?:closing|terminator|semicolon|end)|illegal (?:character|token)|invalid syntax|malformed)/i,
    category: 'syntax',
  },
  {
    pattern:
      /(?:unused|never (?:used|read)|deprecated|should be|prefer |trailing (?:white ?space|comma)|line too long|line length|indentation|missing (?:docstring|doc comment|documentation)|style)/i,
    category: 'lint',
  },
  { pattern: /(?:not formatted|formatting|would reformat|code style)/i, category: 'format' },
  {
    pattern:
      /(?:dependency|dependencies|requirement|package|gem|crate) .{0,80}(?:not found|missing|conflict|could not be (?:found|resolved)|not satisfied|unsatisfi|no solution)|no solution found|version solving failed|unable to resolve dependenc|unmet dependenc/i,
    category: 'dependency',
  },
  {
    pattern:
      /(?:undefined reference|undefined symbol|unresolved external|multiple definition|duplicate symbol|linker|cannot find -l)/i,
    category: 'link',
  },
  {
    pattern:
      /(?:assertion|assert|expectation)s? (?:failed|failure|violated)|expected:? .{1,80} (?:but )?(?:was|got|actual)/i,
    category: 'assertion',
  },
  {
    pattern:
      /(?:invalid|unknown|unsupported|missing|bad) (?:configuration|config|setting|key|property|directive|attribute|value for)|must be (?:set|configured|specified)|environment variable/i,
    category: 'config',
  },
  {
    pattern:
      /(?:requires|needs) .{1,40} (?:version|or (?:newer|later|higher))|(?:version|release) .{1,40} (?:is )?(?:not supported|unsupported|too old|incompatible)/i,
    category: 'version',
  },
];
