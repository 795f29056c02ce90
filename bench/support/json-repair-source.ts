// What the benchmark of JSON repair needs of the source, in one bundle.
export { dialectOf } from '../../src/remedy/json-repair/dialect.ts';
export { isValid } from '../../src/remedy/json-repair/is-valid.ts';
export { repairJson } from '../../src/remedy/json-repair/repair-json.ts';
