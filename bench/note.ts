import { BOT, freePort, inDatabase, median, round, startChild, withTsx } from './child.ts';
import { type BenchSlack, SECRET, startBenchSlack, TOKEN } from './slack.ts';

const ROUNDS = 7;
const NOTES_A_ROUND = 150;
/** As many people type at the same moment. */
const AT_ONCE = 4;
/** Names that nobody takes for each other: one that is nearly another's would be asked about instead of added. */
export const CUSTOMERS = [
  'Alder Books',
  'Birch & Sons',
  'Cedar Clinic',
  'Dogwood Tours',
  'Elm Street Cafe',
  'Fir Logistics',
  'Ginkgo Media',
  'Hawthorn Inn',
  'Ivy League Tutors',
  'Juniper Bakery',
  'Kapok Yachts',
  'Larch Opticians',
  'Maple Motors',
  'Nutmeg Kitchens',
  'Oak Insurance',
  'Poplar Printing',
  'Quince Design',
  'Rowan Law',
  'Sequoia Sports',
  'Teak Furniture',
];

export const KINDS = {
  plain: 'note $customer: called about order $id, all fine',
  full: 'note $customer: called Dana about order $id, happy. Next: send the quote on Friday',
};

export type NoteResult = {
  kind: keyof typeof KINDS;
  /** Round trips per second: from the signed request to the answer's arrival. */
  rapport: number;
  smallest: number;
  ratio: number;
};

/**
 * `/crm note` over signed HTTP, against the smallest honest Bolt app: both in processes of their own on the same engine,
 * in rounds that take turns. A first round of each warms up and is not counted.
 */
export async function benchNote(uri: string): Promise<NoteResult[]> {
  const slack = await startBenchSlack();
  const ports = { bot: await freePort(), smallest: await freePort() };
  const bot = await startChild(BOT, /Rapport is running/, {
    PORT: ports.bot,
    MONGODB_URI: inDatabase(uri, 'bench_rapport'),
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
    LOG_LEVEL: 'error',
  });
  const smallest = await startChild(
    [...withTsx('bench/smallest-app.ts'), ports.smallest, uri, slack.apiUrl],
    /ready/,
  );
  const [botUrl, smallestUrl] = [`http://127.0.0.1:${ports.bot}`, `http://127.0.0.1:${ports.smallest}`];
  try {
    for (const customer of CUSTOMERS) await slack.command(botUrl, `add ${customer}`);
    for (const customer of CUSTOMERS) {
      const answer = await slack.command(botUrl, KINDS.plain.replace('$customer', customer));
      if (!answer.includes('Noted for')) throw new Error(`the bot did not note it, but said ${answer}`);
    }
    const results: NoteResult[] = [];
    for (const kind of ['plain', 'full'] as const) {
      const rates = { rapport: [] as number[], smallest: [] as number[] };
      for (let n = 0; n <= ROUNDS; n += 1) {
        const rapport = await rate(slack, botUrl, KINDS[kind]);
        const least = await rate(slack, smallestUrl, KINDS[kind]);
        if (n === 0) continue;
        rates.rapport.push(rapport);
        rates.smallest.push(least);
      }
      const ratios = rates.rapport.map((value, at) => value / (rates.smallest[at] ?? value));
      results.push({
        kind,
        rapport: round(median(rates.rapport)),
        smallest: round(median(rates.smallest)),
        ratio: round(median(ratios), 2),
      });
    }
    return results;
  } finally {
    await bot.stop();
    await smallest.stop();
    await slack.stop();
  }
}

/** Round trips per second of one round. */
async function rate(slack: BenchSlack, app: string, text: string): Promise<number> {
  let left = NOTES_A_ROUND;
  const person = async () => {
    while (left > 0) {
      left -= 1;
      await slack.command(app, text.replace('$customer', CUSTOMERS[left % CUSTOMERS.length] ?? ''));
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, person));
  return NOTES_A_ROUND / ((performance.now() - start) / 1000);
}
