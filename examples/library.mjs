// heal-hooks as a library: `npm ci && node examples/library.mjs` in a clone.
import { diagnose, HealError, heal } from 'heal-hooks';

// What does an output mean? Nothing is run, changed or recorded.
const output = `Traceback (most recent call last):
  File "app.py", line 1, in <module>
    import yaml
ModuleNotFoundError: No module named 'yaml'`;
const report = await diagnose(output, { command: 'python3 app.py', exitCode: 1 });
for (const { pattern, summary, root } of report.diagnoses) console.log(`${pattern}: ${summary ?? root}`);

// Run a command; without `apply: true` a fix is only planned.
const healed = await heal([process.execPath, '--eval', 'process.exitCode = 3']);
console.log(`the command ended with ${healed.exitCode}`);

// What heal-hooks itself cannot do is a HealError: what happened, why, what next.
try {
  await heal([]);
} catch (error) {
  if (!(error instanceof HealError)) throw error;
  console.log(error.message);
}
