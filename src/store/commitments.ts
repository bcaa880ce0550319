import { changesBetween } from '../domain/audit.ts';
import { Commitment, commitmentDueOn } from '../domain/commitment.ts';
import type { Id, MemberId } from '../domain/id.ts';
import type { Day } from '../domain/text/day.ts';
import { stemKey } from '../domain/text/stem.ts';
import { auditIn, type NewAuditEntry } from './audit.ts';
import { type CommitmentFilter, commitmentQuery } from './commitment-filter.ts';
import { COMMITMENTS, isOpen } from './commitment-kind.ts';
import { type Context, inTransaction, newId } from './context.ts';
import { followingIn } from './following.ts';
import { scoped } from './scoped.ts';

/** More open commitments than this are not counted one by one. */
const COUNTED = 1000;
/** So many are looked at for the words that they have. */
const LOOKED_AT = 200;

export type NewCommitment = Pick<Commitment, 'customerId' | 'kind' | 'text' | 'due' | 'owner'> & {
  interactionId?: Id | null;
};
export type CommitmentEdit = Partial<Pick<Commitment, (typeof AUDITED)[number]>>;
const AUDITED = [
  'customerId',
  'text',
  'due',
  'owner',
  'status',
  'outcome',
  'steps',
  'resolution',
  'snoozedUntil',
  'removedAt',
] as const satisfies (keyof Commitment)[];

/** What one workspace owes its customers. */
export function commitmentsIn(context: Context) {
  const all = scoped(context, COMMITMENTS);

  /** @throws ConflictError when somebody else changed it since it was read */
  async function edit(
    commitment: Commitment,
    changes: CommitmentEdit,
    by: MemberId,
    action = 'edit',
  ): Promise<Commitment> {
    return inTransaction(context, async (within) => {
      const edited = { ...commitment, ...changes, ...closing(commitment, changes, by) };
      const saved = await scoped(within, COMMITMENTS).replace({ ...edited, dueOn: commitmentDueOn(edited) });
      await auditIn(within).add({
        by,
        action,
        entity: { type: 'commitment', id: commitment.id, version: saved.version },
        customerId: commitment.customerId,
        changes: changesBetween(commitment, edited, AUDITED),
      });
      if (isOpen(commitment) !== isOpen(edited) || commitment.customerId !== edited.customerId)
        await followingIn(within).refresh([commitment.customerId, edited.customerId], ['steps']);
      return saved;
    });
  }

  /** When and by whom it was closed follows from its status; open again, it was not. */
  function closing({ status }: Commitment, changes: CommitmentEdit, by: MemberId): Partial<Commitment> {
    if (changes.status === undefined || changes.status === status) return {};
    return changes.status === 'open'
      ? { closedAt: null, closedBy: null }
      : { closedAt: context.clock.now(), closedBy: by };
  }

  return {
    get: all.get,
    getMany: all.getMany,
    edit,

    /** Opens a commitment, and keeps count of it on its customer. */
    async open(input: NewCommitment, by: MemberId): Promise<Commitment> {
      const { commitments, audit } = openings([input], by, context.clock.now());
      await inTransaction(context, async (within) => {
        await scoped(within, COMMITMENTS).insertMany(commitments);
        await auditIn(within).addMany(audit);
        await followingIn(within).refresh([input.customerId], ['steps']);
      });
      return commitments[0] as Commitment;
    },

    /** Ends a commitment: kept, or given up. */
    close: (
      commitment: Commitment,
      status: 'done' | 'dropped',
      by: MemberId,
      outcome?: string,
    ): Promise<Commitment> => edit(commitment, { status, outcome: outcome ?? null }, by, status),

    /** What is open for a customer, the soonest due first, undated ones last. */
    async openOf(customerId: Id, limit = 50): Promise<Commitment[]> {
      const found = await all.find({ customerId, 'search.open': true }, { sort: { due: 1 }, limit });
      return [...found.filter(({ due }) => due !== null), ...found.filter(({ due }) => due === null)];
    },

    /** The words (as `stemKey` writes them) of each of what is or was owed that has one of some words. */
    async withWords(words: readonly string[]): Promise<ReadonlySet<string>[]> {
      if (words.length === 0) return [];
      const found = await all.find({ 'search.words': { $in: [...words] } }, { limit: LOOKED_AT });
      return found.map(({ text }) => new Set(stemKey(text).split(' ')));
    },

    countOpenOf: (customerId: Id): Promise<number> => all.count({ customerId, 'search.open': true }, COUNTED),
    /** Commitments that fit, the soonest due (or, of complaints and closed ones, the newest) first. */
    list: (filter: CommitmentFilter, limit: number): Promise<Commitment[]> =>
      all.find(commitmentQuery(filter), {
        sort: filter.open === true ? { due: 1 } : { openedAt: -1 },
        limit,
      }),

    /** What an owner should be reminded of by a day, the longest due first. */
    due: (owner: MemberId, by: Day, limit: number): Promise<Commitment[]> =>
      all.find({ owner, dueOn: { $lte: by } }, { sort: { dueOn: 1 }, limit }),

    /** What is open for an owner, the soonest due first, undated ones last. */
    async openFor(owner: MemberId, limit: number, skip = 0): Promise<Commitment[]> {
      const open = { owner, 'search.open': true };
      const dated = { ...open, due: { $ne: null } };
      const found = await all.find(dated, { sort: { due: 1 }, limit, skip });
      if (found.length >= limit) return found;
      const before = skip === 0 ? 0 : await all.count(dated, skip);
      const undated = { ...open, due: null };
      return [
        ...found,
        ...(await all.find(undated, { limit: limit - found.length, skip: Math.max(0, skip - before) })),
      ];
    },
    /** How many of an owner's are due by a day; counted up to `limit`. */
    countDue: (owner: MemberId, by: Day, limit: number): Promise<number> =>
      all.count({ owner, dueOn: { $lte: by } }, limit),

    /** What is due by a day, whoever owes it; the longest due first. */
    late: (by: Day, limit: number): Promise<Commitment[]> =>
      all.find({ dueOn: { $lte: by } }, { sort: { dueOn: 1 }, limit }),

    countLate: (by: Day, limit: number): Promise<number> => all.count({ dueOn: { $lte: by } }, limit),

    /** How many were kept in a period, the end excluded; not those that were taken back. */
    countDone: (from: Date, to: Date, limit: number): Promise<number> =>
      all.count({ closedAt: { $gte: from, $lt: to }, status: 'done', 'search.live': true }, limit),

    /** Complaints that were to be settled before a day and that nobody above was told of, the longest late first. */
    toEscalate: (before: Day, limit: number): Promise<Commitment[]> =>
      all.find({ 'search.escalates': { $lt: before } }, { sort: { 'search.escalates': 1 }, limit }),

    /** Those above were told, on a day. No edit of a person's: it has no part in the version, nor in the audit. */
    setEscalated: (id: Id, escalatedOn: Day): Promise<Commitment | null> =>
      all.change({ _id: id }, { $set: { escalatedOn, 'search.escalates': null } }),

    /** What was agreed in one interaction. */
    ofInteraction: (interactionId: Id): Promise<Commitment[]> => all.find({ interactionId }, { limit: 50 }),
  };
}

/** Commitments as they are opened, and what the audit says of it: whoever writes both writes their customer too. */
export function openings(
  inputs: readonly NewCommitment[],
  by: MemberId,
  now: Date,
): { commitments: Commitment[]; audit: NewAuditEntry[] } {
  const commitments = inputs.map((input) => {
    const draft = Commitment.parse({
      ...input,
      id: newId(),
      status: 'open',
      dueOn: null,
      openedAt: now,
      openedBy: by,
      version: 1,
    });
    return { ...draft, dueOn: commitmentDueOn(draft) };
  });
  const audit = commitments.map((commitment) => ({
    by,
    action: 'open',
    entity: { type: 'commitment' as const, id: commitment.id, version: commitment.version },
    customerId: commitment.customerId,
    changes: changesBetween<Partial<Commitment>>({}, commitment, ['kind', 'text', 'due', 'owner']),
  }));
  return { commitments, audit };
}
