import { z } from 'zod';
import { addDays, dayOf, startOf } from '../domain/text/day.ts';
import { formatListLine, type ListLine, readListLine } from '../domain/text/list-line.ts';
import { stemKey } from '../domain/text/stem.ts';
import { UserError } from '../errors.ts';
import { type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import type { CustomerFilter } from '../store/customer-lists.ts';
import { facet } from '../store/facets.ts';
import { customerList } from '../views/customer-list.ts';
import { inline, listed } from '../views/text.ts';
import { subcommand } from './subcommand.ts';
import { viewerOf } from './viewer.ts';
import { memberCalled } from './who.ts';

/** As many as fit a message with a button each. */
export const PAGE = 10;
/** More than this are not counted one by one. */
const COUNTED = 1000;

/** `/crm list`: customers that fit, the longest quiet first. */
export const list = subcommand({
  name: 'list',
  usage: 'list prospects tag:hotel owner:me quiet:30',
  help: 'customers that fit: standing, tag:, owner:, quiet: (days), feeling:; the longest quiet first',
  args: z.string(),
  run: (line, request) => showList(line, 0, request),
});

/**
 * The customers that a line of filters means; its owner as an id.
 * @throws UserError where a word is no filter, or no member
 */
export async function readFilter(
  text: string,
  request: Request,
): Promise<{ line: ListLine; filter: CustomerFilter }> {
  const read = readListLine(text);
  if (read.unknown.length > 0)
    throw new UserError(
      `I don't know the filter ${listed(read.unknown.slice(0, 3).map((word) => `*${inline(word, 40)}*`))}. Try \`/crm list prospects tag:hotel owner:me quiet:30 feeling:unhappy\`, or \`/crm find\` for a name.`,
    );
  const line = { ...read, owner: await ownerOf(read, request) };
  return { line, filter: filterOf(line, request) };
}

/** One page of the customers that a line of filters means. */
export async function showList(text: string, page: number, request: Request): Promise<Reply> {
  const { filter, line } = await readFilter(text, request);
  const { customerLists } = request.store;
  const [found, count] = await Promise.all([
    customerLists.list(filter, PAGE + 1, 'quiet', page * PAGE),
    customerLists.count(filter, COUNTED + 1),
  ]);
  return toActor(
    customerList({
      found: found.slice(0, PAGE),
      page,
      pageSize: PAGE,
      isMore: found.length > PAGE,
      count: count > COUNTED ? null : count,
      line,
      // Kept in the buttons: an id still means the same person when another presses them.
      text: formatListLine(line),
      viewer: viewerOf(request),
    }),
  );
}

/** The owner that is meant, as an id or "nobody". */
async function ownerOf({ owner }: ListLine, request: Request): Promise<string | null> {
  if (owner === null) return null;
  if (/^(?:nobody|none|no-?one|-)$/i.test(owner)) return 'nobody';
  return (await memberCalled(owner, request)).id;
}

function filterOf(
  { standing, tags, owner, quiet, feeling }: ListLine,
  { now, actor }: Request,
): CustomerFilter {
  const facets = [
    ...(standing === null ? [] : [[facet('standing', standing)]]),
    ...tags.map((tag) => [facet('tag', stemKey(tag))]),
    ...(owner === null ? [] : [[facet('owner', owner)]]),
    ...(feeling === null ? [] : [[facet('feeling', feeling)]]),
  ];
  const since = quiet === null ? undefined : startOf(addDays(dayOf(now, actor.zone), 1 - quiet), actor.zone);
  return { facets, ...(since ? { quietSince: since } : {}) };
}
