import type { Plan } from '../transaction/plan.ts';
import { planDiff } from '../transaction/plan-diff.ts';
import { readPlanTexts } from '../transaction/read-plan-texts.ts';

/** The plan as a diff against the files as they are. */
export const diffOf = (plan: Plan): string => planDiff(plan, readPlanTexts(plan));
