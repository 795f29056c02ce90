import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleDir } from '../../system/own-bundle.ts';
import type { Run } from '../command-spec.ts';

/** `heal-hooks mcp`: the MCP server on stdio, until its input ends. It is a program of its own, beside this one. */
export const run: Run = async () => {
  await import(pathToFileURL(join(bundleDir(), 'mcp.js')).href);
  return 0;
};
