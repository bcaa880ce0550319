import type { ConfirmationDialog, PlainTextOption } from '@slack/types';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ActResult, InputState } from '../../protocol.ts';
import { type BlockElement, type ElementValue, initialValue, type Slot, setTo } from './value.ts';

/** What carries blocks: a message, a modal or the App Home. Elements speak to it and to nothing else. */
export type Surface = {
  /** Sets the ids of fields of one surface apart from those of another. */
  id: string;
  edits: InputState;
  edit: (slot: Slot, value: ElementValue) => void;
  click: (slot: Slot, input?: Record<string, unknown>) => Promise<ActResult>;
  suggest: (slot: Slot, query: string) => Promise<PlainTextOption[]>;
  /** Enter in a one-line field: a modal submits. */
  enter: () => void;
  /** Ask before something is done; true where the person confirms. */
  confirm: (question: ConfirmationDialog) => Promise<boolean>;
  errors: Record<string, string>;
};

export const SurfaceContext = createContext<Surface | null>(null);

/** The surface that an element stands on. */
export const useSurface = (): Surface => {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('an element of Block Kit stands outside of a message, modal or home');
  return surface;
};

/** How an element hangs in its block. */
export type ElementProps<E extends BlockElement> = {
  element: E;
  slot: Slot;
  /** Whether being set is an action of its own: always, except in an input block without `dispatch_action`. */
  dispatches: boolean;
  /** The ids of the label, and of the hint and error, in an input block. */
  labelledBy?: string;
  describedBy?: string;
  invalid?: boolean;
};

/**
 * What the element is set to, and a way to set it: it asks for confirmation where the element wants that, keeps the
 * value, and tells the app where the element dispatches.
 */
export const useValue = <T>(
  { element, slot, dispatches }: ElementProps<BlockElement>,
  field: string,
): [set: T, change: (to: T) => Promise<void>] => {
  const surface = useSurface();
  const edit = surface.edits[slot.blockId]?.[slot.actionId] as ElementValue | undefined;
  const value = edit?.type === element.type ? edit : initialValue(element);
  const change = async (to: T) => {
    const question = 'confirm' in element ? element.confirm : undefined;
    if (dispatches && question && !(await surface.confirm(question))) return;
    surface.edit(slot, setTo(element, to));
    if (dispatches) await surface.click(slot, { [field]: to });
  };
  return [value?.[field] as T, change];
};
