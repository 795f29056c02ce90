import { loadConfig } from '../../config/load-config.ts';
import type { Finding } from '../../report/finding.ts';
import { findingsText } from '../../report/findings-text.ts';
import type { Run } from '../command-spec.ts';
import { print, printJson } from '../context.ts';
import type { Check, Patient } from '../doctor/check.ts';
import { checkConfig } from '../doctor/check-config.ts';
import { checkHistory } from '../doctor/check-history.ts';
import { checkNode } from '../doctor/check-node.ts';
import { checkOutputLimit } from '../doctor/check-output-limit.ts';
import { checkRegistration } from '../doctor/check-registration.ts';
import { checkRoundTrip } from '../doctor/check-round-trip.ts';
import { checkState } from '../doctor/check-state.ts';
import { checkSwitches } from '../doctor/check-switches.ts';
import { findInstalled } from '../doctor/installed.ts';

/** In the order in which a person would ask. */
const CHECKS: readonly Check[] = [
  checkRegistration,
  checkSwitches,
  checkNode,
  checkConfig,
  checkState,
  checkHistory,
  checkRoundTrip,
  checkOutputLimit,
];

/** `heal-hooks doctor`: what is wrong with the installation, why it hurts, the exact command. Status 1 when there is a problem. */
export const run: Run = async (context, { options }) => {
  const { config, problems } = await loadConfig(context.project, context.env);
  const installed = findInstalled(context.project.root, context.env);
  const patient: Patient = { context, installed, config, configProblems: problems, deep: Boolean(options.deep) };
  const findings: Finding[] = [];
  for (const check of CHECKS) findings.push(...(await ask(check, patient)));
  if (options.json) printJson(context, { healthy: !findings.some((finding) => finding.level === 'problem'), findings });
  else print(context, findingsText(findings, context.style));
  return findings.some((finding) => finding.level === 'problem') ? 1 : 0;
};

async function ask(check: Check, patient: Patient): Promise<Finding[]> {
  try {
    return (await check.run(patient)).map((found) => ({ check: check.name, ...found }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      {
        check: check.name,
        level: 'problem',
        what: `unexpected error in this check: ${reason}`,
        why: 'It says nothing about the installation.',
      },
    ];
  }
}
