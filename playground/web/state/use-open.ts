import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Conversation, Person } from '../../protocol.ts';
import { dmWith, everybody, type World } from './world.ts';

/** What is open: a conversation (by its own id, or by that of the person of a DM), and perhaps a thread of it. */
export type Open = { id: string; thread: string | null };

const fromAddress = () => location.hash.slice(1);

/** Where a newcomer lands: in the first channel that the app is in, for there it can be tried. */
const firstOf = ({ conversations, bot, me }: World): string => {
  const channels = conversations.filter(({ kind, archived }) => kind !== 'dm' && !archived);
  return (channels.find(({ memberIds }) => memberIds.includes(bot.id)) ?? channels[0])?.id ?? me.id;
};

/** What is open, kept in the address, so that a copied link or a reload leads to the same place. */
export const useOpen = (world: World) => {
  const first = firstOf(world);
  const isKnown = (id: string) =>
    world.conversations.some((one) => one.id === id) || everybody(world).has(id);
  const [open, setOpen] = useState<Open>(() => ({
    id: isKnown(fromAddress()) ? fromAddress() : first,
    thread: null,
  }));
  useEffect(() => {
    const follow = () => setOpen({ id: fromAddress() || first, thread: null });
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [first]);
  const go = useCallback((id: string) => {
    setOpen({ id, thread: null });
    history.replaceState(null, '', `#${id}`);
  }, []);
  const showThread = useCallback((id: string, thread: string | null) => setOpen({ id, thread }), []);
  return { open, go, showThread };
};

/** The conversation that an id names, and the other person of it where it is a DM, opened already or not. */
export const resolve = (
  world: World,
  id: string,
): { conversation: Conversation | undefined; other: Person | undefined } => {
  const conversation = world.conversations.find((one) => one.id === id) ?? dmWith(world, id);
  const people = everybody(world);
  if (!conversation) return { conversation, other: people.get(id) };
  if (conversation.kind !== 'dm') return { conversation, other: undefined };
  const otherId = conversation.memberIds.find((one) => one !== world.me.id) ?? world.me.id;
  return { conversation, other: people.get(otherId) };
};
