import type { CommitmentKind } from '../domain/commitment.ts';
import type { Id, MemberId } from '../domain/id.ts';
import type { Day } from '../domain/text/day.ts';

/** Which commitments are meant. Days and instants: `from` is included; `to` of days is too, of instants it is not. */
export type CommitmentFilter = {
  customer?: Id | undefined;
  owner?: MemberId | undefined;
  kinds?: readonly CommitmentKind[] | undefined;
  open?: boolean | undefined;
  status?: 'open' | 'done' | 'dropped' | undefined;
  due?: { from: Day | null; to: Day | null } | undefined;
  opened?: { from: Date | null; to: Date | null } | undefined;
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
    ...(opened && (opened.from || opened.to)
      ? {
          openedAt: {
            ...(opened.from ? { $gte: opened.from } : {}),
            ...(opened.to ? { $lt: opened.to } : {}),
          },
        }
      : {}),
    ...(words === undefined || words.length === 0 ? {} : { 'search.words': { $in: [...words] } }),
  };
}
