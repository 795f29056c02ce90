import type { Playbook, PlaybookStep } from './remedy.ts';

/** The entry of `by_tool` for tools that are not named there, or not known. */
export const ANY_TOOL = 'any';

/**
 * A playbook in the words of the tools that a failure is about: each `${name}` of `by_tool` becomes what stands there for the first of the
 * tools, else for `any`. An option, a command or a step that has no words then does not apply to them. Pure.
 * @param tools most special first (`toolsOf`)
 */
export function forTools({ by_tool: words, ...playbook }: Playbook, tools: readonly string[]): Playbook {
  if (!words) return playbook;
  const chosen = new Map(
    Object.entries(words).map(([name, byTool]): [string, string] => {
      const tool = tools.find((one) => Object.hasOwn(byTool, one)) ?? ANY_TOOL;
      return [name, byTool[tool] ?? ''];
    }),
  );
  const said = (text: string): string =>
    text.replace(/\$\{(\w{1,40})\}/g, (whole, name: string) => chosen.get(name) ?? whole);
  return { ...playbook, steps: playbook.steps.flatMap((step) => stepFor(step, said)), ...avoidFor(playbook, said) };
}

const avoidFor = ({ avoid }: Playbook, said: (text: string) => string): Pick<Playbook, 'avoid'> =>
  avoid ? { avoid: avoid.map(said).filter(Boolean) } : {};

function stepFor(step: PlaybookStep, said: (text: string) => string): PlaybookStep[] {
  const { action, options } = step;
  const description = said(step.description ?? '');
  const command = said(step.command ?? '');
  if (!description && !command && !options) return [];
  return [
    {
      action,
      ...(description && { description }),
      ...(command && { command }),
      ...(options && { options: optionsFor(options, said) }),
    },
  ];
}

const optionsFor = (
  options: NonNullable<PlaybookStep['options']>,
  said: (text: string) => string,
): NonNullable<PlaybookStep['options']> =>
  Array.isArray(options)
    ? options.map(said).filter(Boolean)
    : Object.fromEntries(
        Object.entries(options)
          .map(([when, what]): [string, string] => [when, said(what)])
          .filter(([, what]) => what),
      );
