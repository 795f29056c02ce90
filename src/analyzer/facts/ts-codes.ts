import type { Category } from '../../pattern/pattern.ts';
import type { Fact } from '../reading/stated-facts.ts';

const codes = (category: Category, list: string): [string, Category][] =>
  list.split(' ').map((code) => [`TS${code}`, category]);

const TS_CODES: ReadonlyMap<string, Category> = new Map([
  ...codes(
    'import',
    '1192 1259 1471 1479 1541 2305 2306 2307 2459 2497 2604 2613 2614 2616 2617 2691 2692 2724 2732 2792 2834 2835 2846 2877 2879 5097 7016 1484 2440 1286 1295',
  ),
  ...codes(
    'name',
    '2300 2301 2304 2318 2339 2403 2440 2448 2449 2451 2454 2503 2552 2662 2663 2686 2694 2708 2749 18004 2528 2323 2484',
  ),
  ...codes('dependency', '2580 2581 2582 2583 2584 2591 2592 2593 2688 2875 2354'),
  ...codes('async', '1308 1309 1375 1378 1431 1432 2311 2801 18037 1064 1055 1065'),
  ...codes(
    'config',
    '1208 1343 1324 5001 5011 5012 5023 5024 5025 5042 5051 5052 5053 5055 5056 5057 5069 5070 5074 5083 5090 5095 5096 5098 5101 5102 5107 5108 5109 5110 6046 6059 6305 6306 6307 6310 6377 6379 17004 18002 18003 18028 2821 1219 1206 1238 1240 1241 2550 2569 2802',
  ),
  ...codes('file_not_found', '5058 6053 5081 6054'),
  ...codes('lint', '6133 6138 6192 6196 6198 6199 6205 7027 7028 7029 7030 2578 6385 6387 4111'),
  ...codes('version', '8010 8009 8011 2737 1501 18028'),
]);

/** Names in the messages of the TypeScript compiler. */
export const TS_FACTS: readonly Fact[] = [
  { pattern: /^Module '"(?<module>[^"]+)"' (?:has no exported member|declares) '(?<symbol>[^']+)'/ },
  { pattern: /^'"(?<module>[^"]+)"' has no exported member named '(?<symbol>[^']+)'/ },
  { pattern: /^Cannot find module '(?<module>[^']+)'/ },
  { pattern: /^Could not find a declaration file for module '(?<module>[^']+)'/ },
  { pattern: /^Cannot find (?:name|namespace|type definition file for) '(?<symbol>[^']+)'/ },
  { pattern: /^Property '(?<symbol>[^']+)' is missing in type .* but required in type '(?<type>[^']+)'/ },
  {
    pattern:
      /^Property '(?<symbol>[^']+)' (?:does not exist|is missing|is private|is protected|has no initializer)(?:.*? (?:on|in|required in) type '(?<type>[^']+)')?/,
  },
  {
    pattern:
      /^Object literal may only specify known properties, (?:and|but) '(?<symbol>[^']+)'(?:.*type '(?<type>[^']+)')?/,
  },
  {
    pattern:
      /^(?:Type|Argument of type) '(?<actual>.+?)' is not assignable to (?:type|parameter of type) '(?<expected>.+?)'(?:\.| with)/,
  },
  { pattern: /^Type '(?<actual>.+?)' is missing the following properties from type '(?<type>[^']+)'/ },
  { pattern: /^Expected (?<expected>\d+(?:-\d+)?) (?:type )?arguments?, but got (?<actual>\d+)/ },
  { pattern: /^Class '(?<symbol>[^']+)' incorrectly (?:implements|extends) (?:interface|base class) '(?<type>[^']+)'/ },
  { pattern: /^Parameter '(?<symbol>[^']+)' implicitly/ },
  { pattern: /^'(?<symbol>[^']+)' (?:is|was|has|only|can)/ },
  { pattern: /^Unknown compiler option '(?<option>[^']+)'/ },
  {
    pattern:
      /^Cannot (?:assign to|redeclare (?:block-scoped variable|exported variable)|invoke an object) '(?<symbol>[^']+)'/,
  },
  { pattern: /^File '(?<file>[^']+)' not found/ },
  { pattern: /^No inputs were found in config file/ },
  { pattern: /^Duplicate identifier '(?<symbol>[^']+)'/ },
  { pattern: /^(?:Variable|Block-scoped variable|Function|Class|Enum) '(?<symbol>[^']+)'/ },
  { pattern: /^(?:An?|The) [^']*'(?<symbol>[^']+)'/ },
];

/** What a TypeScript error code is about. Codes from 1000 on are grammar, the rest that is not listed is type checking. */
export const tsCategory = (code: string): Category => {
  const listed = TS_CODES.get(code);
  if (listed) return listed;
  const number = Number(code.slice(2));
  if (number < 2000 || (number >= 17000 && number < 18000)) return 'syntax';
  if (number >= 5000 && number < 7000) return 'config';
  return 'type';
};
