import type { KnownBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import { completeness, GAPS, type Gap, type Quality, STALE_DAYS } from '../domain/quality.ts';
import { actions, button, context, section } from './blocks.ts';
import type { Viewer } from './card.ts';
import { line as customerLine } from './findings.ts';
import { ACTIONS } from './ids.ts';
import { number } from './import-words.ts';
import { listed, type Message } from './text.ts';
import { mention, percent } from './words.ts';

/** What is weak, and whose. */
export type Weak = { weakness: Gap | 'email'; whose: string };

const WORDS: Record<
  Gap | 'email',
  { some: string; title: string; none: string; mend: string; command: string }
> = {
  owner: {
    some: 'nobody looks after',
    title: 'Customers that nobody looks after',
    none: 'an owner',
    mend: 'Give an owner',
    command: 'owner',
  },
  contact: {
    some: 'without a contact',
    title: 'Customers without a contact',
    none: 'a contact',
    mend: 'Add a contact',
    command: 'person',
  },
  step: {
    some: 'without a next step',
    title: 'Customers without a next step',
    none: 'a next step',
    mend: 'Add a next step',
    command: 'next',
  },
  source: {
    some: 'of whom we do not know how they found us',
    title: 'Customers without a source',
    none: 'a source',
    mend: 'Fill in',
    command: 'edit',
  },
  reason: {
    some: 'of the prospects, and we do not know why they do not buy',
    title: 'Prospects without a reason why they do not buy',
    none: 'a reason',
    mend: 'Fill in',
    command: 'edit',
  },
  email: {
    some: `with an e-mail address from whom nobody has heard for ${STALE_DAYS} days`,
    title: 'Customers whose e-mail addresses may be stale',
    none: 'fresh e-mail addresses',
    mend: 'Log a contact',
    command: 'note',
  },
};

/** How complete the file is; below, by owner. */
export function qualityReport(
  whose: string,
  quality: Quality,
  owners: readonly { id: string; quality: Quality }[],
): Message {
  const of =
    whose === 'everybody'
      ? 'The file'
      : whose === 'nobody'
        ? 'What nobody looks after'
        : `What ${mention(whose)} looks after`;
  if (quality.customers === 0) {
    const text = `${of} has no customers yet.`;
    return { text, blocks: [section(text)] };
  }
  const text = `${of} is *${percent(completeness(quality))} complete*: ${number(quality.customers)} ${quality.customers === 1 ? 'customer' : 'customers'}.`;
  const figures: [Gap | 'email', number][] = [
    ...GAPS.map((gap): [Gap, number] => [gap, quality.lacking[gap]]),
    ['email', quality.staleEmails],
  ];
  const weak = figures.filter(([, n]) => n > 0);
  const fine = figures.filter(([weakness, n]) => n === 0 && (whose === 'everybody' || weakness !== 'owner'));
  return {
    text,
    blocks: [
      section(text),
      ...weak.map(([weakness, n]) =>
        section(
          `*${number(n)}* ${WORDS[weakness].some}`,
          button(
            `${ACTIONS.mend}.${weakness}`,
            'Mend',
            { weakness, whose, page: 0 },
            { label: `Mend: ${WORDS[weakness].some}` },
          ),
        ),
      ),
      ...(fine.length > 0
        ? [context(`All have ${listed(fine.map(([weakness]) => WORDS[weakness].none))}.`)]
        : []),
      ...(owners.length > 0
        ? [
            context(
              owners
                .map(({ id, quality: own }) => {
                  const name = id === 'nobody' ? 'nobody' : mention(id);
                  return `${name}: ${percent(completeness(own))} of ${number(own.customers)}`;
                })
                .join(' · '),
            ),
          ]
        : []),
    ],
  };
}

/** Customers with one weakness, each with the button that mends it. */
export function weakCustomers(
  { weakness, whose }: Weak,
  { found, page, isMore }: { found: readonly Customer[]; page: number; isMore: boolean },
  viewer: Viewer,
): Message {
  const { title, mend, command } = WORDS[weakness];
  const text =
    found.length === 0
      ? 'That is mended: there are no more of these.'
      : `*${title}*, the longest quiet first:`;
  const turn = (to: number, word: string) =>
    button(`${ACTIONS.mend}.${word.toLowerCase()}`, word, { weakness, whose, page: to });
  const blocks: KnownBlock[] = [
    section(text),
    ...found.map((customer, at) =>
      section(
        customerLine(customer, viewer),
        button(
          `${ACTIONS.run}.${at}`,
          mend,
          { text: `${command} "${customer.name.replaceAll('"', "'")}"` },
          { label: `${mend}: ${customer.name}` },
        ),
      ),
    ),
    actions(
      ...(isMore ? [turn(page + 1, 'Next')] : []),
      ...(page > 0 ? [turn(page - 1, 'Back')] : []),
      button(`${ACTIONS.run}.quality`, 'All figures', {
        text: whose === 'everybody' ? 'quality' : `quality ${whose}`,
      }),
    ),
  ];
  return { text, blocks };
}
