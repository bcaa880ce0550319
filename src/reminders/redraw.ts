import { occasionDays } from '../domain/calendar.ts';
import { commitmentDueOn } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import type { Delivery, Subject } from '../domain/delivery.ts';
import { reasonsOn } from '../domain/due.ts';
import type { Settings } from '../domain/settings.ts';
import { addDays, type Day, dayOf } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { lateComplaint } from '../views/complaint.ts';
import { type DigestItem, digest } from '../views/digest.ts';
import type { SettledItem } from '../views/due-item.ts';
import { COUNTED, teamDigest } from '../views/team-digest.ts';
import type { Message } from '../views/text.ts';
import { withDetails } from './details.ts';
import { occasionsOf } from './find-due.ts';
import type { Found } from './found.ts';
import { surroundings } from './team-digest.ts';

type Drawn = { store: WorkspaceStore; settings: Settings; now: Date };

/**
 * Draws the message of a delivery as it is to be seen now: the same lines, each with what has become of it since.
 * @returns null where the delivery is no digest, or its recipient is gone
 */
export async function redraw(delivery: Delivery, drawn: Drawn): Promise<Message | null> {
  const { store, settings, now } = drawn;
  if (delivery.kind === 'team') {
    const { zone } = settings;
    const today = dayOf(now, zone);
    const unowned = await unownedOf(delivery.subjects, store);
    const late = await itemsOf(delivery.subjects, { ...drawn, today, zone, reader: null });
    const stillLate = late.filter(({ type }) => type !== 'settled').length;
    const stillUnowned = unowned.filter(({ owner }) => owner === null).length;
    const content = {
      late,
      lateInAll: stillLate + delivery.more,
      unowned,
      unownedInAll: Math.max(stillUnowned, await store.customers.countUnowned(COUNTED)),
      ...(await surroundings(store, settings, delivery.day)),
      completeness: delivery.completeness,
    };
    return teamDigest(content, { today, zone, settings });
  }
  if (delivery.kind === 'escalation') return redrawComplaint(delivery, drawn);
  const member = delivery.kind === 'digest' ? await store.members.get(delivery.recipient) : null;
  if (!member) return null;
  const { zone } = member;
  const today = dayOf(now, zone);
  const items = await itemsOf(delivery.subjects, { ...drawn, today, zone, reader: member.id });
  return digest(items, delivery.more, { today, zone, settings });
}

/** A late complaint as it stands now, by the days of the workspace. */
async function redrawComplaint(delivery: Delivery, { store, settings, now }: Drawn): Promise<Message | null> {
  const [subject] = delivery.subjects;
  const complaint = subject ? await store.commitments.get(subject.id) : null;
  const customer = complaint && (await store.customers.get(complaint.customerId));
  if (!complaint || !customer) return null;
  const { zone } = settings;
  return lateComplaint(complaint, customer, { today: dayOf(now, zone), zone });
}

async function unownedOf(subjects: readonly Subject[], store: WorkspaceStore): Promise<Customer[]> {
  const ids = subjects.flatMap((subject) => (subject.of === 'unowned' ? [subject.id] : []));
  const found = new Map((await store.customers.getMany(ids)).map((one) => [one.id, one]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

type Reading = Drawn & { today: Day; zone: string; reader: string | null };

/** The lines of a message, in their old order: still due, or settled. What is no longer in the file has no line. */
async function itemsOf(subjects: readonly Subject[], reading: Reading): Promise<DigestItem[]> {
  const { store, settings, today, zone, reader } = reading;
  const commitments = new Map(
    (
      await store.commitments.getMany(subjects.flatMap((one) => (one.of === 'commitment' ? [one.id] : [])))
    ).map((one) => [one.id, one]),
  );
  const customers = new Map(
    (
      await store.customers.getMany([
        ...subjects.flatMap((one) => (one.of === 'customer' || one.of === 'date' ? [one.id] : [])),
        ...[...commitments.values()].map(({ customerId }) => customerId),
      ])
    ).map((one) => [one.id, one]),
  );

  function stateOf(subject: Subject): Found | SettledItem | null {
    if (subject.of === 'unowned') return null;
    const commitment = subject.of === 'commitment' ? (commitments.get(subject.id) ?? null) : null;
    const customer = customers.get(commitment?.customerId ?? subject.id);
    if (!customer) return null;
    const settled: SettledItem = { type: 'settled', customer, commitment };
    if (commitment) {
      const due = commitmentDueOn(commitment);
      return due !== null && due <= today ? { type: 'commitment', customer, commitment } : settled;
    }
    if (subject.of === 'date') {
      const days = [subject.on, ...occasionDays(today, addDays(today, -1))];
      const same = occasionsOf(customer, { days, today, zone }).find(
        ({ on, contactId, label }) =>
          on === subject.on && contactId === subject.contactId && label === subject.label,
      );
      return same ?? settled;
    }
    const reasons = reasonsOn(customer, settings, today, zone);
    return reasons.length > 0 ? { type: 'customer', customer, reasons } : settled;
  }

  const states = subjects.map(stateOf).filter((state) => state !== null);
  const due = states.filter((state) => state.type !== 'settled');
  const details = await withDetails(due, store, reader);
  const detailed = new Map(due.map((found, index) => [found, details[index]]));
  return states.flatMap((state): DigestItem[] => {
    const item = state.type === 'settled' ? state : detailed.get(state);
    return item ? [item] : [];
  });
}
