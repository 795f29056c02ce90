import fc from 'fast-check';

/**
 * fast-check, with the same cases each time: a test that passed goes on passing until somebody changes something.
 * `HEAL_HOOKS_SEED=random npx vitest run` looks for new cases, a number plays those of that seed again.
 */
const asked = process.env.HEAL_HOOKS_SEED;
const seed = asked === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(asked ?? 2026);
if (!Number.isInteger(seed)) throw new Error(`HEAL_HOOKS_SEED is ${asked}: a whole number, or "random", is expected`);
fc.configureGlobal({ seed });

export default fc;
