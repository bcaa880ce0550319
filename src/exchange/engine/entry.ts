import type { Commitment, CommitmentKind } from '../../domain/commitment.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Interaction } from '../../domain/interaction.ts';
import type { Purchase } from '../../domain/purchase.ts';

/**
 * What a file states about a thing, by field. A field whose cell is empty is there, and undefined: an earlier import may
 * have filled it, and the corrected file takes it back.
 */
export type Stated<T> = { [F in keyof T]?: T[F] | undefined };

/** The customer of a row: told in full, or only named as the one to whom the row belongs. */
export type CustomerPart = {
  key: string;
  /** Another key that leads to it: by an id beside its name. */
  also: string | null;
  /** The id that Rapport's own export gave it. */
  id: string | null;
  name: string | null;
  stated: Stated<Omit<Customer, 'referredBy'>>;
  /** Who brought it, in the words of the file; undefined: the file has no such column. */
  referredBy: string | null | undefined;
  /** Whether the row is about the customer, so that what it says replaces what another file said before. */
  primary: boolean;
  /** The file identifies its customers by ids of its own, so a new id with a known name is another row's customer. */
  external: boolean;
};

export type ContactPart = {
  key: string;
  id: string | null;
  name: string;
  stated: Stated<Contact>;
  primary: boolean;
};
export type StepPart = Pick<Commitment, 'text' | 'due'> & { owner: string | null };
export type InteractionPart = {
  key: string;
  id: string | null;
  /** The contact that it names, of whom nothing else is known. */
  contact: ContactPart | null;
  stated: Stated<Interaction> & Pick<Interaction, 'at' | 'text' | 'kind'>;
  step: StepPart | null;
};
export type CommitmentPart = {
  key: string;
  id: string | null;
  kind: CommitmentKind;
  stated: Stated<Commitment>;
};
export type PurchasePart = { key: string; id: string | null; stated: Stated<Purchase> };

/** Everything that one row brings. */
export type Entry = {
  line: number;
  cells: string[];
  customer: CustomerPart;
  contact: ContactPart | null;
  interactions: InteractionPart[];
  commitment: CommitmentPart | null;
  purchase: PurchasePart | null;
};
