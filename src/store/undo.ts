import type { AuditEntry } from '../domain/audit.ts';
import type { Id, MemberId } from '../domain/id.ts';
import type { Referral } from '../domain/referral.ts';
import { settingFields, settingsOf } from '../domain/settings.ts';
import { type Fields, isAdding, type Stays, setBack, type Undone } from '../domain/undo.ts';
import { auditIn } from './audit.ts';
import { commitmentsIn } from './commitments.ts';
import { contactsIn } from './contacts.ts';
import { type Context, inTransaction } from './context.ts';
import { customersIn } from './customers.ts';
import { interactionsIn } from './interactions.ts';
import { membersIn } from './members.ts';
import { purchasesIn } from './purchases.ts';
import { referralsIn } from './referrals.ts';
import { settingsIn } from './settings.ts';

/** One thing of a kind: what it is now, and how some of its fields are set, which leads to a version. */
type Thing = { now: Fields; set(fields: Fields): Promise<{ version: number }> };
type Load = (within: Context, id: Id, by: MemberId) => Promise<Thing | null>;

/** The action of an entry that takes back another. */
const UNDO = 'undo';
/** As many later changes are looked through for who made one. */
const LATER = 200;

/** A thing of a repository that reads and edits; null where there is none, or its personal data was erased. */
const edited =
  <T extends { id: Id; version: number }>(
    repository: (within: Context) => {
      get(id: Id): Promise<T | null>;
      edit(value: T, changes: Fields, by: MemberId, action: string): Promise<T>;
    },
  ): Load =>
  async (within, id, by) => {
    const all = repository(within);
    const value = await all.get(id);
    // A customer that was merged leads to another, whose fields are its own.
    if (value?.id !== id || ('forgottenAt' in value && value.forgottenAt !== null)) return null;
    return { now: value, set: (fields) => all.edit(value, fields, by, UNDO) };
  };

const THINGS: Record<AuditEntry['entity']['type'], Load> = {
  customer: edited(customersIn),
  contact: edited(contactsIn),
  commitment: edited(commitmentsIn),
  purchase: edited(purchasesIn),
  interaction: async (within, id, by) => {
    const interactions = interactionsIn(within);
    const now = await interactions.get(id);
    return now && { now, set: (fields) => interactions.restore(id, fields, by) };
  },
  settings: async (within, _, by) => {
    const now = settingFields(await settingsIn(within).get());
    return { now, set: (fields) => settingsIn(within).change(settingsOf({ ...now, ...fields }), by, UNDO) };
  },
  member: async (within, id, by) => {
    const members = membersIn(within);
    const now = await members.get(id);
    const set = async (fields: Fields) =>
      (await members.setPreferences(id, fields, by, UNDO))?.member ?? { version: 0 };
    return now && { now, set };
  },
};

/** Taking back what was changed, from what the audit says it was before. */
export function undoIn(context: Context) {
  /** Leaves out what another customer has by now: the channel, or a place in the chain of referrals. */
  async function withoutTaken(
    within: Context,
    id: Id,
    back: Fields,
  ): Promise<{ free: Fields; stays: Stays[] }> {
    const customers = customersIn(within);
    const free = { ...back };
    const stays: Stays[] = [];
    const leave = (field: string, because: Stays['because']) => {
      delete free[field];
      stays.push({ field, because });
    };
    const { channel, referredBy } = back as { channel?: string | null; referredBy?: Referral | null };
    const holder = channel ? await customers.ofChannel(channel) : null;
    if (holder && holder.id !== id) leave('channel', 'channel-taken');
    if (referredBy && (await referralsIn(context).circle(id, referredBy)).length > 0)
      leave('referredBy', 'circle');
    return { free, stays };
  }

  return {
    /**
     * Takes one change back: each field that still is as the change left it gets what it was before; what was set
     * since stays.
     * @returns null where the thing is no longer there
     * @throws NameTakenError when another customer has the old name by now
     */
    async change(entry: AuditEntry, by: MemberId): Promise<Undone | null> {
      return inTransaction(context, async (within) => {
        const { id, type, version } = entry.entity;
        const thing = await THINGS[type](within, id, by);
        if (!thing) return null;
        const audit = auditIn(within);
        const isFile = type === 'customer' && isAdding(entry);
        const later = await (isFile ? audit.ofCustomer(id, LATER) : audit.of(id, LATER));
        const { back, stays } = setBack(entry, thing.now, later, context.clock.now());
        const { free, stays: taken } =
          type === 'customer' ? await withoutTaken(within, id, back) : { free: back, stays: [] };
        const fields = Object.keys(free);
        const set = fields.length === 0 ? { version: version ?? 0 } : await thing.set(free);
        return { fields, stays: [...stays, ...taken], version: set.version };
      });
    },
  };
}
