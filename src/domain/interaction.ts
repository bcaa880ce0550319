import { z } from 'zod';
import { Id, MemberId } from './id.ts';
import { Imported } from './imported.ts';
import { Feeling, InteractionKind } from './kinds.ts';
import { LONGEST } from './limits.ts';

/** The Slack message that an interaction was saved from. */
export const MessageSource = z.object({ permalink: z.url(), author: z.string().max(LONGEST.name) });

/** Something that happened with a customer. */
export const Interaction = z.object({
  id: Id,
  customerId: Id,
  contactId: Id.nullable().default(null),
  kind: InteractionKind,
  at: z.date(),
  by: MemberId,
  text: z.string().max(LONGEST.text),
  outcome: z.string().max(LONGEST.text).nullable().default(null),
  feeling: Feeling.nullable().default(null),
  source: MessageSource.nullable().default(null),
  createdAt: z.date(),
  /** Set when it was undone: kept, but no longer shown nor counted. */
  removedAt: z.date().nullable().default(null),
  imported: Imported.optional(),
  version: z.int().min(1),
});
export type Interaction = z.infer<typeof Interaction>;

/** Whether an interaction counts as contact: an internal note (`other`) does not. */
export const counts = (interaction: Pick<Interaction, 'kind'>): boolean => interaction.kind !== 'other';

/** What a customer keeps of an interaction that is its last contact. */
export const contactFact = ({ at, kind, id }: Interaction) => ({ at, kind, interactionId: id });

/** What a customer keeps of the feeling in an interaction; null where there was none. */
export const feelingFact = ({ at, feeling, id }: Interaction) =>
  feeling === null ? null : { value: feeling, at, interactionId: id };

/** What a customer keeps of what happened: its last contact, and the two newest feelings. */
type Kept = {
  lastContact: ReturnType<typeof contactFact> | null;
  feeling: ReturnType<typeof feelingFact>;
  feelingBefore: ReturnType<typeof feelingFact>;
};

/** What a customer keeps once an interaction is added; one logged late may change nothing. */
export function factsAfter({ lastContact, feeling, feelingBefore }: Kept, added: Interaction): Kept {
  const felt = [feelingFact(added), feeling, feelingBefore]
    .filter((fact) => fact !== null)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return {
    lastContact:
      counts(added) && (!lastContact || added.at >= lastContact.at) ? contactFact(added) : lastContact,
    feeling: felt[0] ?? null,
    feelingBefore: felt[1] ?? null,
  };
}
