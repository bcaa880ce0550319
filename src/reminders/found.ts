import type { Commitment } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import type { Subject } from '../domain/delivery.ts';
import type { Reason } from '../domain/due.ts';
import type { Id } from '../domain/id.ts';
import type { Day } from '../domain/text/day.ts';

/** Something that was found to be due, with its customer. */
export type Found =
  | { type: 'customer'; customer: Customer; reasons: Reason[] }
  | { type: 'commitment'; customer: Customer; commitment: Commitment }
  | { type: 'date'; customer: Customer; contactId: Id | null; label: string; on: Day; inDays: number };

/** What is kept of it with the message that lists it. */
export function subjectOf(found: Found): Subject {
  switch (found.type) {
    case 'customer':
      return { of: 'customer', id: found.customer.id };
    case 'commitment':
      return { of: 'commitment', id: found.commitment.id };
    case 'date':
      return {
        of: 'date',
        id: found.customer.id,
        contactId: found.contactId,
        label: found.label,
        on: found.on,
      };
  }
}

/** The same for the same thing, however often it is found. */
export const keyOfSubject = (subject: Subject): string =>
  subject.of === 'date'
    ? `date/${subject.id}/${subject.contactId}/${subject.label}/${subject.on}`
    : `${subject.of}/${subject.id}`;
