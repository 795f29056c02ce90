import { describe, expect, it } from 'vitest';
import { REDACTED, redact } from '../../../src/history/redact.ts';
import { DOUBTFUL_NAMES, SECRET_NAMES } from '../../../src/history/secret-shapes.ts';
import { cpuSince } from '../../support/cpu-time.ts';
import fc from '../../support/properties.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Deterministic, and not a token that a scanner of this repository would mistake for a real one. */
const fake = (length: number, chars = alphabet): string =>
  Array.from({ length }, (_, i) => chars[(i * 37 + 11) % chars.length]).join('');
const hex = (length: number): string => fake(length, '0123456789abcdef');

const SECRETS: Record<string, [text: string, secret: string]> = {
  'AWS key id': [`key AKIA${fake(16, 'ABCDEFGHIJKLMNOP234567')} denied`, `AKIA${fake(16, 'ABCDEFGHIJKLMNOP234567')}`],
  'AWS secret': [`AWS_SECRET_ACCESS_KEY=${fake(40)}`, fake(40)],
  GitHub: [`remote: ghp_${fake(36)}`, `ghp_${fake(36)}`],
  'GitHub fine-grained': [`token github_pat_${fake(60)} expired`, fake(60)],
  GitLab: [`PRIVATE-TOKEN: glpat-${fake(20)}`, fake(20)],
  Slack: [`posting with xoxb-1234567890-${fake(24)}`, fake(24)],
  Stripe: [`Invalid API Key provided: sk_${'live'}_${fake(24)}`, fake(24)],
  OpenAI: [`Incorrect API key provided: sk-proj-${fake(40)}.`, fake(40)],
  Anthropic: [`x-api-key: sk-ant-api03-${fake(60)}`, fake(60)],
  npm: [`//registry.example/:_authToken=npm_${fake(36)}`, fake(36)],
  PyPI: [`TWINE: pypi-${fake(70)}`, fake(70)],
  JWT: [`got eyJ${fake(20)}.eyJ${fake(40)}.${fake(43)}`, fake(43)],
  'private key': ['-----BEGIN RSA PRIVATE KEY-----\nMIIabc\ndef\n-----END RSA PRIVATE KEY-----\nnext', 'MIIabc'],
  'cut private key': ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn', 'b3Blbn'],
  'password=': ['connect failed: password=hunter2 host=db', 'hunter2'],
  'password in JSON': ['{"password": "correct horse battery"}', 'correct horse battery'],
  'password in escaped JSON': ['{\\"password\\": \\"hunter2\\"}', 'hunter2'],
  'password in YAML': ['  password: hunter2', 'hunter2'],
  'token:': ['token: abc123secret', 'abc123secret'],
  'api key in a query': ['GET /v1?api_key=abcdef&x=1', 'abcdef'],
  'Authorization basic': ['Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
  'Authorization in curl': [`curl -H "Authorization: Bearer ${fake(30)}" https://x`, fake(30)],
  'Authorization token': ["headers={'Authorization': 'Token abcdefgh'}", 'abcdefgh'],
  Bearer: [`sent Bearer ${fake(24)}`, fake(24)],
  Cookie: ['Cookie: sid=abc; theme=dark', 'sid=abc'],
  'Set-Cookie': ['< Set-Cookie: session=s3cr3t; Path=/', 's3cr3t'],
  'URL with password': ['fatal: unable to access https://me:hunter2@git.example/x.git', 'hunter2'],
  'URL with @ in the password': ['postgres://app:p@ss@db.local:5432/app', 'p@ss'],
  'URL with a token as user': [`https://${fake(40)}@git.example/x.git`, fake(40)],
  'connection string': ['Server=db;User Id=sa;Password=Str0ng!Pass;Encrypt=true', 'Str0ng!Pass'],
  'storage account': [`AccountName=x;AccountKey=${fake(86)}==;EndpointSuffix=y`, fake(86)],
  'Oracle URL': ['jdbc:oracle:thin:scott/tiger@//host:1521/db', 'tiger'],
  'flag with a space': ['docker login --password hunter2 reg.example', 'hunter2'],
  'mysql flag': ['mysql -u root -phunter2 db', 'hunter2'],
  'curl user': ['curl -s -u admin:hunter2 https://x', 'hunter2'],
  'environment password': ['PGPASSWORD=hunter2 psql', 'hunter2'],
  'underscored pass': ['DB_PASS=hunter2', 'hunter2'],
  'random value after a key': [`signing_salt: ${hex(40)}`, hex(40)],
  'generic prefix': [`error for acme_${fake(40)}`, fake(40)],
};

const HARMLESS = [
  "SyntaxError: Unexpected token '<' in JSON at position 0",
  'error: unexpected token: `}`',
  'unexpected token: identifier',
  "KeyError: 'password'",
  'TypeError: password must be str, not None',
  'def login(user, password: str, token: str = None):',
  'PWD=/home/me/project OLDPWD=/tmp',
  'max_tokens=4096 tokens: 512',
  'git@github.com:owner/repo.git',
  'ssh://git@github.com/owner/repo.git',
  'commit 3b18e512dba79e4c8300dd08aeb37f8e728b8dad',
  'target/debug/deps/libserde-0a1b2c3d4e5f6a7b.rlib',
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  '# pass 12\n# fail 1',
  'password=$DB_PASSWORD',
  'fn next(&mut self, token: TokenStream) -> Option<Token> {',
  'token = self.tokens[0]',
  'password: ********',
  'tests/test_auth.py::test_token_refresh FAILED',
  'session: 5f0c6c1e-1111-4222-8333-444455556666',
  'Cannot find module ./key-store',
  'src/auth/session.ts:12:5 - error TS2304: Cannot find name',
];

describe('redact', () => {
  for (const [name, [text, secret]] of Object.entries(SECRETS)) {
    it(`takes out: ${name}`, () => {
      const out = redact(text);
      expect(out).not.toContain(secret);
      expect(out).toContain(REDACTED);
    });
  }

  for (const text of HARMLESS) {
    it(`keeps: ${text.slice(0, 50)}`, () => expect(redact(text)).toBe(text));
  }

  it('keeps what stands around a secret', () => {
    expect(redact('psql: password=hunter2 host=db port=5432')).toBe(`psql: password=${REDACTED} host=db port=5432`);
    expect(redact('see https://u:p@host.example/path for more')).toBe(
      `see https://${REDACTED}@host.example/path for more`,
    );
    expect(redact('curl -H "Authorization: Bearer abcdef123456" -v')).toBe(
      `curl -H "Authorization: Bearer ${REDACTED}" -v`,
    );
  });

  const known = fc.constantFrom(...Object.values(SECRETS).map(([text]) => text));
  const around = fc.stringMatching(/^[a-zA-Z .,\n(){}]{0,80}$/);

  it('finds a secret whatever lines stand around it, and changes nothing the second time', () => {
    fc.assert(
      fc.property(around, fc.constantFrom(...Object.values(SECRETS)), around, (before, [text, secret], after) => {
        const once = redact(`${before}\n${text}\n${after}`);
        return !once.includes(secret) && redact(once) === once;
      }),
    );
  });

  it('redacting twice is redacting once, for any mixture', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(known, fc.string(), fc.constantFrom('password=', 'token: ', '"', '@', '://'))),
        (parts) => {
          const once = redact(parts.join(''));
          return redact(once) === once;
        },
      ),
    );
  });

  it('takes time in proportion to the text, hostile text included', () => {
    const seeds = [
      'a://',
      'eyJ-',
      'password',
      'token=',
      'curl -u ',
      'sk-',
      '-----BEGIN PRIVATE KEY-----',
      'A',
      'auth:"',
      'x_',
      ' ',
      '@',
    ];
    for (const seed of seeds) {
      const time = (size: number): number => {
        const text = seed.repeat(size / seed.length);
        return Math.min(
          ...[1, 2, 3].map(() => {
            const start = process.cpuUsage();
            redact(text);
            return cpuSince(start);
          }),
        );
      };
      time(20_000);
      expect(time(400_000) / Math.max(time(40_000), 0.2), seed).toBeLessThan(40); // quadratic would be 100
    }
  });
});

it('looks for values of names wherever one of the names can stand', () => {
  const names = `${SECRET_NAMES}|${DOUBTFUL_NAMES}`
    .replace(/\(\?:([^()]*)\)\??/g, (_, inside: string) => inside.split('|')[0] ?? '')
    .replace(/\((?!\?)|\)|\?(?!:)/g, '')
    .replace(/\[_-\]/g, '-')
    .split('|');
  expect(names.length).toBeGreaterThan(30);
  const value = fake(18);
  const silent = names.filter((name) => redact(`  ${name}: ${value}\n`).includes(value));
  expect(silent).toEqual([]);
});
