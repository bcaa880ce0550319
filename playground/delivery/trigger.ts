import type { Clock } from '../../src/clock.ts';
import { freshSecret } from '../ids.ts';
import { methodPage, Refusal } from '../refusal.ts';

/** Three seconds, once: https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
const LIFE_MS = 3000;
/** How long an expired one is told from one that never was. */
const REMEMBERED = 500;

export type Triggers = ReturnType<typeof createTriggers>;

/** The short-lived tickets by which an app may open a modal for the person who just did something. */
export const createTriggers = (clock: Clock) => {
  const given = new Map<string, { personId: string; until: number; used: boolean }>();
  let count = 0;
  return {
    issue: (personId: string): string => {
      count += 1;
      const id = `${count}.${clock.now().getTime()}.${freshSecret()}`;
      given.set(id, { personId, until: clock.now().getTime() + LIFE_MS, used: false });
      const oldest = given.keys().next().value;
      if (given.size > REMEMBERED && oldest) given.delete(oldest);
      return id;
    },
    /** Whose trigger it is; it is used up by that. */
    exchange: (id: string, method: string): string => {
      const trigger = given.get(id);
      const refuse = (error: string, why: string) => new Refusal(error, why, methodPage(method));
      if (!trigger) throw refuse('invalid_trigger_id', 'no such trigger_id was given out');
      if (trigger.used) throw refuse('exchanged_trigger_id', 'a trigger_id works once');
      if (clock.now().getTime() > trigger.until)
        throw refuse('expired_trigger_id', 'a trigger_id lives three seconds');
      trigger.used = true;
      return trigger.personId;
    },
  };
};
