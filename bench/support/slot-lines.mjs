const WORDS =
  'amber birch cedar delta ember fjord grove heron ivory jetty kelp lotus maple nacre onyx pearl quill raven sable tidal umber vetch willow yarrow zephyr'.split(
    ' ',
  );
const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;
const MIXED = `${HEX}ghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** A stream of numbers that is the same for the same seed. */
function stream(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What may stand in a slot, by its name. Nothing in it knows how templates are mined. */
function slots(below) {
  const pick = (list) => list[below(list.length)];
  const word = () => pick(WORDS);
  const name = () => `${word()}${pick(['', `-${word()}`, `${below(9)}`, `-${word()}-${word()}`])}`;
  const chars = (alphabet, length) => Array.from({ length }, () => pick(alphabet)).join('');
  const number = () => String(below(10 ** (1 + below(6))));
  const dotted = (parts) => Array.from({ length: parts }, () => below(30)).join('.');
  const debver = () =>
    `${pick(['', '', '', '1:', '2:'])}${dotted(2 + below(3))}${pick(['', '+dfsg', '~rc1'])}-${below(9)}${pick(['', '+deb12u3', '+b1', '.1', 'ubuntu0.2'])}`;
  const path = () =>
    `/${pick(['srv', 'var/lib', 'etc', 'usr/bin', 'home/anna'])}/${word()}/${name()}${pick(['', '.conf', '.db', '.json'])}`;
  const spec = () => `${pick(['', '', `@${word()}/`])}${name()}@${dotted(3)}`;
  const host = () => pick([`${word()}${below(9)}`, `${name()}.internal.example.com`, word()]);
  const ip = () => Array.from({ length: 4 }, () => 1 + below(254)).join('.');
  return {
    word,
    name,
    host,
    ip,
    path,
    spec,
    debver,
    n: number,
    pid: number,
    port: () => String(1024 + below(60_000)),
    endpoint: () => `${ip()}:${1024 + below(60_000)}`,
    user: word,
    unit: () => `${name()}.${pick(['service', 'timer', 'socket', 'mount'])}`,
    target: () => `${word()}.target`,
    if: () => pick(['eth0', 'wlan0', 'lo', 'tun0', `enp${below(9)}s0`, `veth${chars(HEX, 6)}`]),
    mod: () => pick(['kvm_intel', 'zram', 'e1000e', 'iwlwifi', 'usb_storage', 'r8169', 'xhci_hcd']),
    hex: () => `0x${chars(HEX, 8)}`,
    hexr: () => chars(HEX, 16),
    dev: () => `${pick(['sda', 'sdb', 'nvme0n1', 'vda'])}${pick(['', '1', '2'])}`,
    dur: () => pick([`${below(999)}ms`, `${below(59)}.${100 + below(900)}s`]),
    ms: () => `${below(9999)}ms`,
    sec: () => `${below(9)}.${10 + below(90)}s`,
    kb: () => `${number()}kB`,
    size: () => `${below(999)}M`,
    percent: () => `${below(100)}.${below(10)}%`,
    float: () => `${below(99)}.${100_000 + below(900_000)}`,
    cpu: () => `CPU${below(64)}`,
    nvme: () => `nvme${below(9)}`,
    queues: () => `${below(9)}/${below(9)}/${below(9)}`,
    bus: () => `${below(9)}-${below(9)}`,
    relation: () => `${word()}.public.${word()}`,
    lib: () => `lib${word()}.so`,
    mac: () => Array.from({ length: 6 }, () => chars(HEX, 2)).join(':'),
    sha: () => chars(MIXED, 43),
    request: () => `/v2/${chars(HEX, 16)}/${word()} HTTP/1.1`,
    url: () => `https://${host()}/${word()}/${below(99)}`,
    pci: () => `0000:${chars(HEX, 2)}:${chars(HEX, 2)}.${below(8)}`,
    uuid: () => [8, 4, 4, 4, 12].map((length) => chars(HEX, length)).join('-'),
    ver: () => `${dotted(3)}-${below(20)}-${pick(['amd64', 'generic'])}`,
    date: () => `2026-1${below(3)}-1${below(10)}T1${below(10)}:2${below(10)}:3${below(10)}Z`,
    signal: () => pick(['TERM', 'KILL', 'HUP', 'INT']),
    cg: path,
    temp: number,
    deb: () => `${pick(['', 'lib'])}${name()}${pick(['', '-dev', `${below(9)}`])}${pick(['', ':amd64', ':all'])}`,
    archive: () => `.../${below(99)}-${name()}_${dotted(3)}-1_amd64.deb`,
    status: () => pick(['200', '304', '404']),
    range: () => `${pick(['^', '~', ''])}${dotted(3)}`,
    tree: () => `node_modules/${name()}`,
    bool: () => pick(['true', 'false']),
    test: () =>
      `Test${pick(['Cart', 'Order', 'Depot', 'Route'])}${pick(['Add', 'Sort', 'Load'])}/${name().replaceAll('-', '_')}`,
    place: () => `${word()}_test.go:${1 + below(900)}`,
  };
}

/**
 * Lines of a log with their templates: `{slot}` of a template is filled with what may stand there and is `<*>` in the truth. A few templates are
 * frequent and many are rare, as in real logs.
 */
export function slotLines(templates, count, seed) {
  const below = stream(seed);
  const fill = slots(below);
  const weights = templates.map((_, i) => 1 / (i + 1) ** 0.7);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const order = [...templates].sort(() => below(3) - 1);
  return Array.from({ length: count }, () => {
    let left = (below(1_000_000) / 1_000_000) * sum;
    let index = 0;
    while (index < weights.length - 1 && left > weights[index]) left -= weights[index++];
    const template = order[index];
    const line = template.replace(/\{(\w+)\}/g, (_, slot) => fill[slot]());
    return { line, template: template.replace(/\{\w+\}/g, '<*>') };
  });
}

/** Grouping accuracy and parsing accuracy, as the literature defines them: lines in a group that is exactly right; lines with the exact template. */
export function accuracy(truth, found) {
  const groups = (keys) => {
    const byKey = new Map();
    for (const [line, key] of keys.entries()) byKey.set(key, [...(byKey.get(key) ?? []), line]);
    return byKey;
  };
  const wanted = new Map([...groups(truth).values()].map((lines) => [lines.join(' '), lines.length]));
  const right = [...groups(found).values()].reduce((sum, lines) => sum + (wanted.get(lines.join(' ')) ?? 0), 0);
  const exact = truth.filter((template, line) => template === found[line]).length;
  return { grouping: right / truth.length, parsing: exact / truth.length };
}
