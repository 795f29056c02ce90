// Draws assets/icon.png: a hook that carries a plus. `node scripts/make-icon.mjs`, after changing the drawing.
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const SIZE = 512;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const clamp = (x, low, high) => Math.min(high, Math.max(low, x));
const mix = (a, b, t) => a.map((v, i) => v + (b[i] - v) * t);

// Signed distances in pixels: negative inside.
const box = (x, y, cx, cy, w, h, r) => {
  const dx = Math.abs(x - cx) - w + r;
  const dy = Math.abs(y - cy) - h + r;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - r;
};
const stroke = (x, y, [ax, ay], [bx, by], width) => {
  const [dx, dy] = [bx - ax, by - ay];
  const t = clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0, 1);
  return Math.hypot(x - ax - t * dx, y - ay - t * dy) - width / 2;
};
const ring = (x, y, cx, cy, r, width) => Math.abs(Math.hypot(x - cx, y - cy) - r) - width / 2;
const bowl = (x, y, cx, cy, r, width) => (y >= cy ? ring(x, y, cx, cy, r, width) : Number.POSITIVE_INFINITY);

const tile = (x, y) => box(x, y, 256, 256, 244, 244, 112);
const hook = (x, y) =>
  Math.min(
    ring(x, y, 342, 112, 26, 24),
    stroke(x, y, [342, 150], [342, 306], 40),
    bowl(x, y, 240, 306, 102, 40),
    stroke(x, y, [138, 306], [138, 262], 40),
    stroke(x, y, [138, 258], [184, 300], 32),
  );
const plus = (x, y) => Math.min(box(x, y, 222, 186, 17, 56, 9), box(x, y, 222, 186, 56, 17, 9));

const layers = [
  [tile, (_x, y) => mix([22, 128, 118], [14, 68, 84], y / SIZE)],
  [hook, () => [244, 250, 248]],
  [plus, () => [255, 181, 92]],
];

const rows = Buffer.alloc(SIZE * (SIZE * 4 + 1));
for (let y = 0; y < SIZE; y++)
  for (let x = 0; x < SIZE; x++) {
    let colour = [0, 0, 0];
    let alpha = 0;
    for (const [shape, paint] of layers) {
      const cover = clamp(0.5 - shape(x + 0.5, y + 0.5), 0, 1);
      colour = alpha === 0 ? paint(x, y) : mix(colour, paint(x, y), cover);
      alpha = Math.max(alpha, cover);
    }
    rows.set([...colour.map(Math.round), Math.round(alpha * 255)], y * (SIZE * 4 + 1) + 1 + x * 4);
  }

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
header.set([8, 6, 0, 0, 0], 8);
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const pixels = deflateSync(rows, { level: 9 });
writeFileSync(
  join(root, 'assets', 'icon.png'),
  Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]),
);
