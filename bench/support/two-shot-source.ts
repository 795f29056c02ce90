export { firstOverlap } from '../../src/learning/guards/first-overlap.ts';
export { inducePattern } from '../../src/learning/induction/induce-pattern.ts';
export { maskValues } from '../../src/learning/templates/mask-values.ts';
export { isTelling } from '../../src/learning/templates/template-regex.ts';
export { parseRegex } from '../../src/pattern/regex/parse-regex.ts';
export { proveLinear } from '../../src/pattern/regex/prove-linear.ts';
