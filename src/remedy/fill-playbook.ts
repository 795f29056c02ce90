import type { Captures } from '../pattern/pattern.ts';
import { fillWords } from '../pattern/placeholders.ts';
import { parseCommand } from './parse-command.ts';
import type { Playbook, PlaybookStep } from './remedy.ts';

/** `${data}` in a playbook is the failing file where that holds data: the place of a data error is often the code that read it. */
const DATA_FILE = /\.(?:jsonc?|json5|ya?ml|toml|ini|cfg|conf|xml|csv|lock)$/i;
/** Stands in a playbook for the command that parses the failing file alone. */
const CHECK = '${check}';

/** A playbook with the names of this failure in it, and its table reduced to the rows that apply (`code`). Pure. */
export function fillPlaybook(playbook: Playbook, captures: Captures): Playbook {
  const check = captures.file === undefined ? null : parseCommand(captures.file);
  const data = captures.file !== undefined && DATA_FILE.test(captures.file) ? { data: captures.file } : {};
  // A package that is not there is the module that is not there, for whoever looks for it.
  const module = captures.module ?? captures.package;
  const words = { ...(module !== undefined && { module }), ...captures, ...data };
  const fill = (text: string): string => fillWords(check ? text.replaceAll(CHECK, check) : text, words);
  const rows = Object.entries(playbook.table ?? {}).filter(
    ([key]) => captures.code === undefined || key === captures.code,
  );
  const table = Object.fromEntries(rows.map(([key, value]) => [key, fill(value)]));
  return {
    ...playbook,
    title: fill(playbook.title),
    steps: playbook.steps.map((step) => fillStep(step, fill)),
    ...(playbook.table ? { table } : {}),
    ...(playbook.avoid ? { avoid: playbook.avoid.map(fill) } : {}),
    success_indicators: playbook.success_indicators.map(fill),
  };
}

const fillStep = (step: PlaybookStep, fill: (text: string) => string): PlaybookStep => {
  const { options } = step;
  return {
    action: step.action,
    ...(step.description === undefined ? {} : { description: fill(step.description) }),
    ...(step.command === undefined ? {} : { command: fill(step.command) }),
    ...(options === undefined
      ? {}
      : {
          options: Array.isArray(options)
            ? options.map(fill)
            : Object.fromEntries(Object.entries(options).map(([key, value]) => [fill(key), fill(value)])),
        }),
  };
};
