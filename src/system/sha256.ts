/** The first 32 bits of the fractional parts of the cube roots (and square roots) of the first primes, as the standard has them. */
const K = new Int32Array(64);
const START = new Int32Array(8);
let prime = 2;
for (let count = 0; count < 64; prime += 1) {
  let divisor = 2;
  while (prime % divisor !== 0) divisor += 1;
  if (divisor !== prime) continue;
  if (count < 8) START[count] = (Math.sqrt(prime) % 1) * 2 ** 32;
  K[count] = (Math.cbrt(prime) % 1) * 2 ** 32;
  count += 1;
}

const W = new Int32Array(64);
const rotate = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/**
 * sha-256 of a text (UTF-8), 64 hex digits. For short texts in processes that live for one event: loading Node's library of hashes takes
 * longer than all of their work. Whole files are for `hashBytes`.
 */
export function sha256(text: string): string {
  const bytes = Buffer.from(text);
  const blocks = Buffer.alloc((((bytes.length + 8) >> 6) << 6) + 64);
  bytes.copy(blocks);
  blocks[bytes.length] = 0x80;
  blocks.writeUInt32BE(Math.floor(bytes.length / 2 ** 29), blocks.length - 8);
  blocks.writeUInt32BE((bytes.length << 3) >>> 0, blocks.length - 4);
  const state = Int32Array.from(START);
  for (let at = 0; at < blocks.length; at += 64) mix(state, blocks, at);
  const result = Buffer.alloc(32);
  state.forEach((word, position) => {
    result.writeInt32BE(word, position * 4);
  });
  return result.toString('hex');
}

function mix(state: Int32Array, blocks: Buffer, at: number): void {
  for (let i = 0; i < 16; i += 1) W[i] = blocks.readInt32BE(at + i * 4);
  for (let i = 16; i < 64; i += 1) {
    const [a, b] = [W[i - 15] as number, W[i - 2] as number];
    const low = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const high = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    W[i] = (W[i - 16] as number) + low + (W[i - 7] as number) + high;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const first =
      (h +
        (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
        ((e & f) ^ (~e & g)) +
        (K[i] as number) +
        (W[i] as number)) |
      0;
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, position) => {
    state[position] = (state[position] as number) + word;
  });
}
