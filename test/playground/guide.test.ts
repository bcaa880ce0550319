import { afterEach, expect, it } from 'vitest';
import type { StartOffer, Tell } from '../../playground/guide.ts';
import type { Tour, Welcome } from '../../playground/protocol.ts';
import { type Playground, startPlayground } from '../../playground/start.ts';
import { MANIFEST } from './a-bolt-app.ts';

const started: Playground[] = [];
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
});

const anOffer = (carryOut: (tell: Tell) => Promise<void> = async () => {}): StartOffer => ({
  title: 'Welcome',
  text: 'How to begin?',
  choices: [
    {
      id: 'full',
      label: 'Full',
      text: 'With everything',
      carryOut,
      steps: [
        {
          id: 'command',
          title: 'Type a command',
          text: 'Any will do.',
          suggestion: { type: 'text', channel: 'sales', text: '/crm help' },
          isDoneBy: ({ name }) => name === 'slash_commands',
        },
        { id: 'morning', title: 'Wait', text: '', suggestion: { type: 'morning' }, isDoneBy: () => false },
      ],
    },
    { id: 'empty', label: 'Empty', text: 'With nothing', steps: [] },
  ],
});

const start = async (offer?: StartOffer) => {
  const playground = await startPlayground({ manifest: MANIFEST, ...(offer && { start: offer }) });
  started.push(playground);
  return playground;
};
const act = async ({ url }: Playground, body: unknown) => {
  const response = await fetch(`${url}/page/act`, { method: 'POST', body: JSON.stringify(body) });
  return response.json();
};
/** What a page that opens now is told of it. */
const shown = async ({ url }: Playground): Promise<{ welcome: Welcome | null; tour: Tour | null }> => {
  const gone = new AbortController();
  const response = await fetch(`${url}/page/events`, { signal: gone.signal });
  let text = '';
  for await (const part of response.body ?? []) {
    text += Buffer.from(part).toString();
    if (text.includes('\n\n')) break;
  }
  gone.abort();
  return JSON.parse(text.slice('data: '.length));
};

it('offers nothing where nothing was given', async () => {
  const playground = await start();
  expect(await shown(playground)).toMatchObject({ welcome: null, tour: null });
  expect(await act(playground, { act: 'choose', choice: 'full' })).toMatchObject({ ok: false });
});

it('asks how to begin until something was chosen, shows how far it is, and takes no second choice meanwhile', async () => {
  let tell: Tell | undefined;
  let finish = () => {};
  const playground = await start(
    anOffer(
      (told) =>
        new Promise((resolve) => {
          tell = told;
          finish = resolve;
        }),
    ),
  );
  expect((await shown(playground)).welcome?.choices.map(({ id }) => id)).toEqual(['full', 'empty']);
  expect(await act(playground, { act: 'choose', choice: 'nothing' })).toMatchObject({ ok: false });
  const chosen = act(playground, { act: 'choose', choice: 'full' });
  await expect.poll(() => tell).toBeDefined();
  tell?.('half of it', 0.5);
  expect((await shown(playground)).welcome?.progress).toEqual({
    choice: 'full',
    line: 'half of it',
    share: 0.5,
  });
  expect(await act(playground, { act: 'choose', choice: 'empty' })).toMatchObject({
    ok: false,
    error: 'Somebody has chosen already; it is under way.',
  });
  finish();
  expect(await chosen).toEqual({ ok: true });
  const { welcome, tour } = await shown(playground);
  expect(welcome).toBeNull();
  expect(tour?.map(({ title, done }) => [title, done])).toEqual([
    ['Type a command', false],
    ['Wait', false],
  ]);
});

it('says what went wrong, and can be asked again', async () => {
  let attempts = 0;
  const playground = await start(
    anOffer(async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('the disk is full');
    }),
  );
  expect(await act(playground, { act: 'choose', choice: 'full' })).toMatchObject({ ok: false });
  expect((await shown(playground)).welcome).toMatchObject({
    problem: 'That did not work: the disk is full',
    progress: null,
  });
  expect(await act(playground, { act: 'choose', choice: 'full' })).toEqual({ ok: true });
});

it('ticks a step when the traffic shows it, keeps that over a restart, and can be put away for good', async () => {
  const playground = await start(anOffer());
  await act(playground, { act: 'choose', choice: 'full' });
  const done = async (of: Playground) => (await shown(of)).tour?.map((step) => step.done);
  await playground.as('ben').types('#sales', 'just talk');
  expect(await done(playground)).toEqual([false, false]);
  await playground.as('ben').types('#sales', '/crm help');
  expect(await done(playground)).toEqual([true, false]);

  const again = await start(anOffer());
  await again.importState(playground.exportState());
  expect((await shown(again)).welcome).toBeNull();
  expect(await done(again)).toEqual([true, false]);
  await act(again, { act: 'dismiss-tour' });
  expect((await shown(again)).tour).toBeNull();
  const later = await start(anOffer());
  await later.importState(again.exportState());
  expect(await shown(later)).toMatchObject({ welcome: null, tour: null });
});

it('does not ask a workspace that was used before there was anything to choose', async () => {
  const playground = await start(anOffer());
  const { guide: _, ...older } = playground.exportState();
  await playground.importState(older);
  expect(await shown(playground)).toMatchObject({ welcome: null, tour: null });
});

it('shows a page that opens what was said behind the stage before', async () => {
  const playground = await start();
  await playground.as('anna').types('#sales', '/crm help');
  const { traffic } = (await shown(playground)) as unknown as { traffic: { name: string }[] };
  expect(traffic.map(({ name }) => name)).toContain('slash_commands');
});
