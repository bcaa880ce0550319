import type { MemberId } from '../../domain/id.ts';
import { addDays, Day } from '../../domain/text/day.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { contentLine, escaped } from './content-line.ts';

/** The most customers and commitments of one member that a calendar shows. */
const MOST = 2_000;
const FOREVER = Day.parse('9999-12-31');

/**
 * A member's calendar as iCalendar text (RFC 5545): when their customers are due for contact, what they owe and when, and
 * the birthdays and dates of their customers, which come round every year.
 */
export async function calendarOf(store: WorkspaceStore, member: MemberId, now: Date): Promise<string> {
  const customers = await store.customers.due(member, FOREVER, MOST);
  const commitments = await store.commitments.due(member, FOREVER, MOST);
  const names = new Map(
    [...customers, ...(await store.customers.getMany(commitments.map(({ customerId }) => customerId)))].map(
      ({ id, name }) => [id, name],
    ),
  );
  const contacts = await store.duplicates.contactsOf(customers.map(({ id }) => id));
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const events = [
    ...customers.flatMap(({ id, name, dueOn }) =>
      dueOn === null ? [] : [event({ uid: `contact-${id}`, day: dueOn, summary: `Contact ${name}`, stamp })],
    ),
    ...commitments.flatMap(({ id, kind, text, due, customerId }) =>
      due === null
        ? []
        : [
            event({
              uid: `commitment-${id}`,
              day: due,
              summary: `${names.get(customerId) ?? ''}: ${kind === 'complaint' ? 'complaint: ' : ''}${text}`,
              stamp,
            }),
          ],
    ),
    ...contacts.flatMap(({ id, name, birthday, customerId }) =>
      birthday === null
        ? []
        : [
            event({
              uid: `birthday-${id}`,
              day: birthday,
              summary: `Birthday: ${name} (${names.get(customerId) ?? ''})`,
              stamp,
              yearly: true,
            }),
          ],
    ),
    ...customers.flatMap(({ id, name, importantDates }) =>
      importantDates.map(({ label, date }, index) =>
        event({
          uid: `date-${id}-${index}`,
          day: date,
          summary: `${name}: ${label}`,
          stamp,
          yearly: date.startsWith('--'),
        }),
      ),
    ),
  ];
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//Rapport//Calendar//EN'),
    contentLine('X-WR-CALNAME', 'Rapport'),
    ...events,
    contentLine('END', 'VCALENDAR'),
  ].join('');
}

/** A whole day. One without a year begins in a leap year, so that 29 February comes round when it is there. */
function event({
  uid,
  day,
  summary,
  stamp,
  yearly = false,
}: {
  uid: string;
  day: string;
  summary: string;
  stamp: string;
  yearly?: boolean;
}): string {
  const first = Day.parse(day.startsWith('--') ? `2000-${day.slice(2)}` : day);
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', `${uid}@rapport`),
    contentLine('DTSTAMP', stamp),
    contentLine('DTSTART;VALUE=DATE', first.replaceAll('-', '')),
    contentLine('DTEND;VALUE=DATE', addDays(first, 1).replaceAll('-', '')),
    ...(yearly ? [contentLine('RRULE', 'FREQ=YEARLY')] : []),
    contentLine('SUMMARY', escaped(summary)),
    contentLine('TRANSP', 'TRANSPARENT'),
    contentLine('END', 'VEVENT'),
  ].join('');
}
