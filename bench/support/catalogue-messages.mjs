// The examples of the built-in patterns as messages: lines that say the same about different names.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSON5 from 'json5';

/** What these captures hold is the message itself, not a name in it. */
const NO_NAMES = ['message', 'expected', 'actual'];
/** Stands for a name; masked as a path is. */
const NAME = '/x/y/z.c';

const linesOf = (texts) => [
  ...new Set(
    texts
      .flatMap((text) => text.split('\n'))
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** All patterns, each with the lines of its examples that it matches by itself. */
export function readPatterns(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.json5'))
    .sort()
    .flatMap((file) => {
      const document = JSON5.parse(readFileSync(join(folder, file), 'utf8'));
      return Array.isArray(document) ? document : document.patterns;
    })
    .map(({ id, error_regex, flags = 'm', examples }) => {
      const regex = new RegExp(error_regex, `${flags}d`);
      const all = linesOf(examples.matches);
      return { id, regex, all, lines: all.filter((line) => regex.test(line)), others: linesOf(examples.non_matches) };
    });
}

/** Places and values of the names in a line, in order. */
function namesIn({ regex }, line) {
  const match = regex.exec(line);
  return Object.entries(match?.indices.groups ?? {})
    .filter(([name, place]) => place && !NO_NAMES.includes(name))
    .map(([name, [start, end]]) => ({ name, start, end, value: line.slice(start, end) }))
    .filter(({ value, start }) => value !== '' && (!/\s/.test(value) || /['"`‘“([]/.test(line[start - 1])))
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, index, list) => index === 0 || start >= list[index - 1].end);
}

function replaceNames(line, names, chosen) {
  let out = '';
  let at = 0;
  for (const name of names) {
    out += line.slice(at, name.start) + chosen(name);
    at = name.end;
  }
  return out + line.slice(at);
}

/** A line without its names: the same for lines of one message. */
export const frameOf = (pattern, line, maskValues) =>
  maskValues(replaceNames(line, namesIn(pattern, line), () => NAME)).replace(/\s+/g, ' ');

/** Values that the catalogue's examples have for each kind of name. */
export function namePool(patterns) {
  const pool = new Map();
  for (const pattern of patterns)
    for (const line of pattern.lines)
      for (const { name, value } of namesIn(pattern, line))
        if (!/\s/.test(value) && value.length < 60) pool.set(name, (pool.get(name) ?? new Set()).add(value));
  return new Map([...pool].map(([name, values]) => [name, [...values].sort()]));
}

/** The line with other names in it, up to `wanted` times, each of which the pattern reads as it was meant. */
export function withOtherNames(pattern, line, pool, wanted, random) {
  const names = namesIn(pattern, line).filter(({ name, value }) => pool.has(name) && !/\s/.test(value));
  const found = new Set();
  for (let tries = 0; names.length > 0 && tries < wanted * 8 && found.size < wanted; tries++) {
    const given = new Map();
    const text = replaceNames(line, names, ({ name }) => {
      const values = pool.get(name);
      given.set(name, values[random(values.length)]);
      return given.get(name);
    });
    const groups = pattern.regex.exec(text)?.groups ?? {};
    if (text !== line && [...given].every(([name, value]) => groups[name] === value)) found.add(text);
  }
  return [...found];
}
