import { describe, expect, test } from 'vitest';
import { SlackUser, toMember } from '../../src/listeners/members.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const known = (user: object) =>
  toMember(SlackUser.parse({ id: 'U1', team_id: 'T1', ...user }), null, 'T1', NOW);

describe('who may use Rapport', () => {
  test.each([
    { user: {}, access: 'member' },
    { user: { team_id: 'T2' }, access: 'outsider' },
    { user: { team_id: 'T2', enterprise_user: { teams: ['T2', 'T1'] } }, access: 'member' },
    { user: { is_stranger: true }, access: 'outsider' },
    { user: { is_restricted: true }, access: 'guest' },
    { user: { is_ultra_restricted: true, is_restricted: true }, access: 'guest' },
    { user: { is_bot: true }, access: 'bot' },
    { user: { deleted: true }, access: 'deactivated' },
  ])('$user is a $access', ({ user, access }) => {
    expect(known(user).access).toBe(access);
  });

  test('whoever may not use it gets no digest', () => {
    expect(known({ is_restricted: true }).nextDigestAt).toBeNull();
    expect(known({ tz: 'Europe/Berlin' }).nextDigestAt).toEqual(new Date('2026-11-19T08:00:00Z'));
  });

  test('a zone that this machine does not know is taken for the workspace’s', () => {
    expect(known({ tz: 'Mars/Olympus' }).zone).toBe('UTC');
  });
});
