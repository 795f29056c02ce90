import type { Category } from '../../pattern/pattern.ts';
import type { Fact } from '../reading/stated-facts.ts';

const codes = (category: Category, list: string): [string, Category][] =>
  list.split(' ').map((code) => [code, category]);

/** Category by rustc error code: what the compiler complains about. Codes that are absent here are compile-time type errors. */
export const RUST_CODES: ReadonlyMap<string, Category> = new Map([
  ...codes(
    'borrow',
    'E0106 E0195 E0226 E0228 E0261 E0262 E0263 E0309 E0310 E0311 E0312 E0367 E0371 E0373 E0381 E0382 E0383 E0384 E0478 E0482 E0491 E0492 E0495 E0496 E0499 E0500 E0501 E0502 E0503 E0504 E0505 E0506 E0507 E0508 E0509 E0510 E0515 E0521 E0582 E0594 E0595 E0596 E0597 E0621 E0623 E0626 E0637 E0700 E0713 E0716 E0759 E0792',
  ),
  ...codes(
    'trait',
    'E0034 E0038 E0046 E0049 E0050 E0053 E0117 E0119 E0120 E0184 E0185 E0186 E0191 E0199 E0200 E0201 E0204 E0206 E0207 E0210 E0220 E0223 E0225 E0229 E0271 E0275 E0276 E0277 E0283 E0321 E0322 E0323 E0324 E0325 E0326 E0328 E0369 E0390 E0391 E0404 E0405 E0407 E0437 E0438 E0520 E0592 E0599 E0600 E0665 E0751 E0764',
  ),
  ...codes(
    'import',
    'E0252 E0254 E0255 E0259 E0260 E0364 E0365 E0429 E0430 E0431 E0432 E0433 E0460 E0461 E0462 E0463 E0464 E0466 E0469',
  ),
  ...codes(
    'name',
    'E0124 E0128 E0401 E0403 E0408 E0412 E0415 E0416 E0422 E0423 E0424 E0425 E0426 E0428 E0434 E0435 E0531 E0532 E0533 E0559 E0560 E0573 E0574 E0575 E0576 E0603 E0609 E0610 E0611 E0612 E0615 E0616 E0624 E0658 E0689',
  ),
  ...codes('async', 'E0727 E0728 E0733 E0744 E0752'),
  ...codes('version', 'E0514 E0554 E0557 E0635 E0670'),
  ...codes(
    'syntax',
    'E0178 E0267 E0268 E0449 E0452 E0453 E0536 E0537 E0539 E0565 E0572 E0578 E0584 E0585 E0586 E0590 E0627 E0695 E0696 E0697 E0704 E0743 E0746 E0748 E0753 E0754 E0758 E0762 E0763 E0765 E0766 E0768 E0783 E0797',
  ),
  ...codes('file_not_found', 'E0583'),
  ...codes('build', 'E0601 E0602 E0131 E0152 E0512'),
]);

/** Names in the message of a rustc diagnostic. The first back-quoted name is the subject unless a wording says otherwise. */
export const RUST_FACTS: readonly Fact[] = [
  { pattern: /^future cannot be sent between threads safely/, category: 'trait' },
  { pattern: /^unresolved import `(?<module>[^`]+)`/, category: 'import' },
  {
    pattern:
      /^(?:failed to resolve: )?use of (?:undeclared|unresolved) (?:crate or |type or |type|module or )?(?:module|unlinked crate|crate)[^`]*`(?<module>[^`]+)`/,
    category: 'import',
  },
  {
    pattern:
      /^(?:failed to resolve: )?(?:could not find|cannot find) `(?<symbol>[^`]+)` in (?:the )?`?(?<module>[^`]+)`?/,
    category: 'import',
  },
  { pattern: /^cannot find (?:module or crate|crate) `(?<module>[^`]+)`/, category: 'import' },
  { pattern: /^can't find crate for `(?<module>[^`]+)`/, category: 'import' },
  { pattern: /^file not found for module `(?<module>[^`]+)`/, category: 'file_not_found' },
  { pattern: /^failed to resolve: use of undeclared type `(?<symbol>[^`]+)`/, category: 'name' },
  {
    pattern: /^cannot find (?:[\w ,/-]+) `(?<symbol>[^`]+)` in (?:this scope|module `(?<module>[^`]+)`|.+)/,
    category: 'name',
  },
  { pattern: /^no method named `(?<symbol>[^`]+)` found for .*?`(?<type>[^`]+)`/, category: 'name' },
  {
    pattern:
      /^no (?:function or associated item|associated item|variant(?: or associated item)?|variant, associated function, or constant|associated function or constant) named `(?<symbol>[^`]+)` found for .*?`(?<type>[^`]+)`/,
    category: 'name',
  },
  { pattern: /^no field `(?<symbol>[^`]+)` on type `(?<type>[^`]+)`/, category: 'name' },
  {
    pattern: /^(?:struct|variant|union|enum) `(?<type>[^`]+)` has no field named `(?<symbol>[^`]+)`/,
    category: 'name',
  },
  { pattern: /^the trait bound `(?<type>[^`]+?): (?<trait>[^`]+)` is not satisfied/, category: 'trait' },
  {
    pattern:
      /^`(?<type>[^`]+)` (?:doesn't implement|cannot be (?:shared|sent)|is not (?:an? )?(?:iterator|future))[^`]*(?:`(?<trait>[^`]+)`)?/,
    category: 'trait',
  },
  {
    pattern: /^(?:method|type|associated type|const) `(?<symbol>[^`]+)` is not a member of trait `(?<trait>[^`]+)`/,
    category: 'trait',
  },
  { pattern: /^not all trait items implemented, missing: `(?<symbol>[^`]+)`/, category: 'trait' },
  { pattern: /^cannot (?:add|subtract|multiply|divide) .*?`(?<symbol>[^`]+)`/, category: 'trait' },
  { pattern: /^binary operation `[^`]+` cannot be applied to type `(?<symbol>[^`]+)`/, category: 'trait' },
  { pattern: /^missing (?:structure )?fields? .* in initializer of `(?<symbol>[^`]+)`/, category: 'type' },
  { pattern: /^non-exhaustive patterns: `(?<symbol>[^`]+)`/, category: 'type' },
  { pattern: /^expected [^`]*found [a-z ]*`(?<symbol>[^`]+)`/ },
  {
    pattern: /^(?:borrow|use) of (?:partially )?(?:moved|possibly-uninitialized)[^`]*`(?<symbol>[^`]+)`/,
    category: 'borrow',
  },
  { pattern: /`async fn` is not permitted in Rust 2015/, category: 'version' },
  { pattern: /^unused import(?:s)?: `(?<symbol>[^`]+)`/, category: 'lint' },
  { pattern: /^cannot find macro `(?<symbol>[^`!]+)!?`/, category: 'name' },
  {
    pattern:
      /^expected (?:one of|`|identifier|item|expression|pattern|type)|^(?:unexpected|mismatched) (?:closing|token|eof)|^this file contains an un-?closed|^unclosed|^unterminated|^unknown start of token|^missing .* for /,
    category: 'syntax',
  },
  { pattern: /`(?<symbol>[^`]+)`/ },
];

const LINTS: readonly [RegExp, string][] = [
  [/^unused imports?: /, 'unused_imports'],
  [/^unused variables?: /, 'unused_variables'],
  [/^unused `?Result|^unused .* that must be used/, 'unused_must_use'],
  [/ (?:is|are) never (?:used|read|constructed)$/, 'dead_code'],
  [/^variable does not need to be mutable/, 'unused_mut'],
  [/^use of deprecated /, 'deprecated'],
  [/^unreachable /, 'unreachable_code'],
];

/** The lint behind a warning: rustc names it only at the first of its kind. */
export const lintOf = (message: string): string | undefined => LINTS.find(([pattern]) => pattern.test(message))?.[1];

/** What cargo itself says (`error: …` without a place in the code). */
export const CARGO_FACTS: readonly Fact[] = [
  { pattern: /^linker `(?<command>[^`]+)` not found/, category: 'link' },
  { pattern: /^linking with `[^`]+` failed/, category: 'link' },
  { pattern: /^no such (?:command|subcommand): `(?<command>[^`]+)`/, category: 'command_not_found' },
  { pattern: /^could not find `(?<file>[^`]+)` in `/, category: 'file_not_found' },
  { pattern: /^no (?<type>bin|example|test|bench|lib) target(?: named)? `(?<symbol>[^`]+)`/, category: 'usage' },
  { pattern: /^no matching package (?:named )?`(?<package>[^`]+)` found/, category: 'dependency' },
  { pattern: /^no matching package found/, category: 'dependency' },
  { pattern: /^failed to select a version for(?: the requirement)? `(?<package>[\w-]+)/, category: 'dependency' },
  { pattern: /^package ID specification `(?<package>[^`]+)` did not match/, category: 'usage' },
  { pattern: /^package `(?<package>[^`]+)` (?:is not a member|cannot be built)/, category: 'config' },
  {
    pattern: /^package `(?<package>[^`@ ]+)[^`]*` cannot be built because it requires rustc (?<version>\S+)/,
    category: 'version',
  },
  { pattern: /^rustc \S+ is not supported by the following package/, category: 'version' },
  { pattern: /^failed to (?:parse|read) (?:manifest|lock file|file)(?: at)?:? `(?<file>[^`]+)`/, category: 'config' },
  {
    pattern:
      /^(?:failed to load (?:manifest|source)|invalid (?:type|key)|unknown (?:key|field)|missing field|no targets specified|virtual manifests)/,
    category: 'config',
  },
  { pattern: /^the lock file (?<file>\S+) needs to be updated but --(?:locked|frozen)/, category: 'dependency' },
  { pattern: /^failed to read `(?<path>[^`]+Cargo\.toml)`/, category: 'file_not_found' },
  {
    pattern:
      /^failed to (?:get|fetch|download|update|query)|^(?:unable to update (?:registry|https?:)|spurious network error|download of .* failed|Could not (?:resolve|connect))/,
    category: 'network',
  },
  { pattern: /^failed to run custom build command for `(?<package>[\w-]+)/, category: 'build' },
  {
    pattern:
      /^(?:unexpected argument|unrecognized (?:option|subcommand)|the following required arguments|Found argument) ?'?(?<option>--?[\w-]+)?/,
    category: 'usage',
  },
  {
    pattern:
      /^(?:invalid value|a value is required|the argument|`cargo \w+` could not determine|a bin target must be available)/,
    category: 'usage',
  },
  { pattern: /^toolchain '(?<version>[^']+)' is not installed/, category: 'version' },
  { pattern: /^feature `(?<symbol>[^`]+)` is required/, category: 'version' },
  {
    pattern:
      /^(?:package|the package|none of the selected packages|Package) [^`]*`(?<package>[^`]+)`.* (?:feature|contain).*?`?(?<symbol>[\w-]+)?`?/,
    category: 'config',
  },
  { pattern: /^(?:cyclic package dependency|two packages named|multiple packages)/, category: 'dependency' },
];
