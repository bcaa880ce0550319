import { bareKey } from './name.ts';

/** Providers whose addresses say nothing about where somebody works. */
const FREE_MAIL = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com rocketmail.com aol.com icloud.com
   me.com mac.com proton.me protonmail.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de arcor.de
   mail.com mail.ru yandex.ru yandex.com zoho.com fastmail.com hey.com tutanota.com posteo.de mailbox.org orange.fr
   wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it hotmail.fr hotmail.co.uk hotmail.de
   live.co.uk btinternet.com sky.com virginmedia.com talktalk.net yahoo.co.uk yahoo.de yahoo.fr yahoo.co.in yahoo.co.jp
   comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net qq.com 163.com 126.com sina.com
   naver.com hanmail.net rediffmail.com uol.com.br bol.com.br terra.com.br wp.pl o2.pl onet.pl seznam.cz bluewin.ch
   ziggo.nl kpnmail.nl telenet.be skynet.be telia.com`.split(/\s+/),
);
/** Signs of sites that many firms have a page on. */
const SHARED_SITE =
  /^(?:.*\.)?(?:facebook|instagram|linkedin|twitter|x|google|youtube|yelp|tripadvisor|wixsite|wordpress|blogspot)\.com$/;

/** How many digits of a phone number's end are compared: they are the same in every notation, with or without country. */
const PHONE_TAIL = 7;
const MOST_KEYS = 60;

/** An address as it is compared: lower case, and for Gmail without dots and what follows a plus, which it ignores. */
export function emailKey(address: string): string {
  const [local = '', domain = ''] = address.trim().toLowerCase().split('@');
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return `${local}@${domain}`;
  return `${(local.split('+')[0] ?? '').replaceAll('.', '')}@gmail.com`;
}

/** The domain that a firm's address or site shows to be its own; null: a provider's, or none. */
export function ownDomain(text: string): string | null {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\d?\./, '')
    .replace(/\.$/, '');
  if (!/^[^\s.]+(?:\.[^\s.]+)+$/.test(host) || FREE_MAIL.has(host) || SHARED_SITE.test(host)) return null;
  return host;
}

/** The end of a phone number, without its notation; null: too short to say anything. */
export function phoneTail(text: string): string | null {
  const digits = text.replace(/(?:ext|x|#|durchwahl)\.?\s*\d+\s*$/i, '').replace(/\D/g, '');
  return digits.length < PHONE_TAIL ? null : digits.slice(-PHONE_TAIL);
}

/** The words of a name without its legal form, in the order of the alphabet: the same whatever their order was. */
export const sortedWords = (name: string): string => bareKey(name).split(' ').sort().join(' ');

/**
 * Keys under which alike names meet: the same words in any order; the skeleton of their consonants, whatever the vowels are;
 * and the skeleton with each letter left out once, for one wrong, missing, added or swapped consonant (the symmetric deletes
 * of SymSpell). Those say less, the more names there are, and so hold some vowels too, those far from the letter left out:
 * a wrong one is rarely wrong there as well.
 */
export function alikeNames(names: readonly string[]): string[] {
  const keys = new Set<string>();
  for (const name of names) {
    const words = bareKey(name).split(' ');
    const sorted = [...words].sort();
    keys.add(`n:${sorted.join(' ')}`);
    for (const order of [words, sorted]) for (const key of skeletonKeys(order)) keys.add(`s:${key}`);
  }
  return [...keys].slice(0, MOST_KEYS);
}

/** Keys under which sites, addresses and phone numbers meet. */
export function alikeReach(reach: {
  emails?: readonly string[];
  phones?: readonly string[];
  websites?: readonly string[];
}): string[] {
  const { emails = [], phones = [], websites = [] } = reach;
  const domains = [...emails, ...websites].map(ownDomain).filter((domain) => domain !== null);
  const tails = phones.map(phoneTail).filter((tail) => tail !== null);
  const keys = [
    ...emails.map((email) => `e:${emailKey(email)}`),
    ...domains.map((domain) => `d:${domain}`),
    ...tails.map((tail) => `p:${tail}`),
  ];
  return [...new Set(keys)].slice(0, MOST_KEYS);
}

/** Phone numbers among the facts of a customer: "Phone: +49 30 1". */
export const phoneFacts = (facts: readonly string[]): string[] =>
  facts.flatMap((fact) => /^(?:phone|tel|telefon|telephone|mobile|fax)[^:]*:\s*(.*)$/i.exec(fact)?.[1] ?? []);

/** The consonants of some words, and the first letter of each; sounds that are often confused are one. */
function skeleton(words: readonly string[]): string {
  const letters = words
    .map((word) => `${word.slice(0, 1)}${word.slice(1).replace(/[aeiouyhw]/g, '')}`)
    .join('');
  const heard = letters
    .replace(/ph/g, 'f')
    .replace(/[ckq]/g, 'k')
    .replace(/z/g, 's')
    .replace(/v/g, 'f')
    .replace(/d/g, 't');
  const sounds = single(heard);
  // A name of few consonants keeps its vowels: "Aiea" and "Oia" have nothing in common.
  return sounds.length >= 4 ? sounds : words.join('');
}

const single = (text: string): string => text.replace(/(.)\1+/g, '$1');

const LONGEST_SKELETON = 14;
/** So many vowels, of the beginning or of the end of a name, tell apart names of alike consonants. */
const VOWELS = 4;

function skeletonKeys(words: readonly string[]): string[] {
  const letters = Array.from(skeleton(words)).slice(0, LONGEST_SKELETON);
  const vowels = words.join('').replace(/[^aeiou]/g, '');
  const begun = `<${vowels.slice(0, VOWELS)}`;
  const ended = `>${vowels.slice(-VOWELS)}`;
  const whole = letters.join('');
  const middle = (letters.length - 1) / 2;
  return [
    whole,
    whole + begun,
    whole + ended,
    ...letters.flatMap((_, index) => {
      // Leaving one out may bring two of a kind together, which elsewhere were written as one.
      const rest = single(letters.toSpliced(index, 1).join(''));
      return [
        // Of two names the same letter may be a place further on in one than in the other.
        ...(index >= middle - 1 ? [rest + begun] : []),
        ...(index <= middle + 1 ? [rest + ended] : []),
      ];
    }),
  ];
}
