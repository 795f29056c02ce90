/** An ES module server with a smoke test that starts it on the port of its configuration. */
export default {
  name: 'node-desk',
  command: ['node', 'smoke.mjs'],
  port: 28461,
  files: {
    'package.json': `{
  "name": "desk",
  "type": "module",
  "private": true,
  "scripts": { "smoke": "node smoke.mjs" }
}
`,
    'config/desk.json': `{
  "port": 28461,
  "host": "127.0.0.1",
  "greeting": "welcome"
}
`,
    'src/config.mjs': `import { readFileSync } from 'node:fs';

export function readConfig() {
  return JSON.parse(readFileSync(new URL('../config/desk.json', import.meta.url), 'utf8'));
}
`,
    'src/routes.mjs': `import { greet } from './greet.mjs';

export const routes = {
  '/': (config) => greet(config, 'guest'),
  '/health': () => 'ok',
};
`,
    'src/greet.mjs': `export function greet(config, name) {
  return [config.greeting, name].join(', ');
}
`,
    'src/server.mjs': `import { createServer } from 'node:http';
import { readConfig } from './config.mjs';
import { routes } from './routes.mjs';

export function startDesk() {
  const config = readConfig();
  const server = createServer((request, response) => {
    const route = routes[request.url];
    if (!route) {
      response.writeHead(404).end();
      return;
    }
    response.end(route(config));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => resolve({ server, config }));
  });
}
`,
    'smoke.mjs': `import assert from 'node:assert';
import { startDesk } from './src/server.mjs';

const { server, config } = await startDesk();
try {
  const base = \`http://\${config.host}:\${config.port}\`;
  const health = await fetch(\`\${base}/health\`);
  assert.strictEqual(await health.text(), 'ok');
  const front = await fetch(base);
  assert.strictEqual(await front.text(), 'welcome, guest');
  console.log('smoke: passed');
} finally {
  server.close();
}
`,
  },
};
