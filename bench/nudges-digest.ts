import { memberDigest } from '../src/reminders/serve-member.ts';
import { openStore } from '../src/store/store.ts';
import { clock, NOW, OWNER, WORKSPACE } from './nudges-data.ts';

/** Run as a process of its own, so that its memory is its own: measures one owner's digest, prints one JSON line. */
const [uri = '', database = ''] = process.argv.slice(2);
const ROUNDS = 60;

const store = await openStore({ uri, clock, database });
const workspace = store.in(WORKSPACE);
const member = await workspace.members.get(OWNER);
if (!member) throw new Error('the measured member is not there');
const times: number[] = [];
let items = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const start = performance.now();
  const content = await memberDigest(workspace, member, NOW);
  times.push(performance.now() - start);
  items = (content?.subjects.length ?? 0) + (content?.more ?? 0);
}
times.sort((a, b) => a - b);
const maxRssMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
  `${JSON.stringify({ ms: times[ROUNDS / 2], fastestMs: times[0], due: items, maxRssMb })}\n`,
);
await store.close();
