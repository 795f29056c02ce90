import type { Analysis, Analyzer, ToolError } from './analysis.ts';
import { newAnalysis } from './reading/new-analysis.ts';
import { type Fact, statedFacts } from './reading/stated-facts.ts';
import { toolError } from './reading/tool-error.ts';
import { withPlace } from './reading/with-place.ts';

const HEAD = /^(?:[│|] )?(?<level>Error|Warning): (?<title>.+)$/;
const PLACE = /^(?:[│|])?\s+on (?<file>\S+) line (?<line>\d+)/;
const PASSED =
  /^(?:Success! The configuration is valid|Apply complete!|No changes\.|Terraform has been successfully initialized|Destroy complete!)/;

const FACTS: readonly Fact[] = [
  {
    pattern:
      /^Unsupported (?:argument|block type|attribute)\n.*?(?:argument|Blocks of type|attribute) named "(?<symbol>[^"]+)"|^Unsupported block type\n.*?type "(?<type>[^"]+)"/s,
    category: 'config',
  },
  { pattern: /^Missing required argument\n.*?argument "(?<symbol>[^"]+)"/s, category: 'config' },
  {
    pattern: /^Duplicate (?:variable|resource|output|provider|local|data|module)[^\n]*\n.*?"(?<symbol>[^"]+)"/s,
    category: 'config',
  },
  {
    pattern:
      /^Reference to undeclared (?:resource|input variable|local value|module)\n.*?(?:with the name|resource|named|call to) "(?<symbol>[^"]+)"/s,
    category: 'name',
  },
  {
    pattern:
      /^(?:Failed to query available provider|Failed to install provider|Could not retrieve|Inconsistent dependency lock file|Required plugins are not installed|Module not installed|Failed to download module)/,
    category: 'dependency',
  },
  {
    pattern:
      /^(?:Missing (?:item|attribute|newline|key\/value) separator|Invalid (?:expression|character|block definition|argument name|multi-line)|Argument or block definition required|Unclosed|Unterminated|Missing (?:newline|expression|close))/,
    category: 'syntax',
  },
  {
    pattern:
      /^(?:Incorrect attribute value type|Invalid value for|Invalid function argument|Unsuitable value type|Inconsistent conditional)/,
    category: 'type',
  },
  { pattern: /^Error acquiring the state lock/, category: 'lock' },
  {
    pattern: /^(?:No configuration files|Failed to read file|Invalid function argument.*no file exists)/,
    category: 'file_not_found',
  },
  { pattern: /^(?:Unsupported Terraform Core version|Incompatible provider version)/, category: 'version' },
  {
    pattern:
      /(?:No valid credential sources|ExpiredToken|AccessDenied|AuthFailure|InvalidClientTokenId|Unauthorized|403)/,
    category: 'auth',
  },
];

const blockEnd = (lines: readonly string[], start: number): number => {
  let end = start;
  for (let i = start + 1; i < lines.length && i < start + 60; i += 1) {
    const line = lines[i] ?? '';
    if (/^╵/.test(line) || HEAD.test(line) || /^╷/.test(line)) break;
    if (line.trim() !== '' && line.trim() !== '│') end = i;
  }
  return end;
};

const blockError = (lines: readonly string[], index: number, groups: Record<string, string | undefined>): ToolError => {
  const end = blockEnd(lines, index);
  const body = lines.slice(index + 1, end + 1).map((line) => line.replace(/^[│|] ?/, ''));
  const at = lines
    .slice(index + 1, end + 1)
    .map((line) => PLACE.exec(line)?.groups)
    .find((each) => each);
  const place = at?.file ? { file: at.file, line: Number(at.line) } : undefined;
  const { captures, category } = statedFacts(`${groups.title}\n${body.join('\n')}`.slice(0, 1_000), FACTS);
  return toolError(lines, index, {
    severity: groups.level === 'Warning' ? 'warning' : 'error',
    span: [index + 1, end + 1],
    captures: withPlace(captures, place),
    category: category ?? 'config',
    ...(place ? { location: place } : {}),
  });
};

const read = (lines: readonly string[]): Analysis => {
  const analysis = newAnalysis('terraform');
  lines.forEach((line, index) => {
    const groups = HEAD.exec(line)?.groups;
    if (groups) analysis.errors.push(blockError(lines, index, groups));
    if (PASSED.test(line)) analysis.verdict = 'passed';
  });
  if (analysis.errors.some((error) => error.severity === 'error')) analysis.verdict = 'failed';
  return analysis;
};

/** Reads Terraform and OpenTofu, with their box or without. */
export const terraform: Analyzer = {
  name: 'terraform',
  recognises: (text, command) =>
    text.shows(/^│ (?:Error|Warning): /m) ||
    (text.shows(/^Error: /m) &&
      (text.shows(/^[ \t]+on \S+\.tf(?:\.json|vars)? line \d+/m) ||
        /\b(?:terraform|tofu|terragrunt)\b/.test(command ?? ''))) ||
    text.shows(/^(?:Success! The configuration is valid|Apply complete!|Terraform has been successfully initialized)/m),
  read,
};
