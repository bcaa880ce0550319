import type { Ask } from './questions.ts';
import { section } from '../views/blocks.ts';

export const makeAsk = (): Ask => async () => {
  const text = 'placeholder';
  return { text, blocks: [section(text)] };
};
