const IN_URL = /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:]{0,200}:[^\s/@]{1,200}@/gi;

/**
 * Takes user and password out of addresses before anything is read from a text: what is captured from it later (a path, a host) can then
 * hold no part of a password.
 */
export const hideCredentials = (text: string): string =>
  text.includes('://') && text.includes('@') ? text.replace(IN_URL, '$1‹redacted›@') : text;
