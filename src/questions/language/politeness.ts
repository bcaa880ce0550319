const ADDRESSED =
  '(?: (?:there|all|team|everyone|everybody|folks|guys|mates?|friends|rapport|bot|again|pls|plz|please))*';
/** What a message opens with before the question: nothing of a name, since a sign ends it. */
const OPENING = new RegExp(
  `^(?:(?:and |so |ok |oh )?(?:hi|hiya|hello|hey|heya|yo|howdy|greetings|g'?day|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|dear|thanks|thank you|cheers|sorry(?: to bother(?: you)?)?|excuse me|ok|okay|right|well|so|please|pls|plz|(?:just )?(?:a )?quick (?:one|question|q)|(?:one|another) (?:more |quick )?(?:question|thing|one)|question|(?:(?:can|could|would) you )?(?:please |kindly )?(?:tell|help) (?:me|us)(?: out)?)${ADDRESSED} ?(?:[,:;!.]|\\.{2,}|…| ?[–—-] )+ *)+`,
  'i',
);
/** What a message closes with after the question. */
const CLOSING = new RegExp(
  `(?:(?<=[?.!,;:…]|[–—-]) *|[,;] *)(?:(?:many |much )?(?:thanks|thank you|thx|thanx|tnx|ty|tia|ta|cheers|pls|plz|please|appreciated|appreciate it|(?:kind |best |warm )?regards|best|bye|have a (?:nice|good|great|lovely) (?:day|one|weekend|evening))(?: (?:so much|very much|a lot|a million|a bunch|in advance|in adv|for (?:the|your) help))*${ADDRESSED}[ .!,]*)+$`,
  'i',
);
/** Emoji by name, and calls for everybody's attention. */
const SIGNALS =
  /(?<![\p{L}\p{N}]):[a-z0-9_+'-]*[a-z_+][a-z0-9_+'-]*:(?![\p{L}\p{N}])|<!(?:here|channel|everyone)(?:\|[^>]*)?>|(?<![\p{L}\p{N}])@(?:here|channel|everyone)\b/giu;

/** The question of a message without greetings and thanks around it; the message itself if that is all it says. */
export function withoutGreetings(text: string): string {
  const bare = text.replace(SIGNALS, ' ').trim();
  const question = bare.replace(OPENING, '').replace(CLOSING, '').trim();
  return /\p{L}/u.test(question) ? question : bare;
}

/** Words (as stems) that a question loses nothing without. */
const FILLERS =
  /(?<= |^)(?:pleas|kindly|hi|hello|hey|ok|okay|oh|ah|um|uh|hmm|actually|just|really|exactly|precisely|quickly|basically|simply|literally|please|cheers|mate|folk|rapport|bot|currently|exact|quit|physically|by the way|sorry|for your information|physical) /g;
/** What comes before the question itself. */
const LEADS = [
  /^(?:good (?:morn|afternoon|even) )?(?:there |all |everyone |team |dear )?/,
  /^(?:one more|quick (?:one|question)|another (?:one|question|thing)|question|go on then|go on|well|so|now|right|then|alright) /,
  /^(?:could|can|would|will|might) (?:you|u|anyone|someone|anybody|somebody) (?:pleas )?(?:be so kind (?:as )?(?:to )?)?(?:mind )?(?:tell|let|give|show|remind|inform|confirm|say|check|find out|look up|help|list|name|pull up|see)(?: me| us)?(?: know| with| out)? (?:if |whether |about |that )?/,
  /^(?:do you |does anyone |does anybody |do we )know (?:if |whether )?/,
  /^(?:any )?(?:idea|clue) /,
  /^(?:i )?(?:would |should |do )?(?:be )?(?:want|like|need|lik|love|wish|be curious|wonder|be wonder|be interest|be try)(?: in)?(?: to)?(?: (?:know|learn|find out|understand|see|hear|ask))? (?:if |whether |about )?/,
  /^(?:i wonder|i be wonder|wonder|just wonder|i ask myself|may i ask|let me ask|may i know) (?:if |whether )?/,
  /^(?:tell|let|remind|inform) (?:me|us)(?: know)? (?:if |whether |about |again )?/,
  /^(?:can|could|may|might) (?:i|we|u|you) (?:pleas )?(?:also )?(?:have|get|see|ask for|send|give)(?: me| us)? (?:the |a |an |your )?/,
  /^confirm (?:if |whether |that )?/,
  /^(?:shar|provid|furnish|advis|mention|specify|specifi|present|suppli|supply)(?: me| us)?(?: with)?(?: me| us)? (?=(?:the|a|an|all|any|my|our|by|with|who|whom|which|what|when|how|through|<[A-Z]>) )/,
]; // biome-ignore format: a table

/** "Why do the Acme people hesitate?" asks of the firm; "who are the Acme people?" does not. */
const CROWD =
  /(?<=^(?:(?:and|but|so) )*(?:what|why|how(?! many)|when|where|be|do|have) (?:(?!who|which|nam|list|role|call|know)\S+ )*<C> )(?:person|lot|guy|crowd|gang|crew|bunch|team|boi|boy|girl|ladi|lady|camp) /;

/** "Any idea why?" */
const ASKS_ALONE = /^(?:why|when|who|wher|how) $/;

/** The symbols of a question without greetings, "please" and "could you tell me". */
export function withoutPoliteness(symbols: string): string {
  let text = symbols.replace(FILLERS, '').replace(CROWD, '');
  for (let round = 0; round < 3; round += 1)
    for (const lead of LEADS) {
      const shorter = text.replace(lead, '');
      // A question is left, not only its politeness.
      if (shorter.trim().split(' ').length >= 2 || ASKS_ALONE.test(shorter)) text = shorter;
    }
  return text.trim() === '' ? symbols : text;
}
