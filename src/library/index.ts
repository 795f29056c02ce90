/**
 * heal-hooks as a library: recognise why a command failed, and heal it where a safe and proven fix is known.
 *
 * ```ts
 * import { diagnose, heal } from 'heal-hooks';
 *
 * const report = await diagnose(output, { command: 'pytest -q', exitCode: 1 });
 * const healed = await heal(['npm', 'test'], { apply: true });
 * ```
 */

export type { Diagnosis, Location, RemedyRef, Report } from '../diagnosis/diagnosis.ts';
export type { HealResult } from '../heal-loop.ts';
export type { HealStep, Refusal, StepResult } from '../heal-step.ts';
export type { HealedCommand } from '../healed-command.ts';
export { HealError, type HealErrorParts } from '../system/heal-error.ts';
export { type DiagnoseOptions, diagnose } from './diagnose.ts';
export { type HealOptions, heal } from './heal.ts';
