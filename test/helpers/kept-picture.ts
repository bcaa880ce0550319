import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { likeness } from './likeness.ts';

/** `KEEP_SCREENS=1 npx vitest run test/tour/views.test.ts` keeps what is drawn now. Look at each before you commit it. */
const KEEP = process.env['KEEP_SCREENS'] === '1';
const FOLDER = new URL('../fixtures/screens/', import.meta.url);

/** The same views in another font are alike by 0.76 and more; two views are seldom alike by more than 0.7. */
export const LEAST = 0.7;

const fileOf = (name: string) => new URL(`${name}.png`, FOLDER);

/** What something looked like when it was looked at last. */
export const keptPicture = (name: string): Buffer => readFileSync(fileOf(name));

/** Expects a picture to be like the kept one of that name. */
export const expectAsKept = (name: string, picture: Buffer): void => {
  if (KEEP) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(fileOf(name), picture);
  }
  expect(existsSync(fileOf(name)), `no picture of ${name} is kept: see KEEP_SCREENS`).toBe(true);
  const { structure, width, height } = likeness(keptPicture(name), picture);
  expect(structure, `${name} has another structure`).toBeGreaterThan(LEAST);
  expect(width, `${name} has another width`).toBeGreaterThan(0.8);
  expect(height, `${name} has another height`).toBeGreaterThan(0.8);
};
