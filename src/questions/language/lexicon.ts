import { stem } from '../../domain/text/stem.ts';

/**
 * The words that questions about customers are made of, in classes. A pattern of the grammar names a class as `@class`.
 * A word may be in several; inflected forms follow from `stem`. Adding a word here teaches it to every question.
 */
const CLASSES = {
  who: 'who whom whos which what',
  list: 'list show name give tell display enumerate see names',
  count: 'number count total amount tally',
  refer:
    'refer referral refered referrer recommend recommendation introduce introduction intro vouch referee word suggest endorse referer recommender introducer tip',
  bring: 'bring send get steer point pass put win',
  chain: 'chain line trail path back way root origin tree lineage string sequence start',
  talk: 'talk speak chat contact reach call phone ring email mail write message meet visit touch hear interact approach communicate catch connect dial text telephone conversation word correspond interaction exchange see ping bump liaise reachout deal discuss dialogue converse encounter get',
  call: 'call phone ring telephone dial calling phonecall',
  visit: 'visit drop onsite pop physically person site stop',
  meeting: 'meet meeting mtg appointment sitdown session',
  email: 'email mail e-mail inbox',
  message: 'message text sms dm chat slack whatsapp ping',
  event: 'event fair conference party exhibition',
  gift: 'gift present hamper',
  last: 'last latest recent recently previous newest lately past final',
  first: 'first earliest initial initially original originally very',
  own: 'own owner handle manage responsible manager charge responsibility rep assign accountable custody portfolio ownership belong oversee',
  account:
    'account customer client company firm business organisation organization business cust one folk book outfit portfolio name people party',
  customer: 'customer client cust buyer purchaser payer',
  prospect: 'prospect lead potential opportunity prospective',
  former: 'former ex past lost previous old churn',
  happen: 'happen go occur transpire take place event do did',
  history:
    'history log note record timeline entry activity interaction file news update happening write story track register',
  about: 'about regarding concerning subject topic re concern discuss cover matter over',
  outcome:
    'outcome result upshot conclusion come resolve resolution end conclude solve decide agree agreement decision yield lead',
  next: 'next upcoming step todo plan follow followup action pending agenda coming move',
  promise: 'promise commit commitment pledge guarantee assure swear vow agree undertake',
  owe: 'owe outstanding open pending undone unfinished unsettle remain still left due',
  due: 'due deadline expire until date',
  overdue: 'overdue late behind past neglect miss slip lapse delay belate exceed',
  feel: 'feel feeling mood sentiment attitude happy unhappy satisfy dissatisfy satisfaction emotion temper morale temperature disposition impression regard vibe like opinion view atmosphere spirit pleased content',
  unhappy:
    'unhappy angry annoy dissatisfy upset negative cross furious bad sad frustrate mad grumpy disappoint displease unsatisfied discontent sour irritate fume moody miserable unimpressed fed sore bitter resentful disgruntled hostile aggrieved peeved exasperated vexed offended livid irate',
  happy:
    'happy satisfy please content glad delight positive good cheerful thrill great enthusiastic well love pleased fond',
  trend:
    'develop change trend evolve improve worsen up down better worse course shift recover drop rise fall deteriorate progress direction decline move sink climb swing turn trajectory over since',
  compete:
    'competitor competition rival supplier provider vendor supply compete incumbent alternative elsewhere competing source',
  need: 'need want require requirement wish demand look after want ask desire expect',
  met: 'meet met fulfil fulfill satisfy cover serve address',
  reason:
    'reason why block hold back obstacle objection stop prevent hesitate hesitation blocker hurdle keep barrier cause wait reluctant decline refuse reject cite excuse put off stall say no argument concern hinder deter dissuade discourage delay impede hamper inhibit obstruct reservation doubt qualm misgiving scruple snag hitch hindrance impediment bottleneck',
  hinder:
    'hinder stop keep hold prevent block deter dissuade discourage delay stall impede hamper inhibit obstruct scare frighten hamstring thwart restrain',
  buy: 'buy purchase order spend revenue sale sell invoice turnover income pay acquire get shop bill',
  spend: 'spend revenue turnover worth value pay total sum sale money income invoice much bill cost amount',
  most: 'most biggest largest highest top best max maximum greatest big large high leading main heaviest',
  least: 'least smallest lowest min minimum fewest bottom worst small low little cheapest',
  quiet:
    'quiet silent silence neglect forgotten forget untouched dormant inactive ignore cold dark stale idle quite',
  never: 'never not no none nobody without nothing neither nor lack',
  people: 'people contact person staff somebody someone employee colleague name who team',
  birthday: 'birthday born bday birth birthdate',
  address: 'email mail address phone number telephone mobile cell website web site url homepage web',
  role: 'role job title position function do work',
  complain:
    'complain complaint grievance issue problem moan gripe trouble dispute beef grumble fault escalation criticism claim',
  settle: 'settle solve resolve close fix end sort deal handle finish conclude done',
  dropped: 'drop abandon dismiss give',
  source:
    'source channel find hear discover learn originate origin acquire come way route get aware via lead',
  brief:
    'brief briefing prep prepare summary summarise summarize gist rundown overview background lowdown know recap situation context skinny cheat card profile picture tl dr tldr dossier snapshot sketch intel digest',
  tag: 'tag label category segment mark flag type tagged group classify kind',
  cadence: 'cadence rhythm interval frequency often frequent regularly pass gap schedule',
  new: 'new gain join sign become won win acquire onboard land fresh added',
  standing: 'standing status stage state relationship',
  remember:
    'remember mind fact preference allergy allergic note detail personal child kid hobby like vegetarian special trivia diet family quirk know',
  date: 'date anniversary renewal occasion celebrate celebration deadline',
  since: 'since long loyal',
} as const;

/** Words with no weight of their own: they neither name anything nor say what a question is about. */
const FUNCTION_WORDS = `a an the this that these those there here and or but so if then than as at by for from in into of off on onto out over per
 to toward towards under until till up upon via with within without about above across after against along among around before behind below
 beneath beside besides between beyond despite during except near through throughout while i me my mine myself we us our ours you your
 yours he him his she her hers it its they them their theirs who whom whose which what when where why how is are was were be been being am do does did
 done have has had having will would shall should can could may might must not no nor yes any some all both each every either
 other others another such same own only just also too very quite really even still yet again already ever now once soon
 please kindly thanks thank hi hello hey ok okay sorry right well oh actually maybe perhaps possibly probably exactly precisely anyway basically
 today yesterday tomorrow tonight morning afternoon evening week weeks month months year years day days quarter quarters hour hours fortnight
 weekend monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
 mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter christmas
 let know wonder like want wish could give tell say said ask question quick quickly briefly short shortly long ago far much many more most less few several
 lot bit little couple thing things something anything everything nothing someone somebody anyone anybody everyone everybody nobody none
 team company colleague colleagues whole entire current currently present presently moment time times date dates days right
 one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty ninety hundred half first second third last next
 be able need going go gone went want wants wanted used use get got gets getting put make made keep kept look see seen know known think thought
 complete wise whatsoever whatever included including inclusive regardless irrespective go on then because since due according regarding concerning together alone apart else instead rather whether kind sort type
 back down away around really literally simply altogether overall basically roughly approximately least latest recently lately
 check find out info information detail details anybody minute second sec line lines person people end begin beginning start middle early late
 today's whole list names name them it's that's over more than exactly less fewer ask asking asked say says saying mention mentioned
 me myself am i'm turn side come comes came coming use work works working help
 case term terms matter regard respect far soon asap pls plz thx ta cheers mate folks guys team dear sir madam rapport bot hiya yo
 somewhere anywhere nowhere everywhere
 nice great lovely good fine brilliant perfect awesome ah um er hmm uh well now look listen remind reminder pull up quick fast
 hop visit visiting shortly mention meet meeting stand standing`;

export const FORMS = new Map<string, string>();
const MEMBERS = new Map<string, Set<string>>();
for (const [name, members] of Object.entries(CLASSES)) {
  const stems = members.split(/\s+/).map((word) => {
    FORMS.set(word, stem(word));
    return stem(word);
  });
  MEMBERS.set(name, new Set(stems));
}
const FUNCTIONS = new Set(
  FUNCTION_WORDS.split(/\s+/).map((word) => {
    FORMS.set(word, stem(word));
    return stem(word);
  }),
);
/** Topic words that are in no class, so that they are spelt right and count as known. */
const FURTHER = `blank empty unknown dues priciest dearest costliest weakest strongest moneywise eldest oldest youngest older younger grand thousand million euros euro eur dollars bucks together combined generate generated generates binned overrun pipeline onwards onward furthest farthest soonest urgent fulfil fulfilled unfulfilled kept broken opened closing slowest quickest fastest unanswered referring referrals recommended introduced mood reason reasons nothing anything outcome promised promises owed complaint complaints
 complained happened happens spoken talked called emailed visited birthday birthdays contacts competitor competitors customers prospects
 purchases purchased bought ordered orders spending recently revenue invoices overdue deadline deadlines unhappy satisfied
 source sources interactions history latest commitment commitments responsible account accounts clients companies firms former newsletter
 needs requirements supplier suppliers services product products item items price prices amount total average
 working days weekly monthly yearly annual quarterly calendar tagged tags channel channels physically person involved physically
 supposed promised quote offer contract delivery invoice telephone personally website owner owners unassigned assigned current active
 wanted buying selling waiting holding hesitating keeping stopping blocking prospecting cold warm hot lead leads
 rhythm cadence limit reference references biggest smallest largest highest lowest newest oldest earliest longest shortest
 plus minus rated single ever never always sometimes often usually supply supplies supplied provided providers who'd mine yours ours theirs
 allergy birthday birth phone number email mail address role title gift call meeting event message note notes internal kind
 summary summarise summarize overview brief briefing gist prep prepare background story situation status state relationship
 worst better worse best improved worsened changed development since open closed solved unsolved resolved unresolved settled unsettled dropped
 expensive costly cheap cheaper pricey locked budget loyal partly partially half halfway fully completely grand thousand euro euros roi kpi mainly mostly trace whether without anniversaries renewal renewals delete remove erase create schedule cancel translate essentials essential important aware basics points fewest spread split distribution old age true correct quietest spender spenders task tasks todo ages terms demo share percentage delighted deadline deadlines everything everybody purchasing unhappiest happiest angriest happier angrier saddest hotels neglected silent quiet touch hear heard hearing reached reach chat chatted spoke met saw seen lost won gained joined became new`;
for (const word of FURTHER.split(/\s+/)) FORMS.set(word, stem(word));
const KNOWN = new Set([...FORMS.values()]);

/** The regular inflections, as they are spelt: what a misspelt word is compared with. */
for (const word of [...FORMS.keys()].filter((known) => /^[a-z]{3,}$/.test(known))) {
  const base = word.replace(/e$/, '');
  for (const form of [`${word}s`, `${base}ed`, `${base}ing`])
    if (!FORMS.has(form)) FORMS.set(form, stem(form));
}

/** The stems of a class. */
export const classMembers = (name: string): ReadonlySet<string> => {
  const found = MEMBERS.get(name);
  if (!found) throw new Error(`the grammar names a class "${name}" that the lexicon does not have`);
  return found;
};
/** What a customer is called, whether it buys from us or not. */
export const FIRM_WORDS: ReadonlySet<string> = new Set(
  ['account', 'customer', 'prospect'].flatMap((name) => [...classMembers(name)]),
);
const CLASSES_OF = new Map<string, string[]>();
for (const [name, members] of MEMBERS)
  for (const member of members) CLASSES_OF.set(member, [...(CLASSES_OF.get(member) ?? []), name]);
/** The classes of a word, by its stem. */
export const classesOf = (stemmed: string): readonly string[] => CLASSES_OF.get(stemmed) ?? [];
export const isFunctionWord = (stemmed: string): boolean => FUNCTIONS.has(stemmed);

/** Whether a word belongs to the questions themselves rather than to what they are about. */
export const isKnownWord = (word: string): boolean => FORMS.has(word) || KNOWN.has(stem(word));
