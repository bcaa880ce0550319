import type { Id, MemberId } from '../domain/id.ts';
import type { InteractionKind } from '../domain/kinds.ts';

/** Which interactions are meant; `from` is included, `to` is not. */
export type InteractionFilter = {
  customer?: Id | undefined;
  contact?: Id | undefined;
  by?: MemberId | undefined;
  kinds?: readonly InteractionKind[] | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Only what counts as contact: no internal notes. */
  counting?: boolean | undefined;
  felt?: boolean | undefined;
  /** Only what told of such a feeling: below, above or at zero; `utmost`: as far as it goes. */
  mood?: { way: 'down' | 'up' | 'even'; utmost: boolean } | undefined;
};

/** The feelings of each mood, the utmost first. */
const FEELINGS = { down: [-2, -1], up: [2, 1], even: [0] } as const;

export function interactionQuery({
  customer,
  contact,
  by,
  kinds,
  from,
  to,
  counting,
  felt,
  mood,
}: InteractionFilter) {
  const range = { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) };
  return {
    ...(customer === undefined ? {} : { customerId: customer }),
    ...(contact === undefined ? {} : { contactId: contact }),
    ...(by === undefined ? {} : { by }),
    ...(kinds === undefined || kinds.length === 0 ? {} : { kind: { $in: [...kinds] } }),
    'search.live': true,
    ...(counting ? { 'search.counts': true } : {}),
    ...(felt ? { 'search.felt': true } : {}),
    ...(mood ? { feeling: { $in: FEELINGS[mood.way].slice(0, mood.utmost ? 1 : 2) } } : {}),
    ...(from || to ? { at: range } : {}),
  };
}
