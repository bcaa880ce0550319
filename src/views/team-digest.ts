import type { KnownBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import { type Day, formatDay } from '../domain/text/day.ts';
import { button, context, divider, header, section } from './blocks.ts';
import type { Viewer } from './card.ts';
import { type DigestItem, itemBlocks } from './digest.ts';
import type { DueItem } from './due-item.ts';
import { ACTIONS } from './ids.ts';
import { count, inline, listed, type Message } from './text.ts';
import { customerName, mention, percent } from './words.ts';

/** What happened in the seven days before. */
export type Figures = { interactions: number; added: number; kept: number; purchases: number };

export type TeamDigest = {
  late: readonly DigestItem[];
  /** How many are late in all; `capped`: and perhaps more. */
  lateInAll: number;
  unowned: readonly Customer[];
  unownedInAll: number;
  /** The dates of this week, soonest first. */
  dates: readonly Extract<DueItem, { type: 'date' }>[];
  datesInAll: number;
  /** On the first day of the week. */
  figures: Figures | null;
  /** How complete the file is, from 0 to 1; on the first day of the week. */
  completeness: number | null;
};

/** The team's morning: what is late whoever's it is, who belongs to nobody, this week's dates, last week's figures. */
export function teamDigest(
  { late, lateInAll, unowned, unownedInAll, dates, datesInAll, figures, completeness }: TeamDigest,
  viewer: Viewer,
): Message {
  const summary = listed([
    ...(lateInAll > 0 ? [`${number(lateInAll)} late`] : []),
    ...(unownedInAll > 0 ? [`${customers(unownedInAll)} without an owner`] : []),
    ...(datesInAll > 0 ? [`${count(datesInAll, 'date')} to remember`] : []),
  ]);
  const text = summary === '' ? 'All done' : summary;
  const blocks: KnownBlock[] = [header("The team's customers today"), context(text)];
  if (figures) blocks.push(section(figuresText(figures)));
  if (completeness !== null)
    blocks.push(
      section(
        `The file is *${percent(completeness)} complete*.`,
        button(ACTIONS.run, 'What is missing?', { text: 'quality' }),
      ),
    );
  for (const item of late) blocks.push(divider, ...itemBlocks(item, viewer));
  const hidden = lateInAll - late.filter(({ type }) => type !== 'settled').length;
  if (hidden > 0) blocks.push(context(`… and ${number(hidden)} more that are late.`));
  if (unowned.length > 0) {
    blocks.push(divider, section('*Nobody looks after them*'));
    for (const customer of unowned) blocks.push(unownedLine(customer));
    const more = unownedInAll - unowned.filter(({ owner }) => owner === null).length;
    if (more > 0) blocks.push(context(`… and ${number(more)} more.`));
  }
  if (dates.length > 0)
    blocks.push(
      divider,
      section(`*This week*\n${dates.map((date) => dateLine(date, viewer.today)).join('\n')}`),
    );
  if (datesInAll > dates.length) blocks.push(context(`… and ${number(datesInAll - dates.length)} more.`));
  return { text: `${text}.`, blocks };
}

function unownedLine(customer: Customer) {
  if (customer.archivedAt !== null)
    return section(`:heavy_multiplication_x: ${customerName(customer)} · archived`);
  if (customer.owner !== null)
    return section(`:white_check_mark: ${customerName(customer)} · ${mention(customer.owner)}`);
  return section(
    customerName(customer),
    button(
      ACTIONS.takeCustomer,
      "I'll look after them",
      { customer: customer.id },
      { label: `Look after ${customer.name}` },
    ),
  );
}

const dateLine = (
  { customer, label, person, on, whose }: Extract<DueItem, { type: 'date' }>,
  today: Day,
): string =>
  `${formatDay(on, today)} · ${customerName(customer)} · ${person === null ? '' : `${inline(person, 60)}: `}${inline(label, 60)}${whose === null ? '' : ` · ${mention(whose)}`}`;

const figuresText = ({ interactions, added, kept, purchases }: Figures): string =>
  `*The last seven days*\n${listed([
    `${number(interactions)} ${interactions === 1 ? 'interaction' : 'interactions'}`,
    `${number(added)} new ${added === 1 ? 'customer' : 'customers'}`,
    `${number(kept)} ${kept === 1 ? 'commitment' : 'commitments'} kept`,
    `${number(purchases)} ${purchases === 1 ? 'purchase' : 'purchases'}`,
  ])}`;

/** Counting ends at this: see the store. */
export const COUNTED = 1000;
const number = (n: number): string => (n >= COUNTED ? `${COUNTED} or more` : String(n));
const customers = (n: number): string => `${number(n)} ${n === 1 ? 'customer' : 'customers'}`;
