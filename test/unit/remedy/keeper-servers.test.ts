import { expect, it } from 'vitest';
import { pm2Servers } from '../../../src/remedy/servers/keeper-servers.ts';
import { scriptServers } from '../../../src/remedy/servers/script-servers.ts';
import { makeTree, viewOf } from './support.ts';

const APPS = ['all', 'max', '0', '-x', 'api'].map(
  (name) => `{ name: '${name}', script: 'api.js', env: { PORT: 4711 } }`,
);

it('takes no name for an app of pm2 that pm2 takes for all, for a number or for an option', async () => {
  const root = makeTree({
    'ecosystem.config.js': `module.exports = { apps: [${APPS.join(', ')}] };\n`,
    'node_modules/.bin/pm2': '#!/bin/sh\nexit 1\n',
  });
  const found = await pm2Servers(4711, viewOf(root));
  expect(found.map(({ name }) => name)).toEqual(['api']);
  expect(found[0]?.stop).toEqual(['node_modules/.bin/pm2', 'stop', 'api']);
});

it('takes no option for the name of a script', async () => {
  const scripts = { '--start': 'node api.js --port 4711', start: 'node api.js --port 4711' };
  const root = makeTree({ 'package.json': JSON.stringify({ scripts }) });
  const found = await scriptServers(4711, 'curl localhost:4711', viewOf(root));
  expect(found.map(({ start }) => start)).toEqual([['npm', 'run', 'start']]);
});
