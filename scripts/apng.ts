import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';

/** One picture of an animation, and for how many milliseconds it is shown. */
export type Frame = { png: Buffer; ms: number };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

function* chunksOf(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

type Area = { x: number; y: number; width: number; height: number };

/** The smallest area that holds all that differs; null where nothing does. */
const changed = (before: PNG, after: PNG): Area | null => {
  let [left, top, right, bottom] = [after.width, after.height, -1, -1];
  for (let y = 0; y < after.height; y++) {
    for (let x = 0; x < after.width; x++) {
      const at = (y * after.width + x) * 4;
      if (before.data.readUInt32LE(at) === after.data.readUInt32LE(at)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
};

const cut = (from: PNG, { x, y, width, height }: Area): Buffer => {
  const part = new PNG({ width, height });
  PNG.bitblt(from, part, x, y, width, height, 0, 0);
  // Colour type 2: red, green and blue without transparency, as every frame of a file has to have the same.
  return PNG.sync.write(part, { colorType: 2, deflateLevel: 9 });
};

/** https://www.w3.org/TR/png-3/#fcTL-chunk */
const control = (sequence: number, { x, y, width, height }: Area, ms: number): Buffer => {
  const data = Buffer.alloc(26);
  for (const [at, value] of [sequence, width, height, x, y].entries()) data.writeUInt32BE(value, at * 4);
  data.writeUInt16BE(ms, 20);
  data.writeUInt16BE(1000, 22);
  return chunk('fcTL', data);
};

/**
 * An animated PNG of frames of one size, repeated for ever; each frame holds only what is different from the one before.
 * @see https://www.w3.org/TR/png-3/#apng-frame-based-animation
 */
export function animate(frames: readonly Frame[]): Buffer {
  const shown: { picture: PNG; area: Area; ms: number }[] = [];
  for (const { png, ms } of frames) {
    const picture = PNG.sync.read(png);
    const last = shown.at(-1);
    const area = last
      ? changed(last.picture, picture)
      : { x: 0, y: 0, width: picture.width, height: picture.height };
    if (area) shown.push({ picture, area, ms });
    else if (last) last.ms += ms;
  }
  const counts = Buffer.alloc(8);
  counts.writeUInt32BE(shown.length, 0);
  const parts: Buffer[] = [];
  let sequence = 0;
  for (const [at, { picture, area, ms }] of shown.entries()) {
    const chunks = [...chunksOf(cut(picture, area))];
    const data = chunks.filter(({ type }) => type === 'IDAT').map((one) => one.data);
    if (at === 0) {
      const head = chunks.find(({ type }) => type === 'IHDR');
      if (head) parts.push(chunk('IHDR', head.data), chunk('acTL', counts));
    }
    parts.push(control(sequence++, area, ms));
    for (const one of data) {
      if (at === 0) {
        parts.push(chunk('IDAT', one));
        continue;
      }
      const number = Buffer.alloc(4);
      number.writeUInt32BE(sequence++, 0);
      parts.push(chunk('fdAT', Buffer.concat([number, one])));
    }
  }
  return Buffer.concat([SIGNATURE, ...parts, chunk('IEND', Buffer.alloc(0))]);
}
