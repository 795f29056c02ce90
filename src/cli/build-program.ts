import { Command, InvalidArgumentError, Option, type OutputConfiguration } from 'commander';
import { version } from '../system/own-bundle.ts';
import type { CommandSpec, Invocation, OptionSpec, Run } from './command-spec.ts';
import { COMMANDS } from './commands.ts';

const INTRO =
  'Recognises a failed command, fixes it when the fix is safe and proven, otherwise hands over the steps that work, and remembers what helped.';

const EPILOGUE = `
Text on stdin without a command is copied through to stdout; the diagnosis follows on stderr:
  pytest 2>&1 | heal-hooks

Exit status: 0 nothing to report · 1 findings, or a failure that remains · 2 heal-hooks itself failed.
\`run\` ends with the status of the command. HEAL_HOOKS=0 switches everything off.`;

/** What was called, once it is parsed; the caller runs it. */
export interface Called {
  run: Run;
  call: Invocation;
}

/** The parser, made of the table in `commands.ts`. `onCall` gets the command that was asked for. */
export function buildProgram(onCall: (called: Called) => void, output: OutputConfiguration): Command {
  const program = new Command('heal-hooks')
    .configureOutput(output)
    .description(INTRO)
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .enablePositionalOptions()
    .exitOverride()
    .addHelpText('after', EPILOGUE);
  addAll(program, COMMANDS, onCall);
  return program;
}

function addAll(parent: Command, specs: readonly CommandSpec[], onCall: (called: Called) => void): void {
  for (const spec of specs) parent.addCommand(build(spec, parent, onCall), { hidden: spec.hidden ?? false });
}

function build(spec: CommandSpec, parent: Command, onCall: (called: Called) => void): Command {
  const command = new Command(spec.name)
    .copyInheritedSettings(parent)
    .summary(spec.summary)
    .description(spec.details ? `${capital(spec.summary)}.\n${spec.details}` : `${capital(spec.summary)}.`)
    .helpOption('-h, --help', 'print this help');
  if (spec.arguments) command.arguments(spec.arguments);
  for (const option of spec.options ?? []) command.addOption(buildOption(option));
  if (spec.passThrough) command.passThroughOptions().enablePositionalOptions();
  if (spec.examples) command.addHelpText('after', examplesText(spec.examples));
  const { load } = spec;
  if (load)
    command.action(async (...received: unknown[]) => {
      const args = received.slice(0, -2) as Invocation['args'];
      onCall({ run: await load(), call: { args, options: command.opts() } });
    });
  if (spec.commands) {
    command.helpCommand(false);
    addAll(command, spec.commands, onCall);
  }
  return command;
}

function buildOption(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.summary);
  if (spec.choices) option.choices(spec.choices);
  if (spec.default !== undefined) option.default(spec.default);
  if (spec.repeat) option.argParser((text: string, before: string[] | undefined) => [...(before ?? []), text]);
  if (spec.integer)
    option.argParser((text: string) => {
      if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number is expected.');
      return Number(text);
    });
  return option;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const examplesText = (examples: readonly (readonly [string, string])[]): string =>
  `\nExamples:\n${examples.map(([line, meaning]) => `  ${line}\n      ${meaning}`).join('\n')}`;
