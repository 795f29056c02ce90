import { checkConfigFile } from './checks/check-config-file.ts';
import { checkExecutable } from './checks/check-executable.ts';
import { checkModules } from './checks/check-modules.ts';
import { checkPort } from './checks/check-port.ts';
import type { Fault, RepairSite, Tool, ToolCheck } from './tool.ts';

/** In the order in which faults cause each other: what cannot be read is not installed, what is not installed does not answer. */
const CHECKS: readonly ToolCheck[] = [checkExecutable, checkConfigFile, checkModules, checkPort];

/** Everything that is wrong with a tool. A check that throws says so and the others go on. */
export async function examine(tool: Tool, site: RepairSite): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const check of CHECKS) {
    try {
      faults.push(...(await check(tool, site)));
    } catch (error) {
      faults.push({
        tool: tool.name,
        check: 'executable',
        what: `unexpected error in a check of ${tool.name}: ${error instanceof Error ? error.message : String(error)}`,
        why: 'It says nothing about the tool.',
        command: 'heal-hooks doctor',
        repair: null,
      });
    }
  }
  return faults;
}
