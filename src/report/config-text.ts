import type { ConfigProblem } from '../config/problem.ts';
import { oneLine } from './plain-text.ts';
import type { Style } from './style.ts';

/** One line for something that is wrong in a configuration: where, which key, what would be right. */
export const configProblemText = (problem: ConfigProblem, style: Style): string =>
  `${style.bad('!')} ${problem.file}${problem.key === null ? '' : `, ${style.key(oneLine(problem.key, 100))}`}: ${oneLine(problem.message)}`;
