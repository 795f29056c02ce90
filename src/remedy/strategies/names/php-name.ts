import { failingPlaces } from '../../failing-place.ts';
import { findDefinitions, sourceFiles } from '../../lookup/definitions.ts';
import { maskCode } from '../../lookup/mask-code.ts';
import { nearestNames, nearestUnique } from '../../lookup/nearest-name.ts';
import { refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { rootMatch } from '../../root-match.ts';
import { renameAt } from '../rename-near-name.ts';
import { fixPhpClass } from './php-class.ts';
import { fixPhpOperator } from './php-operator.ts';

/** What PHP says, which name is wrong, and whose it should be. */
interface Unknown {
  wrong: string;
  kind: 'method' | 'function' | 'class' | 'variable' | 'property' | 'constant' | 'case';
  owner?: string;
}

function unknownIn(input: StrategyInput): Unknown | null {
  const method = rootMatch(input, /undefined method ([\w\\]+)::(\w+)\(\)/);
  if (method?.[2]) return { wrong: method[2], kind: 'method', owner: lastPart(method[1] ?? '') };
  const property = rootMatch(input, /Undefined property: ([\w\\]+)::\$(\w+)/);
  if (property?.[2]) return { wrong: property[2], kind: 'property', owner: lastPart(property[1] ?? '') };
  const member = rootMatch(input, /Undefined (?:class )?constant "?([\w\\]+)::(\w+)/);
  if (member?.[2]) return { wrong: member[2], kind: 'case', owner: lastPart(member[1] ?? '') };
  const simple: [RegExp, Unknown['kind']][] = [
    [/undefined function ([\w\\]+)\(\)/, 'function'],
    [/(?:Class|Interface|Trait|Enum) "([\w\\]+)" not found/, 'class'],
    [/Undefined variable:? \$(\w+)/, 'variable'],
    [/Undefined constant "?(?![\w\\]+::)([\w\\]+)"?/, 'constant'],
  ];
  for (const [form, kind] of simple) {
    const found = rootMatch(input, form)?.[1];
    if (found) return { wrong: lastPart(found), kind };
  }
  return null;
}

const lastPart = (name: string): string => name.split('\\').at(-1) ?? name;

/** Body of a class in masked code, or null. */
const classText = (code: string, name: string): string | null => {
  const at = code.search(new RegExp(`\\b(?:class|interface|trait|enum)\\s+${name}\\b`));
  if (at < 0) return null;
  const next = code.slice(at + 6).search(/^(?:abstract |final )*(?:class|interface|trait|enum)\s+\w/m);
  return next < 0 ? code.slice(at) : code.slice(at, at + 6 + next);
};

/** Names of that kind in one file. */
function namesIn(text: string, unknown: Unknown): string[] {
  const code = maskCode(text, 'php');
  const all = (form: RegExp, within = code): string[] => [...within.matchAll(form)].map((match) => match[1] ?? '');
  const own = unknown.owner ? classText(code, unknown.owner) : null;
  switch (unknown.kind) {
    case 'method':
      return own ? all(/\bfunction\s+&?(\w+)/g, own) : [];
    case 'case':
      return own ? all(/\b(?:case|const(?:\s+[\w|?]+)?)\s+(\w+)\s*[=;]/g, own) : [];
    case 'property':
      return own
        ? all(
            /(?:\$this->|(?:public|protected|private|readonly|var|static)\s+(?:\??[\w\\|]+\s+)?\$)(\w+)(?!\w*\()/g,
            own,
          )
        : [];
    case 'function':
      return all(/^\s*function\s+&?(\w+)/gm);
    case 'class':
      return all(/\b(?:class|interface|trait|enum)\s+(\w+)/g);
    case 'constant':
      return [
        ...all(/\bconst\s+(?:\w+\s+)?(\w+)\s*=/g),
        ...[...text.matchAll(/\bdefine\(\s*['"](\w+)/g)].map((match) => match[1] ?? ''),
      ];
    default:
      return [];
  }
}

/** Functions and classes that PHP itself has. */
async function builtIn(kind: Unknown['kind'], view: ProjectView): Promise<string[]> {
  const call = { function: 'get_defined_functions()["internal"]', class: 'get_declared_classes()' }[
    kind as 'function' | 'class'
  ];
  if (!call || !(await view.which('php'))) return [];
  const answer = await view.query(['php', '-n', '-r', `echo implode("\\n", ${call});`]);
  return answer.exitCode === 0 ? answer.stdout.split('\n') : [];
}

/** The project has that very name: its file was not loaded, and the near one is another. */
async function notLoaded(wrong: string, right: string, kind: Unknown['kind'], view: ProjectView): Promise<Proposal> {
  const known = (await findDefinitions(view, wrong, 'php'))
    .slice(0, 3)
    .map(({ file, line }) => `${file}:${line} defines it`);
  return refuse(
    `The ${kind} \`${wrong}\` is defined in the project and not loaded here; \`${right}\` is another: ambiguous.`,
    {
      known,
      steps: [`require the file that defines \`${wrong}\`; or, when \`${right}\` is meant, correct the name`],
    },
  );
}

/** Corrects a misspelled function, method, class, property, constant or variable at the place that PHP names. */
export async function fixPhpName(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const operator = await fixPhpOperator(input, view);
  if (operator) return operator;
  const unknown = unknownIn(input);
  if (!unknown) return refuse('The failure does not name what is unknown.');
  const { wrong, kind } = unknown;
  const moved = kind === 'class' ? await fixPhpClass(input, view) : null;
  if (moved) return moved;
  const candidates = new Set<string>();
  if (kind === 'variable') {
    const [place] = await failingPlaces(input, view, 'php');
    const code = place ? maskCode((await view.read(place.file))?.text ?? '', 'php') : '';
    for (const match of code.matchAll(/\$(\w+)/g)) candidates.add(match[1] ?? '');
  } else {
    for (const path of await sourceFiles(view, 'php')) {
      for (const name of namesIn((await view.read(path))?.text ?? '', unknown)) candidates.add(name);
    }
  }
  const right = nearestUnique(wrong, candidates) ?? nearestUnique(wrong, await builtIn(kind, view));
  if (!right) {
    const near = nearestNames(wrong, candidates).map(({ name }) => name);
    return refuse(
      `No ${kind} is called \`${wrong}\`${unknown.owner ? ` in ${unknown.owner}` : ''}, and no single name is near.`,
      {
        known: near.length > 0 ? [`near: ${near.join(', ')}`] : [],
      },
    );
  }
  if (kind !== 'variable' && candidates.has(wrong)) return notLoaded(wrong, right, kind, view);
  const sign = kind === 'variable' ? '$' : '';
  const plan = await renameAt(input, view, sign + wrong, sign + right, `The ${kind} is called \`${right}\`:`);
  return plan ?? refuse(`\`${wrong}\` was not found where the failure points; there is \`${right}\`.`);
}
