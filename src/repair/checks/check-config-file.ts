import { type ParseError, parse as parseJsonc, printParseErrorCode } from 'jsonc-parser';
import { lineAt } from '../../remedy/lookup/source-text.ts';
import { parseToml } from '../../remedy/lookup/toml.ts';
import type { SourceFile } from '../../remedy/remedy.ts';
import { proposeJsonRepair, proposeMissingFile } from '../propose-file-repair.ts';
import type { Fault, Tool, ToolCheck } from '../tool.ts';

/** `CommaExpected` → `a comma is missing`; what has no such form, in lower case. */
const words = ({ error }: ParseError): string => {
  const code = printParseErrorCode(error);
  const missing = /^(\w+)Expected$/.exec(code)?.[1];
  const plain = (missing ?? code).replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return missing ? `${/^[aeiou]/.test(plain) ? 'an' : 'a'} ${plain} is missing` : plain;
};

/** What is wrong with a text, with its line, or null. */
async function problemIn(source: SourceFile): Promise<string | null> {
  if (/\.(?:json|jsonc)$/.test(source.path)) {
    const errors: ParseError[] = [];
    const loose = /(?:tsconfig|jsconfig|\.jsonc$|settings)/.test(source.path);
    parseJsonc(source.text, errors, { disallowComments: !loose, allowTrailingComma: loose });
    const [first] = errors;
    if (source.bom) return 'line 1: begins with a byte order mark';
    return first ? `line ${lineAt(source.text, first.offset)}: ${words(first)}` : null;
  }
  if (source.path.endsWith('.json5')) {
    const { default: json5 } = await import('json5');
    return thrown(() => json5.parse(source.text));
  }
  if (/\.ya?ml$/.test(source.path)) {
    const { parseDocument } = await import('yaml');
    const [error] = parseDocument(source.text).errors;
    return error ? (error.message.split('\n')[0] ?? 'invalid') : null;
  }
  return source.path.endsWith('.toml') && Object.keys(parseToml(source.text)).length === 0 && source.text.trim() !== ''
    ? 'nothing in it can be read as TOML'
    : null;
}

const thrown = (read: () => unknown): string | null => {
  try {
    read();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const repairOf = ({ name }: Tool): string => `heal-hooks repair --yes --tool ${name}`;

/** Do the configuration files of the tool parse? */
export const checkConfigFile: ToolCheck = async (tool, { view }) => {
  const faults: Fault[] = [];
  for (const path of tool.config) {
    const source = await view.read(path);
    const problem = source ? await problemIn(source) : null;
    const about = { tool: tool.name, check: 'config' as const };
    if (!source) {
      const there = await view.stat(path);
      const plan = there ? null : await proposeMissingFile(path, view);
      faults.push({
        ...about,
        what: there ? `${path} cannot be read` : `${path} does not exist`,
        why: `${tool.declared} names it.`,
        command: plan ? repairOf(tool) : there ? `ls -l ${path}` : `git log --oneline -- ${path}`,
        repair: plan ? { kind: 'plan', plan } : null,
      });
    } else if (problem) {
      const plan = /\.jsonc?$/.test(path) ? await proposeJsonRepair(path, view) : null;
      faults.push({
        ...about,
        what: `${path} does not parse: ${problem}`,
        why: `${tool.name} cannot read its configuration.`,
        command: plan ? repairOf(tool) : `git diff HEAD -- ${path}`,
        repair: plan ? { kind: 'plan', plan } : null,
      });
    }
  }
  return faults;
};
