import type { CommitmentKind } from '../../domain/commitment.ts';
import type { MemberId } from '../../domain/id.ts';
import type { InteractionKind } from '../../domain/kinds.ts';
import type { Table } from '../understand/fields.ts';
import type { Identities } from './identity.ts';

/** What a row is seen with: the table it stands in, and who and when where the row does not say it. */
export type Surroundings = {
  table: Table;
  identity: Identities;
  by: MemberId;
  now: Date;
  zone: string;
  /** What amounts are in where the file does not say it. */
  currency: string;
  /** Of what kind an interaction is whose row does not say it. */
  kind: InteractionKind;
  /** The same of a commitment. */
  commitment: CommitmentKind;
};
