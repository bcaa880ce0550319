import { z } from 'zod';

const Snapshot = z.object({
  type: z.literal('snapshot'),
  now: z.string(),
  conversations: z.array(z.object({ id: z.string(), name: z.string() })),
  messages: z.array(z.object({ conversation: z.string(), text: z.string() })),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** What the first member sees when the playground's page opens. */
export async function openPage(url: string): Promise<Snapshot> {
  const gone = new AbortController();
  const response = await fetch(`${url}/page/events`, { signal: gone.signal });
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes('\n\n')) break;
  }
  gone.abort();
  return Snapshot.parse(JSON.parse(text.slice('data: '.length, text.indexOf('\n\n'))));
}

async function act(url: string, body: object): Promise<void> {
  const response = await fetch(`${url}/page/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { ok, error } = z
    .object({ ok: z.boolean(), error: z.string().optional() })
    .parse(await response.json());
  if (!ok) throw new Error(error);
}

/** Types into a channel as the page's composer does; resolves when the playground has taken it. */
export async function typeOnPage(url: string, channel: string, text: string): Promise<void> {
  const { conversations } = await openPage(url);
  const conversation = conversations.find(({ name }) => name === channel)?.id;
  await act(url, { act: 'type', conversation, text });
}

/** Answers the page's first question: `empty` or `sample`. */
export const chooseOnPage = (url: string, choice: string): Promise<void> =>
  act(url, { act: 'choose', choice });
