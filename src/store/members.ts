import type { MemberId } from '../domain/id.ts';
import { Member } from '../domain/member.ts';
import type { Settings } from '../domain/settings.ts';
import type { Context } from './context.ts';
import { type Kind, scoped } from './scoped.ts';

const MEMBERS: Kind<Member> = {
  collection: 'members',
  schema: Member,
  version: 1,
  key: (workspace, id) => `${workspace}/${id}`,
};

/** The Slack users that one workspace's bot has met. */
export function membersIn(context: Context) {
  const all = scoped(context, MEMBERS);
  return {
    get: all.get,
    getMany: all.getMany,
    put: all.put,
    /** All that were met, in the order of their ids. */
    page: all.page,

    /** The zone that days are counted in for an owner: their own, else the workspace's. */
    async zoneOf(owner: MemberId | null, settings: Settings): Promise<string> {
      const member = owner === null ? null : await all.get(owner);
      return member?.zone ?? settings.zone;
    },

    /** Members whose digest is due by an instant, the longest waiting first. */
    digestDue: (now: Date, limit: number): Promise<Member[]> =>
      all.find({ nextDigestAt: { $lte: now } }, { sort: { nextDigestAt: 1 }, limit }),

    setNextDigest: (id: MemberId, at: Date | null): Promise<Member | null> =>
      all.change({ id, _id: `${context.workspace}/${id}` }, { $set: { nextDigestAt: at } }),

    setDmChannel: (id: MemberId, channel: string): Promise<Member | null> =>
      all.change({ id, _id: `${context.workspace}/${id}` }, { $set: { dmChannel: channel } }),
  };
}
