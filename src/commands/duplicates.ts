import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { allDuplicates, duplicatesOf, type Pair } from '../exchange/duplicates/find.ts';
import { type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { duplicates as duplicatesView } from '../views/merge.ts';
import { findCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';

/** How many pairs are shown at once. */
const SHOWN = 5;
/** A search through everything ends here: what it found by then is enough for a day. */
const ENOUGH = 500;
const PATIENCE_MS = 20_000;

/** `/crm duplicates`: customers that are there twice. */
export const duplicates = subcommand({
  name: 'duplicates',
  usage: 'duplicates',
  help: 'customers that may be there twice, and why; name one to look for that one only',
  args: z.string(),
  async run(name, request) {
    if (name === '') return showDuplicates(request);
    const found = await findCustomer(name, request, (right) => `duplicates ${right}`);
    return 'ask' in found ? found.ask : showDuplicates(request, found.customer);
  },
});

/** The likeliest pairs; of one customer, where it is given. */
export async function showDuplicates(request: Request, of: Customer | null = null): Promise<Reply> {
  const { pairs, whole } = await search(request, of);
  const shown = pairs.slice(0, SHOWN);
  return toActor(duplicatesView(shown, { more: pairs.length - shown.length, whole, of }));
}

async function search(
  { store, actor }: Request,
  of: Customer | null,
): Promise<{ pairs: Pair[]; whole: boolean }> {
  if (of) return { pairs: await duplicatesOf(store, [of], actor.zone), whole: true };
  const pairs: Pair[] = [];
  const late = AbortSignal.timeout(PATIENCE_MS);
  for await (const found of allDuplicates(store, actor.zone, late)) {
    pairs.push(...found);
    if (pairs.length >= ENOUGH) break;
  }
  const whole = pairs.length < ENOUGH && !late.aborted;
  return { pairs: pairs.sort((a, b) => b.score - a.score), whole };
}
