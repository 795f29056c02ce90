/** Two npm workspaces, one of which uses the other. */
export default {
  name: 'npm-workspaces',
  command: ['npm', 'test', '--workspaces', '--silent'],
  setup: [['npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund']],
  files: {
    'package.json': `{
  "name": "orchard",
  "private": true,
  "workspaces": ["packages/*"]
}
`,
    '.gitignore': 'node_modules/\n',
    'packages/fruit/package.json': `{
  "name": "@orchard/fruit",
  "version": "1.0.0",
  "type": "module",
  "exports": "./index.js",
  "scripts": { "test": "node test.js" }
}
`,
    'packages/fruit/index.js': `export const FRUIT = ['apple', 'pear', 'quince'];

export function isFruit(name) {
  return FRUIT.includes(name);
}
`,
    'packages/fruit/test.js': `import assert from 'node:assert/strict';
import { FRUIT, isFruit } from './index.js';

assert.equal(FRUIT.length, 3);
assert.ok(isFruit('pear'));
assert.ok(!isFruit('stone'));
`,
    'packages/basket/package.json': `{
  "name": "@orchard/basket",
  "version": "1.0.0",
  "type": "module",
  "scripts": { "test": "node test.js" },
  "dependencies": { "@orchard/fruit": "^1.0.0" }
}
`,
    'packages/basket/basket.js': `import { isFruit } from '@orchard/fruit';

export class Basket {
  #items = [];

  put(item) {
    if (!isFruit(item)) {
      throw new TypeError(\`\${item} is no fruit\`);
    }
    this.#items.push(item);
    return this;
  }

  get size() {
    return this.#items.length;
  }
}
`,
    'packages/basket/test.js': `import assert from 'node:assert/strict';
import { Basket } from './basket.js';

assert.equal(new Basket().put('apple').put('quince').size, 2);
assert.throws(() => new Basket().put('stone'), TypeError);
`,
  },
};
