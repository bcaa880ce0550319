import type { MultiSelect, PlainTextOption, Select } from '@slack/types';
import { useEffect, useRef, useState } from 'preact/hooks';
import { plain } from '../text/text-object.tsx';
import { useViewer } from '../text/viewer.ts';
import { type Choice, type ChoiceGroup, Combobox } from '../ui/combobox.tsx';
import { Icon } from '../ui/icons.tsx';
import { choiceOf, chosenChoice, groupsOf, narrow } from './choices.ts';
import { type ElementProps, useSurface, useValue } from './surface.ts';
import { fieldOf } from './value.ts';

/** Slack waits a moment for more typing before it asks the app. */
const TYPING_PAUSE_MS = 200;

/** Slack asks only once three characters are typed, unless the app says otherwise. */
const MIN_QUERY_LENGTH = 3;

type Offer = { groups: readonly ChoiceGroup[]; emptyText: string };

/** The app's own options for what is typed: asked for by the page, answered by the app's `block_suggestion`. */
const useSuggestions = (
  { element, slot }: ElementProps<Select | MultiSelect>,
  open: boolean,
  query: string,
): Offer => {
  const surface = useSurface();
  const [options, setOptions] = useState<PlainTextOption[] | null>(null);
  const asked = useRef(0);
  const external = element.type === 'external_select' || element.type === 'multi_external_select';
  const least = (external && element.min_query_length) ?? MIN_QUERY_LENGTH;
  const wanted = external && open && query.length >= Number(least);
  const { blockId, actionId } = slot;
  const suggest = useRef(surface.suggest);
  suggest.current = surface.suggest;
  useEffect(() => {
    if (!wanted) return setOptions(null);
    const turn = ++asked.current;
    const ask = async () => {
      const answer = await suggest.current({ blockId, actionId }, query);
      // An answer that a later question overtook says nothing any more.
      if (turn === asked.current) setOptions(answer);
    };
    const timer = setTimeout(ask, query ? TYPING_PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [wanted, query, blockId, actionId]);
  if (!wanted)
    return {
      groups: [],
      emptyText: `Type ${least === 1 ? 'a character' : `at least ${least} characters`} to search`,
    };
  if (!options) return { groups: [], emptyText: 'Loading …' };
  return { groups: [{ label: '', choices: options.map(choiceOf) }], emptyText: 'No results' };
};

const useOffer = (props: ElementProps<Select | MultiSelect>) => {
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const suggested = useSuggestions(props, open, query);
  const external = props.element.type.endsWith('external_select');
  const offer: Offer = external
    ? suggested
    : { groups: narrow(groupsOf(props.element, viewer), query), emptyText: 'No results' };
  return { ...offer, viewer, onQuery: setQuery, onOpen: () => setOpen(true) };
};

const common = ({ element, labelledBy, describedBy, invalid }: ElementProps<Select | MultiSelect>) => ({
  placeholder:
    plain(element.placeholder) || (element.type.startsWith('multi') ? 'Select options' : 'Choose an option'),
  autoFocus: element.focus_on_load ?? false,
  ...(labelledBy && { labelledBy }),
  ...(describedBy && { describedBy }),
  ...(invalid && { invalid }),
});

/** Every select of one: static, external, users, conversations and channels. */
export const SelectElement = (props: ElementProps<Select>) => {
  const field = fieldOf(props.element.type) ?? '';
  const [set, change] = useValue<unknown>(props, field);
  const { groups, emptyText, onQuery, onOpen, viewer } = useOffer(props);
  const chosen = chosenChoice(set, viewer);
  return (
    <Combobox
      {...common(props)}
      groups={groups}
      emptyText={emptyText}
      onQuery={onQuery}
      onOpen={onOpen}
      shown={chosen?.label ?? ''}
      chosen={new Set(chosen ? [chosen.key] : [])}
      onPick={({ set: to }) => change(to)}
    />
  );
};

const Chip = ({ choice, onDrop }: { choice: Choice; onDrop: () => void }) => (
  <span class="chip">
    {choice.label}
    <button type="button" aria-label={`Remove ${choice.label}`} onClick={onDrop}>
      <Icon name="close" size={12} />
    </button>
  </span>
);

/** Every select of many. */
export const MultiSelectElement = (props: ElementProps<MultiSelect>) => {
  const field = fieldOf(props.element.type) ?? '';
  const [set, change] = useValue<unknown[]>(props, field);
  const { groups, emptyText, onQuery, onOpen, viewer } = useOffer(props);
  const chosen = set.flatMap((one) => chosenChoice(one, viewer) ?? []);
  const most = props.element.max_selected_items ?? Number.POSITIVE_INFINITY;
  const without = (key: string) => chosen.filter((one) => one.key !== key).map((one) => one.set);
  const pick = (choice: Choice) => {
    if (chosen.some(({ key }) => key === choice.key)) return change(without(choice.key));
    return set.length < most ? change([...set, choice.set]) : undefined;
  };
  return (
    <Combobox
      {...common(props)}
      multiple
      groups={groups}
      emptyText={emptyText}
      onQuery={onQuery}
      onOpen={onOpen}
      shown=""
      chosen={new Set(chosen.map(({ key }) => key))}
      onPick={pick}
      onDropLast={() => set.length > 0 && change(set.slice(0, -1))}
      chips={chosen.map((choice) => (
        <Chip key={choice.key} choice={choice} onDrop={() => change(without(choice.key))} />
      ))}
    />
  );
};
