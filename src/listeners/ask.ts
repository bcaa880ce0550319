import { section } from '../views/blocks.ts';
import type { Ask } from './questions.ts';

export const makeAsk = (): Ask => async () => {
  const text = 'placeholder';
  return { text, blocks: [section(text)] };
};
