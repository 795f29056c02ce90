import { describe, expect, it } from 'vitest';
import { hideCredentials } from '../../../src/failure/hide-credentials.ts';

describe('hideCredentials', () => {
  it.each([
    ['fatal: https://dev:hunter22@example.org/x', 'fatal: https://‹redacted›@example.org/x'],
    ['postgres://:s3cret@db:5432/shop refused', 'postgres://‹redacted›@db:5432/shop refused'],
  ])('hides %s', (text, hidden) => expect(hideCredentials(text)).toBe(hidden));

  it.each([
    'https://example.org/@scope/name',
    'git@example.org:a/b.git',
    'at file:///a/b.js:3:4',
    'http://localhost:3000/ a@b',
  ])('keeps %s', (text) => expect(hideCredentials(text)).toBe(text));
});
