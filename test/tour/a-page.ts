import { pageAssets } from '../../playground/assets.ts';
import { makeDirectory } from '../../src/listeners/members.ts';
import { startOffer } from '../../src/playground-start.ts';
import { loadSampleCompany } from '../../src/sample-company.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

/** Loads the sample company into a bot's workspace. */
export const loadSample = ({ slack, file }: TestRapport, tell: (line: string, share: number) => void) =>
  loadSampleCompany({
    store: file,
    directory: makeDirectory({ clock: slack.clock }),
    slack: { botToken: slack.botToken, apiUrl: slack.apiUrl },
    now: slack.clock.now(),
    tell,
  });

/** The whole bot in the playground with its page, as `npm start` has them; asking how to begin if told so. */
export const startWithPage = async ({ offer = false } = {}): Promise<TestRapport> => {
  let bot: TestRapport | undefined;
  const start = startOffer(async (tell) => {
    if (bot) await loadSample(bot, tell);
  });
  bot = await startRapport({ playground: { assets: await pageAssets(), ...(offer && { start }) } });
  return bot;
};
