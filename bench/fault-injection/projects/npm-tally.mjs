/** A Node package with one dependency, installed from a lockfile, and tests of Node's own runner. */
export default {
  name: 'npm-tally',
  command: ['npm', 'test', '--silent'],
  setup: [['npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund']],
  archives: {
    'vendor/round-half-1.2.0.tgz': {
      'package/package.json': '{"name":"round-half","version":"1.2.0","main":"index.js"}\n',
      'package/index.js': 'exports.roundHalf = (value) => Math.round(value * 2) / 2;\n',
    },
  },
  files: {
    'package.json': `{
  "name": "tally",
  "version": "0.3.1",
  "private": true,
  "scripts": {
    "test": "node --test test/",
    "report": "node src/report.js"
  },
  "dependencies": {
    "round-half": "file:vendor/round-half-1.2.0.tgz"
  }
}
`,
    '.gitignore': 'node_modules/\n',
    'README.md': '# tally\n\nAdds up the takings of a day.\n',
    'data/takings.json': `{
  "day": "monday",
  "takings": [
    { "till": "front", "amount": 120.4 },
    { "till": "back", "amount": 80.2 }
  ]
}
`,
    'src/tally.js': `const { roundHalf } = require('round-half');

/** Sum of all amounts, to the next half. */
function sumTakings(takings) {
  let total = 0;
  for (const { amount } of takings) {
    total += amount;
  }
  return roundHalf(total);
}

module.exports = { sumTakings };
`,
    'src/load.js': `const { readFileSync } = require('node:fs');
const { join } = require('node:path');

function loadTakings(name) {
  const path = join(__dirname, '..', 'data', \`\${name}.json\`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

module.exports = { loadTakings };
`,
    'src/report.js': `const { sumTakings } = require('./tally');
const { loadTakings } = require('./load');

function report(name) {
  const { day, takings } = loadTakings(name);
  return \`\${day}: \${sumTakings(takings)}\`;
}

if (require.main === module) {
  console.log(report('takings'));
}

module.exports = { report };
`,
    'test/tally.test.js': `const { test } = require('node:test');
const assert = require('node:assert');
const { sumTakings } = require('../src/tally');

test('adds amounts up', () => {
  assert.strictEqual(sumTakings([{ amount: 1.2 }, { amount: 2.4 }]), 3.5);
});

test('of nothing is nothing', () => {
  assert.strictEqual(sumTakings([]), 0);
});
`,
    'test/report.test.js': `const { test } = require('node:test');
const assert = require('node:assert');
const { report } = require('../src/report');

test('names the day', () => {
  assert.strictEqual(report('takings'), 'monday: 200.5');
});
`,
  },
};
