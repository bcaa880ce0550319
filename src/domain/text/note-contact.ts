import { nameKey } from './name.ts';
import type { KindFound } from './note-kind.ts';

const LOOKED_AT = 200;
const NAME_WORD = "(?:\\p{Lu}[\\p{L}'’-]*\\p{L}|\\p{Lu}\\.(?=\\s\\p{Lu}))";
const PARTICLE = '(?:van|von|de|der|den|di|da|del|la|le|al|bin|ten|ter)';
const NAME = new RegExp(
  `^(?:(?:Mr|Mrs|Ms|Miss|Mx|Herr|Frau|Mme|M)\\.?\\s)?((?:(?:Dr|Prof)\\.?\\s)?${NAME_WORD}(?:\\s(?:${PARTICLE}\\s){0,2}${NAME_WORD}){0,3})(?![\\p{L}\\p{N}])`,
  'u',
);
const NO_NAMES = new Set(
  `i we he she they it you the a an our their his her my this that these those all both everyone everybody nobody
   ceo cfo cto coo cmo hr it vp pr qa uk us usa eu hq po pm am crm erp sms dm faq rfp nda sla
   monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
   january february march april june july august september october november december
   today yesterday tomorrow next todo outcome result left again back about with in on at to from for and but
   slack teams zoom whatsapp linkedin google happy very not no yes new good great support sales
   customer client boss team someone somebody reception accounting management purchasing`.split(/\s+/),
);

/** Verbs before which their subject stands: "Dana called"; not so "Quick call". */
const VERB = /(?:ed|called|rang|wrote|spoke|met|came|dropped|sent|gave|got|brought|complains|calls|wants)\b/i;
/** Verbs that make a word at the beginning a name where nothing tells what happened: "Dana is fine with it". */
const SAYING =
  /^\s?:\s|^\s(?:is|was|has|had|wants?|wanted|says?|said|asks?|asked|needs?|needed|likes?|liked|loves?|loved|thinks?|seems?|will|would|can|agreed|confirmed|signed|ordered|told)\b/i;

/**
 * Whom we were in contact with, as far as a note says: the name after what happened ("called Dana", "lunch with Dana
 * Fox and Peter", the first of several) or before it ("Dana called"). Names begin with a capital letter; of `people`,
 * the contacts already known, any spelling of the first or the full name will do, and the full name is returned.
 */
export function readContact(body: string, kind: KindFound | null, people: readonly string[]): string | null {
  const looked = body.slice(0, LOOKED_AT);
  const verb = /^\S+/.exec(kind?.word ?? '')?.[0] ?? '';
  const after = looked.slice(kind === null ? 0 : kind.index + verb.length);
  // The end of a clause ends the search, but "Dr. Fox" and "J. Fox" do not.
  const clause =
    after.split(/[;:!?\n(]|(?<!\b(?:[A-Z]|Dr|Prof|Mr|Mrs|Ms|St)|\d)\.\s|,\s/, 1)[0]?.replace(/\s+/g, ' ') ??
    '';
  for (const slot of slots(clause, kind !== null)) {
    const name = known(slot, people) ?? typed(slot);
    if (name !== null) return name;
  }
  const named = kind !== null && VERB.test(verb) ? subject(looked.slice(0, kind.index), people) : null;
  return named ?? (kind === null ? known(clause, people) : null) ?? speaker(looked);
}

function speaker(text: string): string | null {
  const name = typed(text);
  return name !== null && SAYING.test(text.slice(text.indexOf(name) + name.length)) ? name : null;
}

/** The name that ends right before the verb; of "Dana and Tom called" the first. */
function subject(before: string, people: readonly string[]): string | null {
  const clause =
    before
      .split(/[;:!?\n,]\s/)
      .at(-1)
      ?.trim() ?? '';
  const parts = clause.split(/\s(?:and|&|\+)\s/);
  return lastName(parts[0] ?? '', people) ?? lastName(clause, people);
}

function lastName(clause: string, people: readonly string[]): string | null {
  const words = clause.split(/\s+/).slice(-4);
  for (let from = 0; from < words.length; from += 1) {
    const slot = words.slice(from).join(' ');
    const name = typed(slot);
    const person = known(slot, people);
    if (person !== null && (name === null || name === slot)) return person;
    if (name === slot) return name;
  }
  return null;
}

/** The places where a name may stand: right after the verb, and after "with", "to", "from" or "by" behind it. */
function slots(clause: string, isVerb: boolean): string[] {
  // Without a verb "to Globex" may be anything, but "with Dana" is Dana.
  const leads = isVerb ? /(?<=\s|^)(?:with|w\/?|to|from|by|for|and|via)\s+/gi : /(?<=\s|^)(?:with|w\/)\s+/gi;
  const introduced = [...clause.matchAll(leads)].slice(0, 5);
  const behind = introduced.map((match) => clause.slice(match.index + match[0].length));
  if (!isVerb) return behind;
  const direct = clause
    .trimStart()
    .replace(/^(?:(?:up|back|again|today|yesterday|briefly|quickly|by|in|on|into) ){0,3}/i, '');
  return [direct, ...behind];
}

function typed(slot: string): string | null {
  const words = NAME.exec(slot)?.[1]?.split(/\s/) ?? [];
  const end = words.findIndex((word) => NO_NAMES.has(word.toLowerCase()));
  const name = (end < 0 ? words : words.slice(0, end)).join(' ').replace(/['’]s$/, '');
  return name === '' || /^(?:Dr|Prof)\.?$/.test(name) ? null : name;
}

function known(slot: string, people: readonly string[]): string | null {
  const said = `${nameKey(slot.slice(0, 80))} `;
  const full = people.filter((person) => said.startsWith(`${nameKey(person)} `));
  if (full[0] !== undefined) return full.sort((a, b) => b.length - a.length)[0] ?? null;
  const first = people.filter((person) => said.startsWith(`${nameKey(person).split(' ')[0]} `));
  // Two people of that name: which of them is for a person to say.
  return first.length === 1 && typedSurname(slot, first[0]) ? (first[0] ?? null) : null;
}

/** "Dana Fox" is not the Dana Miller we know. */
function typedSurname(slot: string, person: string | undefined): boolean {
  const name = typed(slot);
  return name === null || !name.includes(' ') || nameKey(name) === nameKey(person ?? '');
}
