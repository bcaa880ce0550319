import { dayOf } from '../domain/text/day.ts';
import type { Request } from '../listeners/request.ts';
import type { Viewer } from '../views/card.ts';

/** The eyes that a card is made for: today and dates in their own zone. */
export const viewerOf = ({ actor, now, settings }: Request): Viewer => ({
  today: dayOf(now, actor.zone),
  zone: actor.zone,
  settings,
});
