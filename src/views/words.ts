import type { CommitmentKind } from '../domain/commitment.ts';
import type { Customer, Standing } from '../domain/customer.ts';
import type { Feeling, InteractionKind } from '../domain/kinds.ts';
import { type Day, dayOf, daysBetween, formatDay } from '../domain/text/day.ts';
import { inline } from './text.ts';

const FEELINGS: Record<Feeling, { emoji: string; word: string }> = {
  [-2]: { emoji: ':rage:', word: 'angry' },
  [-1]: { emoji: ':slightly_frowning_face:', word: 'unhappy' },
  0: { emoji: ':neutral_face:', word: 'neutral' },
  1: { emoji: ':slightly_smiling_face:', word: 'happy' },
  2: { emoji: ':smile:', word: 'delighted' },
};
export const feelingText = (feeling: Feeling): string =>
  `${FEELINGS[feeling].emoji} ${FEELINGS[feeling].word}`;

const KINDS: Record<InteractionKind, { emoji: string; word: string }> = {
  call: { emoji: ':telephone_receiver:', word: 'call' },
  visit: { emoji: ':round_pushpin:', word: 'visit' },
  meeting: { emoji: ':busts_in_silhouette:', word: 'meeting' },
  email: { emoji: ':email:', word: 'email' },
  message: { emoji: ':speech_balloon:', word: 'message' },
  event: { emoji: ':calendar:', word: 'event' },
  gift: { emoji: ':gift:', word: 'gift' },
  complaint: { emoji: ':warning:', word: 'complaint' },
  other: { emoji: ':memo:', word: 'internal note' },
};
export const kindWord = (kind: InteractionKind): string => KINDS[kind].word;
export const kindEmoji = (kind: InteractionKind): string => KINDS[kind].emoji;

const STANDINGS: Record<Standing, string> = {
  customer: 'Customer',
  prospect: 'Prospect',
  former: 'Former customer',
};
export const standingWord = (standing: Standing): string => STANDINGS[standing];

const COMMITMENTS: Record<CommitmentKind, string> = {
  'next-step': 'Next',
  promise: 'Promised',
  complaint: 'Complaint',
};
export const commitmentWord = (kind: CommitmentKind): string => COMMITMENTS[kind];

export const customerName = (customer: Pick<Customer, 'name'>): string => `*${inline(customer.name, 120)}*`;
/** A share from 0 to 1, never rounded up to what is not reached. */
export const percent = (share: number): string =>
  // 0.29 * 100 is a hair less than 29.
  `${Math.floor(share * 100 + 1e-9)} %`;
export const mention = (member: string): string => `<@${member}>`;

/** "today", "yesterday", "12 days ago", and the date itself beyond two months. */
export function ago(at: Date, today: Day, zone: string): string {
  const day = dayOf(at, zone);
  const days = daysBetween(day, today);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  return days > 0 && days <= 60 ? `${days} days ago` : formatDay(day, today);
}

/** "due today", "due Fri 27 Nov", "3 days late (Tue 17 Nov)". */
export function dueText(due: Day | null, today: Day): string {
  if (due === null) return 'no due date';
  const late = daysBetween(due, today);
  if (late > 0) return `*${late} ${late === 1 ? 'day' : 'days'} late* (${formatDay(due, today)})`;
  return `due ${formatDay(due, today)}`;
}
