/** Words (as stems) that a question loses nothing without. */
const FILLERS =
  /(?<= |^)(?:pleas|kindly|hi|hello|hey|ok|okay|oh|ah|um|uh|hmm|actually|just|really|exactly|precisely|quickly|basically|simply|literally|please|cheer|mate|folk|rapport|bot|currently|exact|quit|physically|altogether|overall|by the way|sorry|for your information|physical) /g;
/** What comes before the question itself. */
const LEADS = [
  /^(?:good (?:morn|afternoon|even) )?(?:there |all |everyone |team |dear )?/,
  /^(?:one more|quick (?:one|question)|another (?:one|question|thing)|question|go on then|go on|well|so|now|right|then|alright) /,
  /^(?:could|can|would|will|might) (?:you|u|anyone|someone|anybody|somebody) (?:pleas )?(?:be so kind (?:as )?(?:to )?)?(?:mind )?(?:tell|let|give|show|remind|inform|confirm|say|check|find out|look up|help|list|name|pull up|see)(?: me| us)?(?: know| with| out)? (?:if |whether |about |that )?/,
  /^(?:do you |does anyone |does anybody |do we )know (?:if |whether )?/,
  /^(?:any )?(?:idea|clue) /,
  /^(?:i )?(?:would |do )?(?:be )?(?:want|like|need|lik|love|wish|be curiou|wonder|be wonder|be interest|be try)(?: in)?(?: to)?(?: (?:know|learn|find out|understand|see|hear|ask))? (?:if |whether |about )?/,
  /^(?:i wonder|i be wonder|wonder|just wonder|i ask myself|may i ask|let me ask|may i know) (?:if |whether )?/,
  /^(?:tell|let|remind|inform) (?:me|us)(?: know)? (?:if |whether |about |again )?/,
  /^confirm (?:if |whether |that )?/,
]; // biome-ignore format: a table

/** The symbols of a question without greetings, "please" and "could you tell me". */
export function withoutPoliteness(symbols: string): string {
  let text = symbols.replace(FILLERS, '');
  for (let round = 0; round < 3; round += 1)
    for (const lead of LEADS) {
      const shorter = text.replace(lead, '');
      // A question is left, not only its politeness.
      if (shorter.trim().split(' ').length >= 2) text = shorter;
    }
  return text.trim() === '' ? symbols : text;
}
