import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { animate } from '../../scripts/apng.ts';

/** A picture of one colour, with one dot of another. */
const picture = (red: number, dot?: { x: number; y: number }): Buffer => {
  const png = new PNG({ width: 20, height: 10 });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([red, 0, 0, 255], at);
  if (dot) png.data.set([0, 255, 0, 255], (dot.y * 20 + dot.x) * 4);
  return PNG.sync.write(png);
};

const chunksOf = (file: Buffer) => {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({
      type: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
};

test('an animation begins with the whole first picture, which programs without animations show', () => {
  const file = animate([
    { png: picture(200), ms: 100 },
    { png: picture(200, { x: 3, y: 4 }), ms: 200 },
  ]);
  const first = PNG.sync.read(file);
  expect([first.width, first.height, first.data[0]]).toEqual([20, 10, 200]);
});

test('each further picture holds only what differs, at its place, for its time, numbered through', () => {
  const file = animate([
    { png: picture(200), ms: 100 },
    { png: picture(200, { x: 3, y: 4 }), ms: 250 },
  ]);
  const chunks = chunksOf(file);
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'IEND']);
  const [first, second] = chunks.filter(({ type }) => type === 'fcTL').map(({ data }) => data);
  const numbers = (data: Buffer | undefined) => [0, 4, 8, 12, 16].map((at) => data?.readUInt32BE(at));
  expect(numbers(first)).toEqual([0, 20, 10, 0, 0]);
  expect(numbers(second)).toEqual([1, 1, 1, 3, 4]);
  expect([second?.readUInt16BE(20), second?.readUInt16BE(22)]).toEqual([250, 1000]);
  expect(chunks.find(({ type }) => type === 'fdAT')?.data.readUInt32BE(0)).toBe(2);
});

test('a picture that is like the one before only makes that one last longer', () => {
  const file = animate([
    { png: picture(200), ms: 100 },
    { png: picture(200), ms: 250 },
  ]);
  const chunks = chunksOf(file);
  expect(chunks.find(({ type }) => type === 'acTL')?.data.readUInt32BE(0)).toBe(1);
  expect(chunks.find(({ type }) => type === 'fcTL')?.data.readUInt16BE(20)).toBe(350);
});
