import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import { stem, stemKey } from '../../domain/text/stem.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { classMembers, isFunctionWord } from '../language/lexicon.ts';
import { spanText, type Token } from '../language/tokens.ts';
import { senseOf } from '../senses.ts';
import type { Link } from './link.ts';

const LED_BY = new Set(['the', 'their', 'its', 'that']);
const LEADS_TO = new Set(['at', 'of', 'from', 'for', 'in', 'with']);
/** What may stand within a role: "head of the kitchen". */
const WITHIN = new Set(['of', 'the', 'and', 'for', 'in']);
const LIKELY = 1;
/** "The owner of Acme" is rather who of us looks after them. */
const RATHER_OURS = -1.5;

/** A role as the words (by their stems) that it may be told by: the one that all hangs on, and the others. */
type Role = { contact: Contact; head: string; words: ReadonlySet<string> };

/** The people that some words tell by their roles, and the words that tell somebody's role there, were it of several. */
type Told = { links: Link[]; isRole: (at: number) => boolean };
const NOBODY: Told = { links: [], isRole: () => false };

/**
 * People told by what they are at a firm: "the cook at Acme", "Acme's head of purchasing", or where the firm was named
 * before, "the cook". Each is one whose role fits better than anybody else's there.
 * @param before the customer that the question before was about
 */
export async function toldByRole(
  text: string,
  tokens: readonly Token[],
  links: readonly Link[],
  before: string | null,
  store: WorkspaceStore,
): Promise<Told> {
  const firms = firmsIn(links);
  const ids = new Set(firms.flatMap(({ customers }) => customers.map(({ id }) => id)));
  if (ids.size === 0 && before !== null) ids.add(before);
  const [firm, ...others] = ids;
  if (firm === undefined || others.length > 0) return NOBODY;
  const roles = (await store.contacts.of(firm)).flatMap(roleOf);
  const isRole = (at: number): boolean => isOf(roles, tokens[at]);
  const found = spansOf(
    tokens,
    firms.map(({ link }) => link),
  ).flatMap(({ begin, from }): Link[] => {
    const length = longestRole(tokens, from, isRole);
    const words = tokens.slice(from, from + length).map(({ key }) => stem(key));
    const [best, ...rest] = fitting(roles, words);
    if (best === undefined || rest.length > 0) return [];
    const to = from + length - 1;
    // "Somebody standing in the plant" is no plant manager.
    if (PLACE_OF.has(tokens[begin - 1]?.key ?? '') && !isHead(roles, best, words)) return [];
    return [
      {
        from: begin,
        to,
        text: spanText(text, tokens, begin, to),
        how: 'part',
        prior: words.every((word) => classMembers('own').has(word)) ? RATHER_OURS : LIKELY,
        reading: { kind: 'contact', contacts: [best] },
      },
    ];
  });
  const isFree = (one: Link) =>
    !links.some(({ how, from, to }) => how === 'whole' && from <= one.to && to >= one.from) &&
    !found.some((other) => other !== one && other.from <= one.from && other.to >= one.to);
  return { links: found.filter(isFree), isRole };
}

const PLACE_OF = new Set(['in', 'inside', 'into', 'on', 'at']);
/** Whether some words have the one that all hangs on of somebody's role. */
const isHead = (roles: readonly Role[], contact: Contact, words: readonly string[]): boolean =>
  roles.some((role) => role.contact === contact && words.flatMap(senseOf).includes(role.head));

/** The firms that are named: by their whole names, if any is. */
function firmsIn(links: readonly Link[]): { link: Link; customers: Customer[] }[] {
  const all = links.flatMap((link) =>
    link.reading.kind === 'customer' && link.prior > 0 ? [{ link, customers: link.reading.customers }] : [],
  );
  const whole = all.filter(({ link }) => link.how === 'whole');
  return whole.length > 0 ? whole : all;
}

function roleOf(contact: Contact): Role[] {
  const [main = ''] = (contact.role ?? '').split(/,|\bof\b|\bfor\b|\(/);
  const head = stemKey(main).split(' ').at(-1) ?? '';
  if (head === '') return [];
  const words = stemKey(contact.role ?? '')
    .split(' ')
    .filter((word) => !WITHIN.has(word));
  return [{ contact, head, words: new Set(words) }];
}

/** Where a role may begin: after "the" or a firm's possessive, or right before "at" and a firm. */
function spansOf(tokens: readonly Token[], firms: readonly Link[]): { begin: number; from: number }[] {
  return tokens.flatMap(({ key }, at) => {
    if (LED_BY.has(key)) return [{ begin: at, from: at + 1 }];
    const isTheirs = firms.some(({ to }) => to === at - 1) && tokens[at - 1]?.possessive === true;
    return isTheirs || startsBeforeFirm(tokens, at, firms) ? [{ begin: at, from: at }] : [];
  });
}

/** "Who is head vet at Acme": up to four words without an article. */
function startsBeforeFirm(tokens: readonly Token[], at: number, firms: readonly Link[]): boolean {
  if (LED_BY.has(tokens[at - 1]?.key ?? '')) return false;
  return firms.some(
    ({ from }) => at < from - 1 && from - 1 - at <= 4 && LEADS_TO.has(tokens[from - 1]?.key ?? ''),
  );
}

const isOf = (roles: readonly Role[], token: Token | undefined): boolean => {
  // "It" is nobody of IT.
  if (token === undefined || (isFunctionWord(stem(token.key)) && token.raw !== token.raw.toUpperCase()))
    return false;
  const same = senseOf(stem(token.key));
  return roles.some(({ words }) => same.some((one) => words.has(one)));
};

/** How many words from one on belong to somebody's role. */
function longestRole(tokens: readonly Token[], from: number, isRole: (at: number) => boolean): number {
  let end = from;
  for (let at = from; at < tokens.length; at += 1) {
    if (at > from && /[,;:?!.]/.test(tokens[at]?.gap ?? '')) break;
    if (isRole(at)) end = at + 1;
    else if (at === from || !WITHIN.has(tokens[at]?.key ?? '')) break;
    if (tokens[at]?.possessive) break;
  }
  return end - from;
}

/** Those whose role is told best by some words; the one that all hangs on tells most, and a word itself more than its like. */
function fitting(roles: readonly Role[], words: readonly string[]): Contact[] {
  const sizeOf = ({ head, words: own }: Role): number =>
    words.reduce((sum, word) => {
      const same = senseOf(word);
      const said = own.has(word) ? 2 : same.some((one) => own.has(one)) ? 1 : 0;
      return sum + said + (same.includes(head) ? 1 : 0);
    }, 0);
  const most = Math.max(0, ...roles.map(sizeOf));
  return most === 0 ? [] : roles.filter((role) => sizeOf(role) === most).map(({ contact }) => contact);
}

/** Of several who bear a name, the one whose role stands beside it: "Sara the bookkeeper", "which Sara is the bookkeeper?" */
export function ofRoleBeside(
  contacts: readonly Contact[],
  { from, to }: Pick<Link, 'from' | 'to'>,
  tokens: readonly Token[],
): Contact[] {
  const roles = contacts.flatMap(roleOf);
  if (contacts.length < 2 || roles.length === 0) return [...contacts];
  const isRole = (at: number) => isOf(roles, tokens[at]);
  let after = to + 1;
  while (JOINS_ROLE.has(tokens[after]?.key ?? '')) after += 1;
  const size = longestRole(tokens, after, isRole);
  let before = from - 1;
  while (isRole(before)) before -= 1;
  const beside = [...tokens.slice(before + 1, from), ...tokens.slice(after, after + size)];
  const told = fitting(
    roles,
    beside.map(({ key }) => stem(key)),
  );
  return told.length === 0 ? [...contacts] : told;
}
const JOINS_ROLE = new Set('the our is was a an as'.split(' '));
