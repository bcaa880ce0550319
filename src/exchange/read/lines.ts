import { StringDecoder } from 'node:string_decoder';
import type { Source } from '../source.ts';

/** The lines of a text in UTF-8, with their numbers from 1. */
export async function* readLines(source: Source): AsyncGenerator<{ number: number; content: string }> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 0;
  for await (const chunk of source.open()) {
    const parts = (rest + decoder.write(Buffer.from(chunk))).split('\n');
    rest = parts.pop() ?? '';
    for (const content of parts) {
      number += 1;
      yield { number, content };
    }
  }
  rest += decoder.end();
  if (rest !== '') yield { number: number + 1, content: rest };
}
