import type { Feeling, InteractionKind } from '../kinds.ts';
import { straighten } from './clean.ts';
import { type Day, dayOf } from './day.ts';
import { nameKey } from './name.ts';
import { readContact } from './note-contact.ts';
import { type CustomerCandidate, customerCandidates, likeliestCustomer } from './note-customer.ts';
import { readFeeling } from './note-feeling.ts';
import { firstKind } from './note-kind.ts';
import { splitSections } from './note-sections.ts';
import { readFuture, readPast, type When } from './when.ts';

/** Something to do, and by when. */
type Step = { text: string; due: Day | null };

/** What a note says about a customer. */
export type NoteBody = {
  kind: InteractionKind;
  /** The word that told the kind; null where none did and `kind` is only assumed. */
  kindWord: string | null;
  contactName: string | null;
  /** When it happened; null where the note does not say, which means now. */
  at: When | null;
  /** What happened, as written, with its date but without the labelled parts; empty where only these were written. */
  body: string;
  outcome: string | null;
  feeling: Feeling | null;
  nextSteps: Step[];
  promises: Step[];
};

/** A note, with the likeliest customer and the others that its beginning may name. */
export type NoteLine = NoteBody & { customer: string; customerCandidates: CustomerCandidate[] };

export type NoteOptions = {
  now: Date;
  /** The IANA zone of the writer. */
  zone: string;
  /** Full names of contacts already known, which are recognised in lower case too. */
  people?: readonly string[];
  /** The customer's name, which is not taken for a contact's. */
  customer?: string;
};

/**
 * What follows `/crm note`: `Acme: called Dana, happy with the new grinder. Next: send the quote by Friday`.
 * Never throws, whatever is typed. The customer is the likeliest one; a caller that can look names up tries
 * `customerCandidates` in their order and reads the `rest` of the one found with `readNoteBody`.
 */
export function readNote(text: string, options: NoteOptions): NoteLine {
  const clean = straighten(text).trim();
  const { name, rest } = likeliestCustomer(clean);
  const body = readNoteBody(rest, { ...options, customer: options.customer ?? name });
  return { customer: name, customerCandidates: customerCandidates(clean), ...body };
}

/**
 * The part of a note after the customer's name. Where no word tells what happened, a meeting is assumed: it counts
 * as contact, which a note about a customer usually means, and the answer shows it for correction.
 */
export function readNoteBody(text: string, { now, zone, people = [], customer = '' }: NoteOptions): NoteBody {
  const { body, sections } = splitSections(straighten(text).trim());
  const texts = (kind: string) =>
    sections.filter((section) => section.kind === kind).map((section) => section.text);
  const steps = (kind: string) => readSteps(texts(kind).join('\n'), now, zone);
  const found = firstKind(body);
  const contactName = readContact(body, found, people);
  const outcome = texts('outcome').filter(Boolean).join(' ') || null;
  return {
    kind: found?.kind ?? 'meeting',
    kindWord: found?.word ?? null,
    contactName: contactName !== null && nameKey(contactName) === nameKey(customer) ? null : contactName,
    at: readWhen(body, now, zone),
    body,
    outcome,
    feeling: readFeeling(`${body}\n${outcome ?? ''}`),
    nextSteps: steps('next-step'),
    promises: steps('promise'),
  };
}

/** Only so many steps have their dates read, so that a text of nothing but steps cannot keep the bot busy. */
const MOST_STEPS_DATED = 50;

/** One step a line, bullet or semicolon. */
function readSteps(text: string, now: Date, zone: string): Step[] {
  return text
    .split(/\n|;/)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, '').trim())
    .filter((line) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(line))
    .map((line, index) => {
      const when = index < MOST_STEPS_DATED ? readFuture(line, now, zone) : null;
      const rest = (when?.rest ?? line).replace(/[\s.,]+$/, '');
      return { text: rest || line, due: when?.day ?? null };
    });
}

/** Words after which a date is not that of the contact: "called about the order of last week". */
const ABOUT_ELSE =
  /[.;!?\n,]|\b(?:about|re|regarding|since|that|which|who|because|until|will|would|they|she|he|it|order|ordered|delivered|of)\b/i;
const LEADS_ELSEWHERE = /\b(?:by|until|till|before|since|from|due|after|for)\s+(?:the\s+)?$/i;
const MOST_DATES = 4;

/**
 * The date in the first clause, or one that is a clause of its own ("Called Dana. Yesterday at 4."): any other date
 * is about something else.
 */
function readWhen(body: string, now: Date, zone: string): When | null {
  let from = 0;
  for (let tries = 0; tries < MOST_DATES; tries += 1) {
    const when = readPast(body.slice(from), now, zone);
    if (when === null) return null;
    const index = from + when.index;
    const end = index + when.matched.length;
    const before = body.slice(0, index);
    const isToday = when.hasDay || when.day === dayOf(now, zone);
    if (
      isToday &&
      !LEADS_ELSEWHERE.test(before.slice(-20)) &&
      (isLead(before) || isAlone(before, body.slice(end)))
    ) {
      return { ...when, index };
    }
    from = end;
  }
  return null;
}

function isLead(before: string): boolean {
  return before.length < 200 && !ABOUT_ELSE.test(before);
}

function isAlone(before: string, after: string): boolean {
  return /(?:^|[.;!?\n,(]\s*)$/.test(before.slice(-10)) && /^\s*(?:$|[.;!?\n,)])/.test(after.slice(0, 10));
}
