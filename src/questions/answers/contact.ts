import { cadenceOf } from '../../domain/cadence.ts';
import type { Interaction } from '../../domain/interaction.ts';
import { dayOf, daysBetween } from '../../domain/text/day.ts';
import { stemKey } from '../../domain/text/stem.ts';
import type { InteractionFilter } from '../../store/interaction-filter.ts';
import type { Piece, Text } from '../answer.ts';
import {
  beginning,
  count,
  daysAgo,
  instantText,
  kindName,
  listedUpTo,
  memberNames,
  named,
  periodText,
  strong,
} from '../say.ts';
import { fitness } from '../senses.ts';
import { cameOf } from './came-of.ts';
import {
  type Answering,
  type Context,
  contactNames,
  customerIn,
  customersById,
  during,
  instants,
  interactionLines,
  type Of,
  PAGE,
  paged,
  text,
} from './context.ts';
import { MOST_INTERACTIONS as MOST, newestBut, wayOf, withWhom } from './whom.ts';
import { meant, whose } from './whose.ts';

export const lastContact: Answering<'last-contact'> = async (query, context) => {
  const { store, settings, today, zone } = context;
  const customer = await customerIn(query, context);
  const filter = {
    customer: customer.id,
    contact: query.contact ?? undefined,
    by: query.by ?? undefined,
    kinds: query.kinds.length > 0 ? query.kinds : undefined,
    ...instants(query.period, context),
    ...(query.kinds.length > 0 ? {} : { counting: true }),
  };
  const last = await newestBut(query.notBy, filter, context, query.first);
  const whom = await withWhom(query, context);
  const way = query.kinds.length > 0 ? wayOf(query.kinds) : 'contact';
  const who = await memberNames([query.by, last?.by ?? null], store);
  const byWhom: Piece[] = query.by === null ? [] : [' by ', who(query.by)];
  if (!last) {
    const other = await nextBest(filter, query, context);
    return {
      headline: text(
        `There has been no ${way} with `,
        whom,
        byWhom,
        ` on record${during(query.period, context)}.`,
        other === null
          ? ''
          : ` The ${query.first ? 'first' : 'last'} contact was a ${kindName(other.kind)} on ${instantText(other.at, today, zone)}.`,
      ),
      lines: other === null ? [] : await interactionLines([other], context),
      about: customer.id,
      none: true,
    };
  }
  const [evidence] = await interactionLines([last], context);
  const contacts = await contactNames([last], context);
  const person = contacts.get(last.contactId ?? '');
  const which = query.first ? 'first' : 'last';
  const when = instantText(last.at, today, zone);
  const days = daysBetween(dayOf(last.at, zone), today);
  const how: Piece[] = query.kinds.length === 0 ? [`, a ${kindName(last.kind)}`] : [];
  const meant: Piece[] = [
    ...how,
    ...(person && query.contact === null ? [` with ${person.name}`] : []),
    ' by ',
    who(last.by),
  ];
  const headline =
    query.ask === 'who'
      ? text(
          who(last.by),
          ` had the ${which} ${way} with `,
          whom,
          ` on ${when}${query.kinds.length === 0 ? `, a ${kindName(last.kind)}` : ''}.`,
        )
      : query.ask === 'how-long'
        ? text(`${beginning(daysAgo(days))}: the ${which} ${way} with `, whom, ` was on ${when}`, meant, '.')
        : text(
            `The ${which} ${way} with `,
            whom,
            byWhom,
            ` was on ${when}`,
            query.by === null ? meant : how,
            '.',
          );
  const limit = cadenceOf(customer, settings);
  const isCounting = query.ask === 'how-long' && query.contact === null && query.kinds.length === 0;
  return {
    headline,
    lines: evidence ? [evidence] : [],
    understood:
      isCounting && query.by === null && !query.first
        ? [
            text(
              `At most ${count(limit, 'day')} may pass: we are ${days > limit ? 'beyond' : 'within'} that.`,
            ),
          ]
        : [],
    about: customer.id,
  };
};

/**
 * What stands in for a contact that there has not been: whoever looks for a visit may take a call for the next best thing;
 * where it was silent for some time, one asks next when the last contact was at all.
 */
async function nextBest(
  filter: InteractionFilter,
  query: Of<'last-contact'>,
  context: Context,
): Promise<Interaction | null> {
  const { notBy, kinds, period, first } = query;
  const inTime =
    kinds.length === 0
      ? null
      : await newestBut(notBy, { ...filter, kinds: undefined, counting: true }, context, first);
  if (inTime || period === null) return inTime ?? null;
  return (await newestBut(notBy, { ...filter, from: undefined, to: undefined }, context, first)) ?? null;
}

export const history: Answering<'history'> = async (query, context) => {
  const { store, today } = context;
  const filter = {
    customer: query.customer ?? undefined,
    contact: query.contact ?? undefined,
    by: query.by ?? undefined,
    kinds: query.kinds.length > 0 ? query.kinds : undefined,
    ...instants(query.period, context),
  };
  const all = await interactionsOf(filter, query, context);
  const about = query.about.map((word) => stemKey(word));
  const fitting = mentioning(all, about, query.customer === null);
  // Words that nobody wrote were no subject to look for: what is told then is a guess.
  const unheeded = fitting.length > 0 || all.length === 0 ? [] : about;
  const found = (fitting.length > 0 ? fitting : all).slice(0, query.limit ?? MOST);
  const whom = await withWhom(query, context);
  const who = await memberNames([query.by], store);
  const noun = query.kinds.length === 1 && query.kinds[0] ? kindName(query.kinds[0]) : 'interaction';
  const group = await whose('with', query, context);
  const place: Piece[] = whom.length > 0 ? [' with ', ...whom] : group;
  const byWhom: Piece[] = query.by === null ? [] : [' by ', who(query.by)];
  const when = query.period === null ? ' on record' : `, ${periodText(query.period, today)}`;
  const total =
    query.limit === null && found.length === MOST && group.length === 0
      ? await store.interactions.count(filter)
      : found.length;
  if (total === 0) {
    // No call may have been a visit, and not with her but with somebody else there.
    const wider = query.customer === null ? [] : await store.interactions.list(widened(filter), PAGE);
    const isWider = wider.length > 0 && (query.period !== null || query.kinds.length > 0);
    const last =
      isWider || query.customer === null ? null : await store.interactions.lastContact(query.customer);
    const instead = isWider ? wider : last ? [last] : [];
    const lead = isWider ? ' What there was:' : last ? ' The last contact was this one.' : '';
    return {
      headline: text(`Nothing: no ${noun}`, place, byWhom, `${when}.`, lead),
      lines: await interactionLines(instead, context),
      about: query.customer,
      none: true,
    };
  }
  const groups = query.group === null ? [] : [...(await grouped(found, query, context)), '. '];
  const isSaid = query.customer === null && about.length > 0 && fitting.length > 0;
  const headline = text(
    groups,
    `${count(total, noun)}`,
    place,
    byWhom,
    isSaid ? ' with those words' : '',
    when,
    isSaid ? await mentionedBy(found, context) : '',
    '.',
  );
  const lines = [
    ...(await interactionLines(found, context, { withCustomer: query.customer === null })),
    ...(query.customer === null ? [] : await cameOf(found, context)),
  ];
  return {
    headline,
    // Who is first is told; what the others did is no evidence for it.
    ...paged(query.top === null ? lines : [], context, query.mode === 'count' ? 5 : PAGE),
    about: query.customer,
    unheeded,
    understood:
      query.group !== null && total > found.length
        ? [text(`I looked through the newest ${found.length}.`)]
        : [],
  };
};

/** Whom it was with that something was mentioned. */
async function mentionedBy(found: readonly Interaction[], context: Context): Promise<Text> {
  const customers = await customersById(
    found.map(({ customerId }) => customerId),
    context,
  );
  return text(': ', listedUpTo(5, [...customers.values()].map(named)));
}

/** What was logged with the customers that are meant, without what was logged by those who are ruled out. */
async function interactionsOf(
  filter: InteractionFilter,
  query: Of<'history'>,
  context: Context,
): Promise<Interaction[]> {
  const all = await context.store.interactions.list(filter, MOST);
  const some = await meant(query, all, ({ customerId }) => customerId, context);
  return some.filter(({ by }) => !query.notBy.includes(by));
}

/** The same time at the same customer, whatever it was and whoever it was with. */
const widened = ({ customer, from, to }: InteractionFilter): InteractionFilter => ({ customer, from, to });

/** "Anna: 3, Ben: 1": how many there were by whom, with whom or of what kind; or only the most or the least. */
async function grouped(
  found: readonly Interaction[],
  { group, top }: Of<'history'>,
  context: Context,
): Promise<Text> {
  const { store } = context;
  const who = await memberNames(
    found.map(({ by }) => by),
    store,
  );
  const contacts = await contactNames(found, context);
  const customers = await customersById(
    found.map(({ customerId }) => customerId),
    context,
  );
  const groupOf = (one: Interaction): [string, Piece] => {
    const customer = customers.get(one.customerId);
    if (group === 'by') return [one.by, who(one.by)];
    if (group === 'kind') return [one.kind, kindName(one.kind)];
    if (group === 'contact')
      return [one.contactId ?? '', strong(contacts.get(one.contactId ?? '')?.name ?? 'nobody named')];
    return [one.customerId, customer ? named(customer) : 'a removed customer'];
  };
  const sizes = new Map<string, { name: Piece; size: number }>();
  for (const one of found) {
    const [key, name] = groupOf(one);
    sizes.set(key, { name, size: (sizes.get(key)?.size ?? 0) + 1 });
  }
  const rows = [...sizes.values()].sort((a, b) => (top === 'least' ? a.size - b.size : b.size - a.size));
  const shown = top === null ? rows.slice(0, 20) : rows.filter(({ size }) => size === rows[0]?.size);
  return shown.flatMap(({ name, size }, at): Text => [at === 0 ? '' : ', ', name, `: ${size}`]);
}

/** What mentions some of the words; of what was said by anybody, only what has the most of them. */
function mentioning(
  all: readonly Interaction[],
  about: readonly string[],
  ofAnybody: boolean,
): readonly Interaction[] {
  if (about.length === 0) return all;
  const sized = all.map((one) => ({ one, size: fitness([one.text, one.outcome ?? ''], about) }));
  const least = ofAnybody ? Math.max(1, ...sized.map(({ size }) => size)) : 1;
  return sized.flatMap(({ one, size }) => (size >= least ? [one] : []));
}
