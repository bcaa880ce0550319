import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../playground/start.ts';
import { MANIFEST, type Running, startBoltApp } from './a-bolt-app.ts';
import { ALL_SCOPES, aManifest } from './a-manifest.ts';
import { refusal, useClient } from './use-client.ts';

const CSV = { name: 'Kunden 2026.csv', content: 'name\nCafé Olé\n' };
const plain = (text: string) => ({ type: 'plain_text' as const, text });

describe('a file that the app uploads', () => {
  const use = useClient();
  const dm = async () =>
    String((await use.client.conversations.open({ users: use.playground.as('anna').id })).channel?.id);

  it('is a message of the bot, with its content, in three steps', async () => {
    const anna = use.playground.as('anna');
    const channel_id = await dm();
    const seen = await anna.watches(() =>
      use.client.filesUploadV2({
        channel_id,
        filename: 'rows.csv',
        content: 'a\n1\n',
        initial_comment: 'Here',
      }),
    );
    expect(seen.message).toMatchObject({ text: 'Here', files: [{ name: 'rows.csv', size: 4 }] });
    expect(seen.text).toBe('Here\nrows.csv');
    expect(anna.downloads(seen.message).toString()).toBe('a\n1\n');
  });

  it('goes nowhere without an end, without bytes, or with other bytes than said', async () => {
    const begun = await use.client.files.getUploadURLExternal({ filename: 'a.csv', length: 3 });
    const end = () =>
      refusal(use.client.files.completeUploadExternal({ files: [{ id: String(begun.file_id) }] }));
    expect(await end()).toMatchObject({ error: 'file_not_found' });
    const sent = await fetch(String(begun.upload_url), { method: 'POST', body: 'four' });
    expect(sent.status).toBe(400);
    expect(await end()).toMatchObject({ error: 'file_not_found' });
    const unknown = await fetch(`${use.playground.url}/upload/v1/none`, { method: 'POST', body: 'x' });
    expect(unknown.status).toBe(400);
    expect(
      await refusal(use.client.files.getUploadURLExternal({ filename: 'a.csv', length: 0 })),
    ).toMatchObject({ error: 'missing_argument' });
  });

  it('comes only to where the bot is, and needs its scope', async () => {
    const upload = (channel_id: string) =>
      use.client.filesUploadV2({ channel_id, filename: 'a.csv', content: 'x' });
    expect(await refusal(upload(use.idOf('general')))).toMatchObject({ error: 'not_in_channel' });
    expect(await refusal(upload(use.idOf('leadership')))).toMatchObject({ error: 'channel_not_found' });
    await use.start({ scopes: ALL_SCOPES.filter((scope) => scope !== 'files:write') });
    expect(await refusal(upload(use.idOf('sales')))).toMatchObject({ needed: 'files:write' });
  });
});

describe('a file that a person drops', () => {
  let running: Running | undefined;
  const started: Playground[] = [];
  afterEach(async () => {
    await running?.stop();
    running = undefined;
    await Promise.all(started.splice(0).map((one) => one.stop()));
  });
  const start = async (register: (app: App) => void, manifest = MANIFEST) => {
    running = await startBoltApp('socket', register, { manifest });
    return running.playground;
  };
  const fetchWith = (url: unknown, token: string) =>
    fetch(String(url), { headers: { authorization: `Bearer ${token}` } });

  it('comes as a message with file_share, and is fetched with the token of the bot alone', async () => {
    const heard: Record<string, unknown>[] = [];
    const playground = await start((app) =>
      app.event('message', async ({ event }) => {
        heard.push({ ...event });
      }),
    );
    const seen = await playground.as('anna').drops('@rapport', CSV, { text: 'our customers' });
    expect(seen.typed).toMatchObject({ text: 'our customers', files: [{ name: CSV.name, size: 16 }] });
    expect(heard).toMatchObject([{ subtype: 'file_share', channel_type: 'im', text: 'our customers' }]);
    const [file] = (heard[0]?.['files'] ?? []) as Record<string, unknown>[];
    expect(file).toMatchObject({
      name: CSV.name,
      filetype: 'csv',
      mimetype: 'text/csv',
      size: 16,
      mode: 'hosted',
    });
    const response = await fetchWith(file?.['url_private_download'], playground.botToken);
    expect(await response.text()).toBe(CSV.content);
    for (const token of ['', playground.appToken]) {
      const refused = await fetchWith(file?.['url_private_download'], token);
      expect([refused.status, refused.headers.get('content-type')]).toEqual([
        200,
        'text/html; charset=utf-8',
      ]);
      expect(await refused.text()).not.toContain('Café');
    }
    const { file: info } = await (running as Running).app.client.files.info({ file: String(file?.['id']) });
    expect(info).toMatchObject({ name: CSV.name, ims: [heard[0]?.['channel']] });
  });

  it('is hidden from the app where its bot is not, and from people who are not there', async () => {
    const playground = await start(() => {});
    const { typed } = await playground.as('anna').drops('#general', CSV);
    const id = typed?.files?.[0]?.id ?? '';
    const { client } = (running as Running).app;
    expect(await refusal(client.files.info({ file: id }))).toMatchObject({ error: 'file_not_found' });
    const page = (handle: string) =>
      fetch(`${playground.url}/page/file?as=${playground.as(handle).id}&id=${id}`);
    expect(await (await page('ben')).text()).toBe(CSV.content);
    expect((await page('gus')).status).toBe(404);
    await expect(playground.as('gus').drops('#general', CSV)).rejects.toThrow('not in');
  });

  it('cannot be fetched without files:read', async () => {
    let url: unknown;
    const playground = await start(
      (app) =>
        app.event('message', async ({ event }) => {
          url = 'files' in event ? event.files?.[0]?.url_private_download : undefined;
        }),
      aManifest({ scopes: ALL_SCOPES.filter((scope) => scope !== 'files:read') }),
    );
    await playground.as('anna').drops('@rapport', CSV);
    expect((await fetchWith(url, playground.botToken)).headers.get('content-type')).toContain('text/html');
    expect(playground.refusals.at(-1)?.refused?.why).toBe('needs files:read');
  });

  it('comes with a form, whose file types are looked at by their names only', async () => {
    const heard: unknown[] = [];
    const playground = await start((app) => {
      app.command('/crm', async ({ ack, command, client }) => {
        await ack();
        await client.views.open({
          trigger_id: command.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'f',
            title: plain('Form'),
            submit: plain('Go'),
            blocks: [
              {
                type: 'input',
                block_id: 'file',
                label: plain('File'),
                element: { type: 'file_input', action_id: 'a', filetypes: ['csv'], max_files: 1 },
              },
            ],
          },
        });
      });
      app.view('f', async ({ ack, view }) => {
        await ack();
        heard.push(...(view.state.values['file']?.['a']?.files ?? []));
      });
    });
    const anna = playground.as('anna');
    const { modal } = await anna.types('#sales', '/crm');
    expect((await anna.submits(modal)).errors).toEqual({ file: 'Please complete this required field.' });
    const picture = { name: 'team.png', content: Buffer.from([137, 80]) };
    expect((await anna.submits(modal, { File: picture })).errors['file']).toContain('not a supported');
    expect((await anna.submits(modal, { File: [CSV, CSV] })).errors['file']).toContain('at most 1');
    expect((await anna.submits(modal, { File: CSV })).hasModal).toBe(false);
    expect(heard).toMatchObject([{ name: CSV.name, user: anna.id, size: 16 }]);
    const { url_private_download: url } = heard[0] as Record<string, unknown>;
    expect(await (await fetchWith(url, playground.botToken)).text()).toBe(CSV.content);
  });

  it('is there after a restart, where its content is kept', async () => {
    const filesDirectory = mkdtempSync(join(tmpdir(), 'files-'));
    try {
      const open = async () => {
        const playground = await startPlayground({ manifest: MANIFEST, filesDirectory });
        started.push(playground);
        return playground;
      };
      const first = await open();
      await first.as('anna').drops('@ben', CSV);
      const second = await open();
      await second.importState(JSON.parse(JSON.stringify(first.exportState())));
      const [message] = second.as('ben').sees('@anna');
      if (!message) throw new Error('the message is gone');
      expect(second.as('ben').downloads(message).toString()).toBe(CSV.content);
    } finally {
      rmSync(filesDirectory, { recursive: true });
    }
  });
});
