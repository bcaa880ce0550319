import { writeFileSync } from 'node:fs';
import { englishWords } from './english.ts';

/** `npm run learn`: learns the kinds of question anew from the examples in src/questions/grammar/examples. */
const QUESTIONS = new URL('../../src/questions/', import.meta.url);
const NOTE = '/** Made by `npm run learn` from the examples of questions; not edited by hand. */';

function write(path: string, name: string, value: object): void {
  const fields = Object.entries(value).map(([key, one]) => `  ${key}: ${JSON.stringify(one)},\n`);
  writeFileSync(new URL(path, QUESTIONS), `${NOTE}\nexport const ${name} = {\n${fields.join('')}};\n`);
}

// What is learned of the kinds depends on the words: it has to begin after they are written, in a process of its own.
if (process.argv[2] === 'words') write('language/english-words.ts', 'ENGLISH', englishWords());
else {
  const { train } = await import('./train.ts');
  write(
    'grammar/model.ts',
    'MODEL',
    train((line) => process.stdout.write(`${line}\n`)),
  );
}
