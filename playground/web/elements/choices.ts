import type { MultiSelect, PlainTextOption, Select } from '@slack/types';
import type { Conversation } from '../../protocol.ts';
import { plain } from '../text/text-object.tsx';
import type { Viewer } from '../text/viewer.ts';
import type { Choice, ChoiceGroup } from '../ui/combobox.tsx';

/** An option of Block Kit as something to choose. */
export const choiceOf = (option: PlainTextOption): Choice => ({
  key: option.value ?? plain(option.text),
  label: plain(option.text),
  ...(option.description && { note: plain(option.description) }),
  set: option,
});

const people = ({ people: known }: Viewer): Choice[] =>
  [...known.values()]
    .filter(({ kind }) => kind !== 'deactivated')
    .map(({ id, name, handle }) => ({ key: id, label: name, note: `@${handle}`, set: id }));

const KINDS = { channel: 'public', private: 'private', dm: 'im' } as const;

const label = ({ kind, name }: Conversation) => (kind === 'dm' ? name : `#${name}`);

const conversations = (viewer: Viewer, element: Select | MultiSelect): Choice[] => {
  const filter = 'filter' in element ? element.filter : undefined;
  const isBotDm = ({ kind, memberIds }: Conversation) =>
    kind === 'dm' && memberIds.some((id) => viewer.people.get(id)?.kind === 'bot');
  return [...viewer.conversations.values()]
    .filter(({ archived }) => !archived)
    .filter(({ kind }) => !filter?.include || filter.include.includes(KINDS[kind]))
    .filter(({ shared }) => !(filter?.exclude_external_shared_channels && shared))
    .filter((one) => !(filter?.exclude_bot_users && isBotDm(one)))
    .map((one) => ({ key: one.id, label: label(one), set: one.id }));
};

/** What a select offers, apart from an external one, whose options the app sends. */
export const groupsOf = (element: Select | MultiSelect, viewer: Viewer): ChoiceGroup[] => {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return element.option_groups
        ? element.option_groups.map((group) => ({
            label: plain(group.label),
            choices: group.options.map(choiceOf),
          }))
        : [{ label: '', choices: (element.options ?? []).map(choiceOf) }];
    case 'users_select':
    case 'multi_users_select':
      return [{ label: '', choices: people(viewer) }];
    case 'conversations_select':
    case 'multi_conversations_select':
      return [{ label: '', choices: conversations(viewer, element) }];
    case 'channels_select':
    case 'multi_channels_select':
      return [
        {
          label: '',
          choices: [...viewer.conversations.values()]
            .filter(({ kind, archived }) => kind === 'channel' && !archived)
            .map((one) => ({ key: one.id, label: label(one), set: one.id })),
        },
      ];
    case 'external_select':
    case 'multi_external_select':
      return [];
  }
};

/** The groups with only the choices that contain what was typed, case and accents apart. */
export const narrow = (groups: readonly ChoiceGroup[], query: string): ChoiceGroup[] => {
  const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const wanted = fold(query.trim());
  return groups.map((group) => ({
    ...group,
    choices: group.choices.filter((choice) => fold(`${choice.label} ${choice.note ?? ''}`).includes(wanted)),
  }));
};

/** The choice that stands for what a select is set to: an option, or the id of a person or conversation. */
export const chosenChoice = (set: unknown, viewer: Viewer): Choice | null => {
  if (typeof set === 'string') {
    const conversation = viewer.conversations.get(set);
    const name = viewer.people.get(set)?.name ?? (conversation ? label(conversation) : set);
    return { key: set, label: name, set };
  }
  return set && typeof set === 'object' ? choiceOf(set as PlainTextOption) : null;
};
