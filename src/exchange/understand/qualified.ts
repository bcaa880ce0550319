/**
 * Headings that are put together: "Work Direct Phone", "Primary Address Postalcode", "Téléphone (bureau)". What they are
 * about is said by one word; the others only say which one.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const PHONE = words(
  'phone phones telephone tel telefon telefono telefone telefoon telefonnummer telefoonnummer telefonnr mobile mobil mobilnummer mobilnr mobiltelefon cell cellphone cellular movil celular cellulare mobiel handy portable whatsapp landline switchboard rufnummer autotelefon haupttelefon',
);
const EMAIL = words(
  'email emails mail emailadresse emailadress emailadres emailaddress epostadress epostadresse messagerie electronico electronica elettronica electronique mailadresse courriel correo epost eposta',
);
const FAX = words('fax telefax telecopie faks');
const ADDRESS = words(
  'address addr address1 address2 street street1 street2 city town zip zipcode postal postcode postalcode pincode state province county country region suburb district strasse hausnummer hausnr ort stadt plz postleitzahl land adresse anschrift rue ville cp pays direccion calle ciudad poblacion provincia pais indirizzo via citta cap paese nazione adres straat huisnummer postcode woonplaats plaats ulica miasto pocztowy kraj gatuadress postnr postort postnummer endereco rua cidade bairro cep',
);
/** Which of several it is; of an address, also what part. */
const WHICH = words(
  'work business home private personal office primary secondary main other alternate alternative alt direct corporate company first second third default billing bill shipping ship mailing delivery number numbers nr no num contact customer client lead person work1 line full code name1 non of the de del la le du des per di do da van geschaftlich privat dienstlich beruflich buero buro firma zentrale bureau domicile professionnel perso trabajo particular casa oficina empresa lavoro ufficio abitazione werk prive zakelijk thuis komorkowy sluzbowy weiteres numero nummer codigo codice kod o or and et und y e id',
);

type Sort = 'phone' | 'email' | 'fax' | 'address';
const CORES: readonly (readonly [Sort, ReadonlySet<string>, extra: ReadonlySet<string>])[] = [
  ['fax', FAX, PHONE],
  ['email', EMAIL, words('address addresses adresse adres direccion correo posta')],
  ['phone', PHONE, words('address')],
  ['address', ADDRESS, new Set()],
];

/**
 * What a heading is about, if it is put together as above.
 * @param key the heading as `headerKey` makes it
 */
export function sortOf(key: string): Sort | null {
  const parts = key
    .replace(/\be (mail|post)/g, 'e$1')
    .split(' ')
    .map((part) => part.replace(/(?<=\p{L})\d+$/u, ''))
    .filter((part) => part !== '' && !/^\d+$/.test(part));
  for (const [sort, core, extra] of CORES)
    if (
      parts.some((part) => core.has(part)) &&
      parts.every((part) => core.has(part) || extra.has(part) || WHICH.has(part))
    )
      return sort;
  return null;
}

const COMPANY =
  /^(?:company|account|customer|client|organi[sz]ation|org|firm|business|kunden?|unternehmen|firmen) (?=.)/;
const PERSON = /^(?:(?:primary |main )?contact|person|lead|user) (?=.)/;

/** A heading that begins with the thing it is about: "Company Website", "primary_contact_name", "Lead Name". */
export function partOf(key: string): { thing: 'customer' | 'contact'; rest: string } | null {
  for (const [thing, form] of [
    ['customer', COMPANY],
    ['contact', PERSON],
  ] as const)
    if (form.test(key)) return { thing, rest: key.replace(form, '') };
  return null;
}

/** The word that most headings of a file begin with, as databases name the columns of a table: "kun_id", "kun_telefon". */
export function commonWord(keys: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const key of keys) {
    const [first = ''] = key.split(' ');
    if (first !== key) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const [word, most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  return most >= 4 && most > keys.length * 0.6 ? word : null;
}
