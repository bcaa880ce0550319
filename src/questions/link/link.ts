import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Member } from '../../domain/member.ts';
import { isEnglish } from '../language/english.ts';

/** What a stretch of a question may name. Several of a kind: it fits them all equally. */
export type Reading =
  | { kind: 'customer'; customers: Customer[] }
  | { kind: 'contact'; contacts: Contact[] }
  | { kind: 'member'; members: Member[] }
  | { kind: 'outside'; name: string };
/** How surely: the whole name, a part of it, or misspelt. */
export type How = 'whole' | 'part' | 'typo';
export type Link = {
  /** Tokens, both included. */
  from: number;
  to: number;
  text: string;
  how: How;
  reading: Reading;
  /** How likely it is a name at all, judged from how it is written and what stands around it; negative: rather not. */
  prior: number;
  /** Only the short form of a name ("Acme" of "Acme Ltd"): others may share it. */
  bare?: boolean;
};
/** What is unknown and written small may be a name, unless it is a single word of English. */
export const mayBeSmall = ({ text, capital }: Stranger): boolean =>
  !capital && (text.includes(' ') || !isEnglish(text.toLowerCase()));
/** A stretch that looks like a name and is none that we know, with the names nearest to it. */
export type Stranger = {
  from: number;
  to: number;
  text: string;
  near: string[];
  capital: boolean;
  /** Only usual words, which need not be a name. */
  plain: boolean;
  /** Words of something that is or was owed, and usual ones. */
  owed: boolean;
};
export type Vocabulary = {
  tags: Mark[];
  sources: Mark[];
  rivals: Mark[];
  won: Mark[];
  lost: Mark[];
  buys: Mark[];
  items: Mark[];
  reasons: Mark[];
  needs: Mark[];
};
/** That of a question in which no such word stands; to be added to. */
export const noVocabulary = (): Vocabulary => ({
  tags: [],
  sources: [],
  rivals: [],
  won: [],
  lost: [],
  buys: [],
  items: [],
  reasons: [],
  needs: [],
});
/** Those of its marks that fit. */
export function marksThat(fits: (mark: Mark) => boolean, vocabulary: Vocabulary): Vocabulary {
  const fitting = noVocabulary();
  for (const kind of Object.keys(fitting) as (keyof Vocabulary)[])
    fitting[kind] = vocabulary[kind].filter(fits);
  return fitting;
}
/** A stretch of words that is a tag, a source, a product, … of this workspace; `value` as `stemKey` writes it. */
export type Mark = { from: number; to: number; value: string };
export type Linked = {
  links: Link[];
  strangers: Stranger[];
  vocabulary: Vocabulary;
  /** Words that no question is made of, and that stand together in something that is or was owed. */
  owed: Mark[][];
  /** Usual words that stand in the reasons of prospects too: where a cause is named, they may be part of it. */
  grounds: Mark[];
};
