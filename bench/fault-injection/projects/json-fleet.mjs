/** A project that is mostly configuration: JSON and environment files, checked by a script. */
export default {
  name: 'json-fleet',
  command: ['node', 'scripts/check.mjs'],
  files: {
    'package.json': '{\n  "name": "fleet",\n  "private": true,\n  "type": "module"\n}\n',
    '.env.example': 'FLEET_REGION=north\nFLEET_LIMIT=3\n',
    '.env': 'FLEET_REGION=north\nFLEET_LIMIT=3\n',
    '.gitignore': '.env\nout/\n',
    'fleet/vans.json': `{
  "vans": [
    { "id": "v1", "seats": 3, "depot": "harbour" },
    { "id": "v2", "seats": 7, "depot": "hill" }
  ]
}
`,
    'fleet/depots.json': `{
  "harbour": { "street": "Quay 4", "open": [6, 22] },
  "hill": { "street": "Mill Lane 9", "open": [7, 20] }
}
`,
    'fleet/rules.json': `{
  "maxSeats": 9,
  "regions": ["north", "south"],
  "names": { "v1": "Gull", "v2": "Heron" }
}
`,
    'scripts/read.mjs': `import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export const readText = (name) => readFileSync(join(root, name), 'utf8');

export const readJson = (name) => JSON.parse(readText(name));

export const readEnv = (name) =>
  Object.fromEntries(
    readText(name)
      .split('\\n')
      .filter(Boolean)
      .map((line) => line.split('=')),
  );
`,
    'scripts/check.mjs': `import assert from 'node:assert/strict';
import { readEnv, readJson } from './read.mjs';

const { vans } = readJson('fleet/vans.json');
const depots = readJson('fleet/depots.json');
const rules = readJson('fleet/rules.json');
const env = readEnv('.env');

assert.ok(rules.regions.includes(env.FLEET_REGION), \`unknown region \${env.FLEET_REGION}\`);
assert.equal(vans.length, 2);
for (const van of vans) {
  assert.ok(van.seats <= rules.maxSeats, \`\${van.id} has too many seats\`);
  assert.ok(depots[van.depot], \`\${van.id}: no depot \${van.depot}\`);
  assert.ok(rules.names[van.id], \`\${van.id} has no name\`);
}
console.log(\`fleet: \${vans.length} vans are fine\`);
`,
  },
};
