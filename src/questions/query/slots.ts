import { z } from 'zod';
import { Id, MemberId } from '../../domain/id.ts';
import { InteractionKind } from '../../domain/kinds.ts';
import { ListFilter, PeriodSlot } from './list-filter.ts';

export const period = PeriodSlot.nullable().default(null);
export const customer = Id.nullable().default(null);
export const contact = Id.nullable().default(null);
export const by = MemberId.nullable().default(null);
/** By whom it was not. */
export const notBy = z.array(MemberId).default([]);
export const kinds = z.array(InteractionKind).default([]);
export const words = z.array(z.string()).default([]);
/** Without a customer: of which ones something is asked. */
export const ofWhom = ListFilter.default(ListFilter.parse({}));
export const bound = z.number().nullable().default(null);
/** Only so many. */
export const limit = z.int().min(1).max(50).nullable().default(null);
/** Told one by one, or how many there are. */
export const mode = z.enum(['list', 'count']).default('list');
