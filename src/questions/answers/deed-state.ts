import { addDays } from '../../domain/text/day.ts';
import type { CommitmentFilter } from '../../store/commitment-filter.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import { type Context, instants } from './context.ts';

type Days = { due?: PeriodSlot | null; opened?: PeriodSlot | null; closed?: PeriodSlot | null };

/** What is owed in a state, and due, opened or closed in some period, as the store is asked for it; null: in any state. */
export function inState(
  state: 'open' | 'overdue' | 'done' | 'dropped' | 'closed' | 'any' | null,
  { due = null, opened = null, closed = null }: Days,
  context: Context,
): CommitmentFilter {
  const yesterday = addDays(context.today, -1);
  const isOpen = state === 'open' || state === 'overdue';
  return {
    ...(isOpen || state === 'closed' ? { open: isOpen } : {}),
    ...(state === 'done' || state === 'dropped' ? { status: state } : {}),
    due:
      state === 'overdue'
        ? { from: due?.from ?? null, to: due?.to && due.to < context.today ? due.to : yesterday }
        : (due ?? undefined),
    opened: span(opened, context),
    closed: span(closed, context),
  };
}

function span(period: PeriodSlot | null, context: Context): CommitmentFilter['opened'] {
  const { from, to } = instants(period, context);
  return { from: from ?? null, to: to ?? null };
}
