import { Commitment } from '../domain/commitment.ts';
import { escalatesFor } from '../domain/complaint.ts';
import { stemKey } from '../domain/text/stem.ts';
import type { Kind } from './scoped.ts';

export const COMMITMENTS: Kind<Commitment> = {
  collection: 'commitments',
  schema: Commitment,
  version: 1,
  derive: (commitment) => ({
    search: {
      open: isOpen(commitment),
      escalates: escalatesFor(commitment),
      live: commitment.removedAt === null,
      words: commitment.removedAt === null ? [...new Set(stemKey(commitment.text).split(' '))] : [],
    },
  }),
};
export const isOpen = ({ status, removedAt }: Commitment): boolean => status === 'open' && removedAt === null;
