import type { CommitmentKind, CommitmentStatus } from '../../domain/commitment.ts';
import type { NeedsMet, Standing } from '../../domain/customer.ts';
import type { Feeling, InteractionKind } from '../../domain/kinds.ts';
import { headerKey } from '../understand/header-key.ts';

/** Words of other programs and languages for our own, compared by `headerKey`. */
const dictionary = <T extends string | number>(
  entries: readonly (readonly [T, string])[],
): ReadonlyMap<string, T> =>
  new Map(
    entries.flatMap(([value, words]) => words.split(' | ').map((word) => [headerKey(word), value] as const)),
  );

const STANDINGS = dictionary<Standing>([
  [
    'customer',
    'customer | customers | client | clients | kunden | clienti | clientes | klanten | active | active customer | won | closed won | evangelist | current | current customer | partner | technology partner | channel partner / reseller | installation partner | customer - direct | customer - channel | paying | paying customer | closed - converted | converted | kunde | bestandskunde | aktiv | cliente | klant | gewonnen',
  ],
  [
    'prospect',
    'prospect | lead | subscriber | opportunity | marketingqualifiedlead | marketing qualified lead | salesqualifiedlead | sales qualified lead | new | open | in progress | connected | attempted to contact | working | working - contacted | open - not contacted | contacted | not contacted | contact in future | attempted | qualified | pre qualified | nurture | nurturing | prospective | potential | pending | kontaktiert | qualifiziert | neu | neukunde | nouveau | contacte | hot | warm | cold | target | other | interessent | potentiell | prospecto | prospetto | prospectus',
  ],
  [
    'former',
    'former | former customer | lost | lost customer | closed lost | archived | churned | inactive | ex-customer | past customer | ehemalig | ehemaliger kunde | inaktiv | verloren | ancien client | perdu | perdido | oud klant',
  ],
]);

const NEEDS_MET = dictionary<NeedsMet>([
  ['yes', 'yes | y | true | 1 | met | ja | oui | si | sim'],
  ['partly', 'partly | partially | some | teilweise | en partie | en parte | deels'],
  ['no', 'no | n | false | 0 | unmet | nein | non | nee | nao'],
]);

const KINDS = dictionary<InteractionKind>([
  [
    'call',
    'call | phone | phone call | telephone | logged call | outbound call | inbound call | anruf | telefonat | appel | llamada | chiamata | telefoontje | ligacao',
  ],
  ['visit', 'visit | on site | onsite | site visit | besuch | visite | visita | bezoek'],
  [
    'meeting',
    'meeting | appointment | demo | lunch | video call | conference | besprechung | termin | treffen | reunion | rendez vous | rdv | reunion | riunione | afspraak | reuniao',
  ],
  [
    'email',
    'email | e-mail | mail | sent email | incoming email | logged email | list email | correo | courriel',
  ],
  [
    'message',
    'message | sms | chat | whatsapp | text | text message | linkedin message | conversation | slack | nachricht | mensaje | messaggio | bericht | mensagem',
  ],
  ['event', 'event | trade fair | webinar | conference event | messe | veranstaltung | evenement | evento'],
  ['gift', 'gift | present | geschenk | cadeau | regalo | presente'],
  [
    'complaint',
    'complaint | ticket | issue | beschwerde | reklamation | plainte | reclamation | queja | reclamo | klacht',
  ],
  [
    'other',
    'other | note | notes | internal note | task | to do | todo | deadline | sonstiges | notiz | autre | otro | altro | overig',
  ],
]);

const COMMITMENT_KINDS = dictionary<CommitmentKind>([
  ['next-step', 'next-step | next step | task | to do | todo | follow up | call | email | meeting | aufgabe'],
  ['promise', 'promise | versprechen | zusage | promesse | promesa'],
  ['complaint', 'complaint | beschwerde | reklamation | plainte | queja'],
]);

const STATUSES = dictionary<CommitmentStatus>([
  [
    'open',
    'open | not started | in progress | waiting | waiting on someone else | to do | todo | pending | planned | false | no | offen | geplant | ouvert | abierto | aperto',
  ],
  [
    'done',
    'done | completed | complete | closed | kept | true | yes | erledigt | fertig | termine | hecho | fatto | klaar',
  ],
  [
    'dropped',
    'dropped | cancelled | canceled | deferred | abandoned | abgebrochen | verworfen | annule | cancelado',
  ],
]);

const FEELINGS = dictionary<Feeling>([
  [-2, 'angry | furious | very unhappy | verargert | wutend'],
  [-1, 'unhappy | worried | annoyed | negative | unzufrieden'],
  [0, '0 | neutral | neither | ok | okay | neutral'],
  [1, '1 | happy | positive | good | satisfied | zufrieden'],
  [2, '2 | delighted | very happy | great | begeistert'],
]);

export const readStanding = (text: string): Standing | undefined => STANDINGS.get(headerKey(text));
export const readNeedsMet = (text: string): NeedsMet | undefined => NEEDS_MET.get(headerKey(text));
export const readKind = (text: string): InteractionKind | undefined => KINDS.get(headerKey(text));
export const readCommitmentKind = (text: string): CommitmentKind | undefined =>
  COMMITMENT_KINDS.get(headerKey(text));
export const readStatus = (text: string): CommitmentStatus | undefined => STATUSES.get(headerKey(text));

/** -2 to 2, with or without a sign, or a word for it. */
export function readFeeling(text: string): Feeling | undefined {
  const number = /^\s*([+-]?[0-2])(?:\.0+)?\s*$/.exec(text.replace('−', '-'))?.[1];
  if (number === undefined) return FEELINGS.get(headerKey(text));
  const value = Number(number);
  return value === -2 || value === -1 || value === 0 || value === 1 || value === 2
    ? value === 0
      ? 0
      : value
    : undefined;
}
