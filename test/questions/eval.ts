import { pathToFileURL } from 'node:url';
import { startTestEngine } from '../helpers/engine.ts';
import { FIXTURES, startCompany } from './company.ts';
import { evaluate, share, type Verdict } from './evaluate.ts';
import { readQuestions } from './expectation.ts';
import { rougher, shuffledNames } from './variations.ts';

/**
 * `npm run eval -- [folder] [--quick] [--verbose] [--all]`: how many questions of a data set are answered right, by category,
 * and which are not. A third of the questions is held out: only its score is told, unless all of another data set is
 * wanted. `--quick` leaves out the variations.
 */
const quick = process.argv.includes('--quick');
const verbose = process.argv.includes('--verbose');
const whole = process.argv.includes('--all');
const given = process.argv.slice(2).find((word) => !word.startsWith('--'));
const folder = given === undefined ? FIXTURES : pathToFileURL(`${given.replace(/\/$/, '')}/`);
const print = (line: string) => process.stdout.write(`${line}\n`);
const percent = (value: number) => `${(value * 100).toFixed(1)}%`;

function report(verdicts: readonly Verdict[]): void {
  const worked = verdicts.filter(({ heldOut }) => whole || !heldOut);
  const heldOut = verdicts.filter((verdict) => !whole && verdict.heldOut);
  for (const category of new Set(verdicts.map(({ question }) => question.category))) {
    const of = (some: readonly Verdict[]) => {
      const here = some.filter(({ question }) => question.category === category);
      return `${here.filter(({ right }) => right).length}/${here.length}`;
    };
    print(`${category.padEnd(14)} worked on ${of(worked).padStart(6)}   held out ${of(heldOut).padStart(6)}`);
  }
  for (const { question, wrongs, visible, confident } of worked.filter(({ right }) => !right)) {
    const before = verdicts.find(({ question: { id } }) => id === question.after)?.question.q;
    print(
      `\n${question.id} ${question.category} ${question.asker}: ${before ? `(${before}) ` : ''}${question.q}${confident ? '  [CONFIDENT]' : ''}`,
    );
    print(`   ${wrongs.join('; ')}`);
    print(
      visible
        .split('\n')
        .slice(0, 6)
        .map((line) => `   | ${line.slice(0, 200)}`)
        .join('\n'),
    );
  }
  if (verbose)
    for (const { question, visible } of worked)
      print(
        `\n${question.id}: ${question.q}\n${visible
          .split('\n')
          .map((line) => `   | ${line}`)
          .join('\n')}`,
      );
  print(
    `\nall ${percent(share(verdicts))} (${verdicts.length})   worked on ${percent(share(worked))} (${worked.length})   held out ${percent(share(heldOut))} (${heldOut.length})`,
  );
  const confident = (some: readonly Verdict[]) => some.filter((verdict) => verdict.confident).length;
  print(
    `wrong but confident: all ${percent(confident(verdicts) / verdicts.length)}, worked on ${confident(worked)}, held out ${confident(heldOut)}`,
  );
  const times = verdicts.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  print(
    `time to answer: median ${times[Math.floor(times.length / 2)]?.toFixed(0)} ms, p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(0)} ms`,
  );
}

const engine = await startTestEngine();
try {
  const questions = readQuestions(folder);
  const loaded = await startCompany(folder, engine);
  const plain = await evaluate(loaded, questions);
  report(plain);
  if (!quick) {
    for (const seed of [1, 2, 3]) {
      const rougherVerdicts = await evaluate(loaded, questions, rougher(folder, seed));
      print(
        `\nother case, politeness, punctuation, a typing error (${seed}): ${percent(share(rougherVerdicts))}`,
      );
      const lost = rougherVerdicts.filter(
        (verdict, at) => (whole || !verdict.heldOut) && !verdict.right && plain[at]?.right,
      );
      for (const { question, asked, wrongs } of lost)
        print(`   ${question.id} ${asked}\n      ${wrongs.join('; ').slice(0, 160)}`);
    }
    for (const seed of [1, 2, 3]) {
      const names = shuffledNames(folder, seed);
      const renamed = await startCompany(folder, { uri: engine.uri, rename: names.expect });
      const verdicts = await evaluate(renamed, questions, names);
      // Parts of names and misspelt ones do not survive another name.
      const complete = (some: readonly Verdict[]) =>
        some.filter(({ question }) => question.category !== 'clarify' && question.category !== 'unknown');
      print(
        `\nall customers renamed (${seed}), whole names: ${percent(share(complete(verdicts)))}, before ${percent(share(complete(plain)))}`,
      );
      const lost = verdicts.filter(
        (verdict, at) => (whole || !verdict.heldOut) && !verdict.right && plain[at]?.right,
      );
      for (const { question, asked, wrongs } of lost)
        print(`   ${question.id} ${asked}\n      ${wrongs.join('; ').slice(0, 160)}`);
      await renamed.stop({ keep: true });
    }
  }
  await loaded.stop({ keep: true });
} finally {
  await engine.stop();
}
