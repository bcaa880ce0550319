import { describe, expect, it } from 'vitest';
import { refusal, useClient } from './use-client.ts';

const use = useClient();

describe('tokens and scopes', () => {
  it('tell who the bot is', async () => {
    expect(await use.client.auth.test()).toMatchObject({
      ok: true,
      user_id: use.playground.botUserId,
      team_id: use.playground.teamId,
    });
  });

  it('are asked for and checked', async () => {
    expect(await refusal(use.clientWith().auth.test())).toMatchObject({ error: 'not_authed' });
    expect(await refusal(use.clientWith('xoxb-other').auth.test())).toMatchObject({ error: 'invalid_auth' });
    expect(await refusal(use.clientWith(use.playground.appToken).auth.test())).toMatchObject({
      error: 'not_allowed_token_type',
    });
    expect(await refusal(use.client.apps.connections.open({}))).toMatchObject({
      error: 'not_allowed_token_type',
    });
  });

  it('name the scope that is missing', async () => {
    await use.start({ scopes: ['chat:write', 'commands'] });
    expect(await refusal(use.client.users.list({}))).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write,commands',
    });
    expect(use.playground.refusals).toHaveLength(1);
    expect(use.playground.refusals[0]?.refused?.source).toContain('docs.slack.dev');
  });

  it('are dead once the app is uninstalled', async () => {
    await use.playground.uninstalls();
    expect(await refusal(use.client.auth.test())).toMatchObject({ error: 'account_inactive' });
  });

  it('come by OAuth for a code that works once', async () => {
    const { clientId: client_id, clientSecret: client_secret } = use.playground;
    const code = use.playground.allows('anna');
    const wrong = use.clientWith().oauth.v2.access({ client_id, client_secret: 'guess', code });
    expect(await refusal(wrong)).toMatchObject({ error: 'bad_client_secret' });
    const granted = await use.clientWith().oauth.v2.access({ client_id, client_secret, code });
    expect(granted).toMatchObject({
      access_token: use.playground.botToken,
      bot_user_id: use.playground.botUserId,
    });
    expect(await refusal(use.clientWith().oauth.v2.access({ client_id, client_secret, code }))).toMatchObject(
      {
        error: 'invalid_code',
      },
    );
  });
});

describe('calls', () => {
  it('of unknown methods are refused', async () => {
    expect(await refusal(use.client.apiCall('crm.magic'))).toMatchObject({ error: 'unknown_method' });
    expect(await refusal(use.client.apiCall('constructor'))).toMatchObject({ error: 'unknown_method' });
  });

  it('say which argument is missing or wrong', async () => {
    expect(await refusal(use.client.apiCall('users.info'))).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: user'] },
    });
    const blocks = '[{' as never;
    expect(await refusal(use.client.chat.postMessage({ channel: use.idOf('sales'), blocks }))).toMatchObject({
      error: 'invalid_arguments',
    });
  });

  it('tell of the team, and of the bot', async () => {
    expect((await use.client.team.info()).team).toMatchObject({ id: use.playground.teamId });
    const { bot_id } = await use.client.auth.test();
    expect((await use.client.bots.info({ bot: String(bot_id) })).bot).toMatchObject({
      user_id: use.playground.botUserId,
    });
    expect(await refusal(use.client.bots.info({ bot: 'B0' }))).toMatchObject({ error: 'bot_not_found' });
  });

  it('open no socket where the manifest does not enable Socket Mode', async () => {
    await use.start({ socketMode: false });
    const open = use.clientWith(use.playground.appToken).apps.connections.open({});
    expect(await refusal(open)).toMatchObject({ error: 'forbidden' });
  });

  it('are not imitated in every corner, and say so', async () => {
    const attachments = [{ text: 'old' }];
    const call = use.client.chat.postMessage({ channel: use.idOf('sales'), text: 't', attachments });
    expect(await refusal(call)).toMatchObject({ error: 'invalid_arguments' });
    expect(use.playground.refusals.at(-1)?.refused?.why).toContain('does not imitate attachments');
  });

  it('may come as JSON too', async () => {
    const call = (body: string) =>
      fetch(`${use.playground.apiUrl}chat.postMessage`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          authorization: `Bearer ${use.playground.botToken}`,
        },
        body,
      }).then((response) => response.json());
    expect(await call(JSON.stringify({ channel: use.idOf('sales'), text: 'as JSON' }))).toMatchObject({
      ok: true,
    });
    expect(await call('{')).toMatchObject({ ok: false, error: 'invalid_json' });
  });

  it('meet the faults that were planned, and these are no refusals of the app', async () => {
    use.playground.fault({ kind: 'refused', method: 'auth.test', error: 'fatal_error' });
    use.playground.fault({ kind: 'rate-limited', method: 'users.list', retryAfter: 7 });
    use.playground.fault({ kind: 'server-error', times: 2, status: 502 });
    await expect(use.client.api.test()).rejects.toMatchObject({ statusCode: 502 });
    await expect(use.client.api.test()).rejects.toMatchObject({ statusCode: 502 });
    expect(await refusal(use.client.auth.test())).toMatchObject({ error: 'fatal_error' });
    await expect(use.client.users.list({})).rejects.toMatchObject({ retryAfter: 7 });
    expect(await use.client.auth.test()).toMatchObject({ ok: true });
    expect(use.playground.refusals).toEqual([]);
  });
});
