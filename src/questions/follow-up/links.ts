import type { Reading } from '../parse/reading.ts';
import { stems } from '../slots/slots.ts';

/** Words that only join a follow-up to the question before it: "and Globex?", "so what about last year then?" */
export const LINKS: ReadonlySet<string> = stems(
  'and also but or what about how same for with at of in on by the be then so ok okay ye well now question thing is do did to it from during a grand great thank nice good right fine again',
);
const LEAD = '^ (and|also|but|or|what about|how about|same|then|so|ok|what|again|now)';
const SHORT = 7;

/** How many words there are. */
export const lengthOf = ({ symbols }: Reading): number => symbols.trim().split(' ').length;

/** Too short to stand by itself, or begun as what goes on. */
export const isElliptic = (reading: Reading): boolean => reading.has(LEAD) || lengthOf(reading) <= SHORT;

/** It asks of many, or for somebody not named yet. */
export const isOfMany = (reading: Reading): boolean =>
  reading.has(
    '(customers|accounts|prospects|clients|companies|firms|leads|all|everyone|everybody|team|my|mine|anybody|anyone|<M>)',
    '^ .. (who|which|whose)',
    '^ (and|what about|how about)? (the|all|those) one',
  );

/** Whether it names a customer, a contact or somebody else, known or not. */
export const namesSomebody = ({ customers, contacts, outside, strangers }: Reading): boolean =>
  customers.length + contacts.length + outside.length > 0 || strangers.some(({ capital }) => capital);
