import { type Customer, NeedsMet, Standing } from '../domain/customer.ts';
import { LONGEST, MOST } from '../domain/limits.ts';
import { readCalendarDate } from '../domain/text/calendar-date.ts';
import { isMonthFirst } from '../domain/text/month-first.ts';
import { joinWhyNot } from '../domain/why-not.ts';
import type { CustomerEdit } from '../store/customers.ts';
import { FIELDS } from '../views/ids.ts';
import { linesProblem } from './lines.ts';
import { conversationOf, dayPickedIn, type InputState, listOf, selectedOf, textOf, userOf } from './state.ts';

/** As many characters as a date may take in front of its label. */
const LONGEST_DATE = 40;

/** A line of the dates: "12 May 2009: founding day". */
function readDate(line: string, zone: string): Customer['importantDates'][number] | null {
  const found = readCalendarDate(line, isMonthFirst(zone));
  return found && found.rest !== '' ? { label: found.rest, date: found.date } : null;
}

/** What the modal of the whole file was filled with, and what is wrong with it, by field. */
export function readFile(
  state: InputState,
  zone: string,
): { edit: CustomerEdit & { name: string }; problems: Record<string, string> } {
  const dates = listOf(state, FIELDS.importantDates);
  const cadence = textOf(state, FIELDS.cadenceDays);
  const text = (block: string) => textOf(state, block) || null;
  const edit = {
    name: textOf(state, FIELDS.name),
    aliases: listOf(state, FIELDS.aliases),
    standing: Standing.catch('customer').parse(selectedOf(state, FIELDS.standing)),
    customerSince: dayPickedIn(state, FIELDS.customerSince),
    owner: userOf(state, FIELDS.owner),
    cadenceDays: cadence === '' ? null : Number(cadence),
    tags: listOf(state, FIELDS.tags),
    website: text(FIELDS.website),
    source: text(FIELDS.source),
    channel: conversationOf(state, FIELDS.channel),
    buys: listOf(state, FIELDS.buys),
    competitors: listOf(state, FIELDS.competitors),
    needs: listOf(state, FIELDS.needs),
    needsMet: NeedsMet.nullable().catch(null).parse(selectedOf(state, FIELDS.needsMet)),
    whyNot: joinWhyNot({ reason: selectedOf(state, FIELDS.reason), words: textOf(state, FIELDS.whyNot) }),
    wonFrom: text(FIELDS.wonFrom),
    lostTo: text(FIELDS.lostTo),
    importantDates: dates.flatMap((line) => readDate(line, zone) ?? []),
    remember: listOf(state, FIELDS.remember),
  };
  const found: Record<string, string | null> = {
    [FIELDS.name]: edit.name === '' ? 'What are they called?' : null,
    [FIELDS.aliases]: linesProblem(edit.aliases, { longest: LONGEST.name, most: MOST.aliases }),
    [FIELDS.tags]: linesProblem(edit.tags, { longest: LONGEST.tag, most: MOST.tags }),
    [FIELDS.cadenceDays]:
      edit.cadenceDays === null ||
      (Number.isInteger(edit.cadenceDays) && edit.cadenceDays >= 1 && edit.cadenceDays <= 3650)
        ? null
        : 'A number of days from 1 to 3650.',
    [FIELDS.buys]: linesProblem(edit.buys),
    [FIELDS.competitors]: linesProblem(edit.competitors),
    [FIELDS.needs]: linesProblem(edit.needs),
    [FIELDS.whyNot]:
      (edit.whyNot?.length ?? 0) > LONGEST.short
        ? `With the reason, ${LONGEST.short} characters fit. Please shorten it.`
        : null,
    [FIELDS.importantDates]: linesProblem(dates, {
      longest: LONGEST.short + LONGEST_DATE,
      judge: (line) => {
        const date = readDate(line, zone);
        if (date === null) return 'write it like "12 May 2009: founding day".';
        return date.label.length > LONGEST.short ? `${LONGEST.short} characters fit behind the date.` : null;
      },
    }),
    [FIELDS.remember]: linesProblem(edit.remember),
  };
  const problems = Object.fromEntries(
    Object.entries(found).flatMap(([field, problem]) => (problem === null ? [] : [[field, problem]])),
  );
  return { edit, problems };
}
