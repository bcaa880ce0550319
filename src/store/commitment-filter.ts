import type { CommitmentKind, CommitmentStatus } from '../domain/commitment.ts';
import type { Id, MemberId } from '../domain/id.ts';
import type { Day } from '../domain/text/day.ts';

/** Which commitments are meant. Days and instants: `from` is included; `to` of days is too, of instants it is not. */
export type CommitmentFilter = {
  customer?: Id | undefined;
  owner?: MemberId | undefined;
  kinds?: readonly CommitmentKind[] | undefined;
  open?: boolean | undefined;
  status?: CommitmentStatus | undefined;
  due?: { from: Day | null; to: Day | null } | undefined;
  opened?: { from: Date | null; to: Date | null } | undefined;
  closed?: { from: Date | null; to: Date | null } | undefined;
  /** Words of its text, as `stemKey` writes them. */
  words?: readonly string[] | undefined;
};

export function commitmentQuery({
  customer,
  owner,
  kinds,
  open,
  status,
  due,
  opened,
  closed,
  words,
}: CommitmentFilter) {
  return {
    ...(customer === undefined ? {} : { customerId: customer }),
    ...(owner === undefined ? {} : { owner }),
    ...(kinds === undefined || kinds.length === 0 ? {} : { kind: { $in: [...kinds] } }),
    'search.live': true,
    ...(open === undefined ? {} : { 'search.open': open }),
    ...(status === undefined ? {} : { status }),
    // A missing due date is neither before nor after any day.
    ...(due
      ? {
          due: {
            $type: 'string',
            ...(due.from ? { $gte: due.from } : {}),
            ...(due.to ? { $lte: due.to } : {}),
          },
        }
      : {}),
    ...within('openedAt', opened),
    ...within('closedAt', closed),
    ...(words === undefined || words.length === 0 ? {} : { 'search.words': { $in: [...words] } }),
  };
}

/** An instant within a period; open on both sides, it says nothing. */
const within = (field: string, period: CommitmentFilter['opened']) =>
  period && (period.from || period.to)
    ? {
        [field]: {
          ...(period.from ? { $gte: period.from } : {}),
          ...(period.to ? { $lt: period.to } : {}),
        },
      }
    : {};
