import type { Commitment } from '../domain/commitment.ts';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { counts, Interaction } from '../domain/interaction.ts';
import type { Kind } from './scoped.ts';

export const INTERACTIONS: Kind<Interaction> = {
  collection: 'interactions',
  schema: Interaction,
  version: 1,
  derive: (interaction) => {
    const live = interaction.removedAt === null;
    return {
      search: {
        live,
        counts: live && counts(interaction),
        felt: live && interaction.feeling !== null,
      },
    };
  },
};

/** An interaction with what belongs to it. */
export type Logged = {
  interaction: Interaction;
  customer: Customer;
  contact: Contact | null;
  newContact: boolean;
  commitments: Commitment[];
};
