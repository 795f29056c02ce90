import { dirname, relative } from 'node:path/posix';
import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { mayUse } from '../../lookup/may-use.ts';
import { nearestUnique } from '../../lookup/nearest-name.ts';
import { identifiersIn } from '../../lookup/source-text.ts';
import { toolSuggestion } from '../../lookup/tool-suggestion.ts';
import { editPlan, refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';
import { isSlip, renameAt } from '../rename-near-name.ts';
import { definedElsewhere } from './defined-elsewhere.ts';
import { ambiguous, rivalName } from './rival-name.ts';
import { fixRubyConstructor } from './ruby-constructor.ts';
import { fixRubyKeyword } from './ruby-keyword.ts';

/** Constants that a `require` of the standard library brings. */
const STANDARD: Readonly<Record<string, string>> = {
  Set: 'set',
  JSON: 'json',
  YAML: 'yaml',
  CSV: 'csv',
  Date: 'date',
  DateTime: 'date',
  Time: 'time',
  URI: 'uri',
  ERB: 'erb',
  Logger: 'logger',
  Pathname: 'pathname',
  FileUtils: 'fileutils',
  Tempfile: 'tempfile',
  StringIO: 'stringio',
  SecureRandom: 'securerandom',
  Digest: 'digest',
  Base64: 'base64',
  BigDecimal: 'bigdecimal',
  OptionParser: 'optparse',
  OpenStruct: 'ostruct',
  Benchmark: 'benchmark',
  Open3: 'open3',
  Timeout: 'timeout',
  Forwardable: 'forwardable',
  Singleton: 'singleton',
  Shellwords: 'shellwords',
  Zlib: 'zlib',
  Socket: 'socket',
  TCPSocket: 'socket',
  Find: 'find',
  PP: 'pp',
  Etc: 'etc',
};

/** Methods that a `require` of the standard library adds to what Ruby has, by who is asked for them. */
const ADDED: [RegExp, RegExp, string][] = [
  [/^(?:parse|strptime|iso8601|httpdate|rfc2822|xmlschema)$/, /\bTime\b/, 'time'],
  [/^(?:iso8601|xmlschema|httpdate)$/, /Time\b/, 'time'],
  [/^to_json$/, /./, 'json'],
  [/^to_yaml$/, /./, 'yaml'],
  [/^to_set$/, /./, 'set'],
  [/^to_d$/, /./, 'bigdecimal/util'],
  [/^(?:to_date|to_datetime)$/, /Time\b/, 'date'],
  [/^(?:shellescape|shellsplit)$/, /./, 'shellwords'],
];

/** The part of the standard library that brings a method, by its name and by what lacks it. */
function broughtBy(method: string, input: StrategyInput): string | null {
  const owner = /undefined method [`'][\w?!=]+' for ([^\n]{1,200})/.exec(input.diagnosis.root)?.[1] ?? '';
  return ADDED.find(([name, of]) => name.test(method) && owner !== '' && of.test(owner))?.[2] ?? null;
}

/** An unknown method, variable or constant of Ruby: corrected by the proposed or only near name, or required from where it is defined. */
export async function fixRubyName(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const keyword = rootMatch(input, /(?:in [`'](?:[\w:]+[#.])?([\w?!=]+)': )unknown keyword: :(\w+)/);
  if (keyword?.[1] && keyword[2]) return fixRubyKeyword(keyword[1], keyword[2], input, view);
  const constructed = await fixRubyConstructor(input, view);
  if (constructed) return constructed;
  const found = rootMatch(
    input,
    /uninitialized constant ([\w:]+)|undefined (?:local variable or )?method [`']([\w?!=]+)'/,
  );
  const constant = found?.[1]?.split('::').at(-1);
  const wrong = constant ?? found?.[2];
  if (!wrong) return refuse('The failure does not name what is unknown.');
  const [place] = (await failingPlaces(input, view)).slice(0, 1);
  const source = place ? await view.read(place.file) : null;
  if (!source) return refuse(`The file that uses \`${wrong}\` is not part of the project.`);
  const proposed = toolSuggestion(input)?.split('::').at(-1);
  const right = proposed && isSlip(wrong, proposed) ? proposed : null;
  const brought = constant ? null : broughtBy(wrong, input);
  if (brought && !new RegExp(`^\\s*require\\s*\\(?\\s*['"]${brought}['"]`, 'm').test(source.text)) {
    const start = afterRequires(source.text);
    const edit = { start, end: start, text: requireLine('require', brought, source, start) };
    return editPlan(
      input,
      view,
      [{ source, replacements: [edit] }],
      `\`${wrong}\` comes with the standard library (${brought}):`,
    );
  }
  if (constant) {
    const required = await requireOf(constant, source, right, input, view);
    if (required) return required;
  }
  const near =
    right ??
    (/^else?if$/.test(wrong) ? 'elsif' : null) ??
    nearestUnique(wrong, identifiersIn(maskCode(source.text, 'ruby')));
  const equal = right && near === right ? await rivalName(input, view, wrong, right) : null;
  if (right && equal) return ambiguous(wrong, right, equal);
  if (!near) return refuse(`Nothing in the project defines \`${wrong}\`, and no single name is near.`);
  const isOwn = !constant && / for (?!main\b)/.test(input.diagnosis.root); // of an object: others may be called so
  const rival = isOwn
    ? null
    : await definedElsewhere({ wrong, right: near, path: source.path, language: 'ruby' }, view);
  if (rival) return rival;
  const plan = await renameAt(input, view, wrong, near, `\`${wrong}\` is spelled \`${near}\`:`);
  return plan ?? refuse(`\`${wrong}\` was not found where the failure points; there is \`${near}\`.`);
}

/** The `require` that brings a constant: of the standard library, or of the one project file that defines it. Null when there is none. */
async function requireOf(
  constant: string,
  source: SourceFile,
  rival: string | null,
  input: StrategyInput,
  view: ProjectView,
): Promise<Proposal | null> {
  const homes = (await findDefinitions(view, constant, 'ruby')).filter(
    ({ kind, file }) => kind !== 'method' && file !== source.path && mayUse(source.path, file),
  );
  const files = [...new Set(homes.map(({ file }) => file))];
  const standard = Object.hasOwn(STANDARD, constant) ? STANDARD[constant] : undefined;
  const [home] = files;
  if (!home && !standard) return null;
  if (files.length > 1 || (home && standard) || (home && rival)) {
    return refuse(`\`${constant}\` is not loaded in ${source.path}, and where it should come from is ambiguous.`, {
      known: [
        ...files,
        ...(standard ? [`the standard library: ${standard}`] : []),
        ...(rival ? [`\`${rival}\` is near`] : []),
      ],
    });
  }
  const path = home ? relative(dirname(source.path), home).replace(/\.rb$/, '') : '';
  const start = afterRequires(source.text);
  const line = requireLine(home ? 'require_relative' : 'require', home ? path : (standard ?? ''), source, start);
  return editPlan(
    input,
    view,
    [{ source, replacements: [{ start, end: start, text: line }] }],
    `\`${constant}\` is defined in ${home ?? `the standard library (${standard})`}:`,
  );
}

/** The line as this file would write it: its quotes, and a blank line below when nothing else is required. */
function requireLine(word: string, path: string, { text, eol }: SourceFile, at: number): string {
  const quote = text.includes('"') && !text.includes("'") ? '"' : "'";
  const apart = at === 0 && !/^\s*(?:require|\r?\n|$)/.test(text) ? eol : '';
  return `${word} ${quote}${path}${quote}${eol}${apart}`;
}

/** After the leading comments and the requires that follow them. */
function afterRequires(text: string): number {
  let at = 0;
  for (const line of text.split('\n')) {
    if (!/^\s*(?:#.*|require(?:_relative)?\b.*)?\r?$/.test(line)) break;
    if (line.trim() === '' && !/^\s*require/m.test(text.slice(at))) break;
    at += line.length + 1;
  }
  const before = text.slice(0, at);
  const last = [...before.matchAll(/^(?:#|\s*require).*\n/gm)].at(-1);
  return last ? last.index + last[0].length : 0;
}
