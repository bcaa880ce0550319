/** Letters that Unicode does not decompose, and how people without them on the keyboard write them. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
  ς: 'σ',
  ё: 'е',
};

/**
 * Words at the end of a firm's name that say only what kind of firm it is, as `nameKey` writes them.
 * Sources: the ISO 20275 list of entity legal forms (GLEIF) and the term list of the library cleanco,
 * of which these are the forms seen in names of everyday customers.
 */
const LEGAL_FORMS = new Set(
  `ltd limited llc llp lp plc inc incorporated corp corporation co company cic cio pc pllc
   gmbh mbh ggmbh ag kg kgaa ohg og ug haftungsbeschrankt ek eg ev gbr partg partgmbb se
   sa sas sasu sarl eurl snc sci scop sprl srl bvba
   bv nv vof cv
   spa sapa ss srls snc sas
   sl slu slne scp sll
   lda ltda eireli me epp
   oy oyj ab hb kb as asa ans aps ivs is
   ou uab sia doo dd ad ood eood kft zrt nyrt bt rt sro spol
   spzoo
   ooo oao zao pao
   pty pte pvt sdn bhd kk gk pt tbk
   jsc pjsc ojsc llo`.split(/\s+/),
);

/** Forms of more than one word, longest first. */
const LEGAL_PHRASES = [
  'sp z o o',
  'spolka z o o',
  'spol s r o',
  'spolka z oo',
  'spol s ro',
  'sp z oo',
  's r o',
  's r l',
  's p a',
  'd o o',
  'l l c',
  'sp zoo',
  'a s',
  's a',
  'b v',
  'n v',
  'e k',
  'e v',
  'e g',
].map((phrase) => phrase.split(' '));

const APOSTROPHES = /['`\u2018\u2019\u00B4\u02BC]/g;

/**
 * What a name is looked up by: lower case, without accents and punctuation, with one word for "&", "+", "and", "und"
 * and "et". Other scripts keep their letters. Never empty for a name that is not; a name of symbols alone is its own
 * key. The key of a key is the key.
 */
export function nameKey(name: string): string {
  const letters = name
    .replace(/[\u2122\u00AE\u00A9\u2120]/g, '')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(APOSTROPHES, '')
    .toLowerCase()
    .normalize('NFKD')
    // Some signs hold an apostrophe that only shows when they are taken apart: "ŉ", the full-width one.
    .replace(APOSTROPHES, '')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøłđðþħıŋςё]/g, (letter) => LETTERS[letter] ?? letter)
    // Initials stay one word: "J.P. Morgan", "S.r.l."
    .replace(/(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, '$1')
    .replace(/&|(?<!\+)\+(?=\s*[\p{L}\p{N}])/gu, ' and ');
  const tokens = letters.match(/[\p{L}\p{N}][\p{L}\p{N}\p{Mn}\p{Mc}]*/gu) ?? [];
  const key = tokens.map((token) => (token === 'und' || token === 'et' ? 'and' : token)).join(' ');
  return key || name.trim().replace(/\s+/g, ' ');
}

/**
 * `nameKey` without a leading "the" and without the legal form at its end ("Ltd", "GmbH & Co. KG"), so that
 * "The Acme Company, Inc." and "ACME" are the same. A name that would vanish ("The Limited") stays whole.
 */
export function bareKey(name: string): string {
  const key = nameKey(name);
  const tokens = key.split(' ');
  let end = tokens.length;
  for (let form = legalForm(tokens, end); form > 0; form = legalForm(tokens, end)) end -= form;
  return tokens.slice(tokens[0] === 'the' ? 1 : 0, end).join(' ') || key;
}

/** The words of a name for a search by the beginnings of words, each once. */
export function words(name: string): string[] {
  return [...new Set(nameKey(name).split(' '))].filter((word) => word !== '');
}

/** The articles that French and Italian join to the word after them: "l'Étoile", "dell'Orto", "d'Or". */
const ELIDED = /(?<![\p{L}\p{N}])(?:l|d|qu|un|dell|all|dall|nell|sull|quell)['\u2019](?=\p{L})/giu;

/** The words that a name is found by: its own, and those behind an elided article, since people leave it away. */
export const searchWords = (name: string): string[] => [
  ...new Set([...words(name), ...words(name.replace(ELIDED, ''))]),
];

/** How many of the words before `end` are a legal form, or the "and" before one. */
function legalForm(tokens: string[], end: number): number {
  const before = (back: number) => tokens[end - back];
  const phrase = LEGAL_PHRASES.find((form) =>
    form.every((word, index) => before(form.length - index) === word),
  );
  if (phrase !== undefined) return phrase.length;
  const last = before(1);
  return last !== undefined && (LEGAL_FORMS.has(last) || last === 'and') ? 1 : 0;
}
