import { z } from 'zod';
import { GAPS } from '../domain/quality.ts';
import { type Reply, replace, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import type { Whose } from '../store/quality.ts';
import { qualityReport, weakCustomers } from '../views/quality.ts';
import { subcommand } from './subcommand.ts';
import { viewerOf } from './viewer.ts';
import { memberCalled } from './who.ts';

/** How many owners are compared. */
const OWNERS = 100;
const OWNERS_SHOWN = 20;
/** As many as fit a message with a button each. */
const PAGE = 10;

/** `/crm quality`: how complete the file is, and what mends it. */
export const quality = subcommand({
  name: 'quality',
  usage: 'quality',
  help: 'how complete the file is, by owner, and what to mend; `quality me` for your own customers',
  args: z.string(),
  async run(line, request) {
    return toActor(await report(await whoseIn(line, request), request));
  },
});

async function whoseIn(line: string, request: Request): Promise<Whose> {
  if (/^(?:|all|everybody|everyone)$/i.test(line)) return 'everybody';
  if (/^(?:nobody|none)$/i.test(line)) return 'nobody';
  return (await memberCalled(line.replace(/^mine$/i, 'me'), request)).id;
}

async function report(whose: Whose, { store }: Request) {
  const whole = await store.quality.of(whose);
  if (whose !== 'everybody') return qualityReport(whose, whole, []);
  const members = await store.members.colleagues(OWNERS);
  const owners = await Promise.all(
    ['nobody', ...members.map(({ id }) => id)].map(async (id) => ({
      id,
      quality: await store.quality.of(id),
    })),
  );
  const holding = owners
    .filter(({ quality: own }) => own.customers > 0)
    .sort((a, b) => b.quality.customers - a.quality.customers);
  return qualityReport(whose, whole, holding.slice(0, OWNERS_SHOWN));
}

export const WeakPage = z.object({
  weakness: z.enum([...GAPS, 'email']),
  whose: z.string().max(40),
  page: z.int().min(0).max(10_000),
});

/** A page of the customers with a weakness. */
export async function showWeak(
  { weakness, whose, page }: z.infer<typeof WeakPage>,
  request: Request,
): Promise<Reply> {
  const found = await request.store.quality.weak(weakness, whose, PAGE + 1, page * PAGE);
  const shown = { found: found.slice(0, PAGE), page, isMore: found.length > PAGE };
  return replace(weakCustomers({ weakness, whose }, shown, viewerOf(request)));
}
