import type { Member } from '../domain/member.ts';
import type { Settings } from '../domain/settings.ts';
import { dayOf } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { Answer, type AnswerInput } from './answer.ts';
import { answerQuery } from './answers/all.ts';
import { type Context, GoneError } from './answers/context.ts';
import { isNarrow } from './answers/fitting.ts';
import { subjectOf } from './follow-up/subject.ts';
import { questionWords } from './language/word-pairs.ts';
import { withoutNames } from './misses.ts';
import { type Decision, decide, foundNothing, type Understood } from './parse/decide.ts';
import { LEFT_WIDE, NO_WORD } from './parse/doubt.ts';
import { likelihoods } from './parse/likelihood.ts';
import { type Parsed, parse } from './parse/parse.ts';
import { asksMore, type Found, isFurtherFact, isSure, splitsOf, together } from './parse/two-questions.ts';
import { MOST_NAMED, Query } from './query/query.ts';
import { recalled } from './recall.ts';
import { ambiguous, guessed, nobodyNamed, notUnderstood, takenFor, unknownName } from './replies.ts';
import { withNotes } from './with-notes.ts';

/** Who asks, where and when. `previous` is what the thread's last question was understood as. */
export type AskRequest = {
  store: WorkspaceStore;
  actor: Member;
  settings: Settings;
  now: Date;
  previous?: Query | null;
  /** From which line of a long answer on. */
  offset?: number;
};
export type Answered = {
  answer: Answer /** To be kept with the thread. */;
  query: Query | null;
  understood: 'yes' | 'unsure' | 'no';
};
export type Questions = {
  /** Answers a question in plain English, or says honestly that it cannot. */
  ask(text: string, request: AskRequest): Promise<Answered>;
  /** Answers what was understood before, from another line on: the next page of a list. */
  answer(query: Query, request: AskRequest): Promise<Answered>;
  /** How a question is read, step by step, as lines for an operator. */
  explain(text: string, request: AskRequest): Promise<string[]>;
};

/** Builds, now rather than at the first question, what all questions are compared with: it takes up to a second. */
export function prepareQuestions(): void {
  likelihoods('');
  questionWords();
}

const NOBODY = { among: [], people: [] };
/** Whom an answer names, or else those among whom it was looked for and the people of the question, for the next question of the thread. */
function namedBy(
  answer: AnswerInput,
  { among, people: before }: Pick<Understood, 'among' | 'people'>,
): Pick<Query, 'found' | 'named' | 'people'> {
  const { found = null, named = [] } = answer;
  const those = named.length > 0 ? named : among;
  const told = answer.people ?? (answer.lines ?? []).flatMap(({ person }) => person ?? []);
  const people = told.length > 0 ? told : before;
  const kept = (ids: readonly string[]) => (ids.length > MOST_NAMED ? [] : [...new Set(ids)]);
  return { found, named: kept(those), people: kept(people) };
}

/** A list that nothing narrows down, though the question has words for it. */
const isVague = ({ guessBeside, query, doubts }: Understood): boolean =>
  guessBeside !== null &&
  query.intent === 'customers' &&
  doubts.some(({ why, words }) => words.length > 0 || why === LEFT_WIDE) &&
  !isNarrow({ ...query.filter, standing: [], owner: query.filter.owner === 'nobody' ? 'nobody' : null });

/** A guess at which customers are meant, where none is named. */
const isOfMany = ({ guessBeside, query, isFollowUp }: Understood): boolean =>
  guessBeside !== null && query.intent === 'customers' && !isFollowUp;

/** Nothing was found that anybody did with anybody, and words of the question are left: it asks for something else. */
const isOfNothing = (answer: AnswerInput, { guessBeside, query, doubts, isFollowUp }: Understood): boolean =>
  answer.none === true &&
  guessBeside !== null &&
  !isFollowUp &&
  query.intent === 'history' &&
  (query.customer ?? query.contact ?? query.by) === null &&
  doubts.some(({ words }) => words.length > 0);

/** Questions about customers. Everything is asked of the request's store, which is one workspace's. */
export function makeQuestions(): Questions {
  async function read(
    text: string,
    request: AskRequest,
  ): Promise<{ parsed: Parsed; decision: Decision; context: Context }> {
    const { store, actor, settings, now, previous = null, offset = 0 } = request;
    const today = dayOf(now, actor.zone);
    const asking = { asker: actor.id, today };
    const before = previous === null ? null : { query: previous, subject: await subjectOf(previous, store) };
    const about = before && (before.subject.customer ?? before.subject.found);
    const parsed = await parse(text, asking, store, about?.id ?? before?.subject.contact?.customerId ?? null);
    const decision = decide(parsed, before, asking);
    return { parsed, decision, context: { store, actor, settings, now, today, zone: actor.zone, offset } };
  }

  async function answered(query: Query, context: Context): Promise<AnswerInput> {
    try {
      return await answerQuery(query, context);
    } catch (error) {
      if (!(error instanceof GoneError)) throw error;
      return { headline: ['That customer is not there any more.'] };
    }
  }

  /** The answers to two questions that are asked in one breath; the second goes on from the first as in a thread. */
  async function bothOf(whole: Parsed, request: AskRequest): Promise<[first: Found, second: Found] | null> {
    for (const { first, second, isFact } of splitsOf(whole)) {
      const one = await read(first, request);
      const { decision } = one;
      if (decision.kind !== 'query' || !isSure(one.parsed.candidates, whole.candidates)) continue;
      const answer = await answered(decision.query, one.context);
      const previous = Query.parse({ ...decision.query, ...namedBy(answer, decision) });
      const other = await read(second, { ...request, previous });
      const more = other.decision;
      if (more.kind !== 'query' || !asksMore(decision.query, more.query, second)) continue;
      // "…, how many otherwise?" asks for nothing by itself.
      if (more.doubts.some(({ why }) => why === NO_WORD)) continue;
      if (isFact && !isFurtherFact(decision.query, more.query)) continue;
      if (!more.isFollowUp && !isSure(other.parsed.candidates, whole.candidates)) continue;
      return [
        { decision, answer },
        { decision: more, answer: await answered(more.query, other.context) },
      ];
    }
    return null;
  }

  /** The answer to what was asked, or both where two questions are; where nothing is found, the more doubtful. */
  async function find(
    decision: Understood,
    parsed: Parsed,
    context: Context,
    request: AskRequest,
  ): Promise<Found & { parts: readonly Found[] }> {
    const parts = (await bothOf(parsed, request)) ?? [];
    const [first, second] = parts;
    const found =
      first && second
        ? together(first, second)
        : { decision, answer: await answered(decision.query, context) };
    return {
      ...found,
      parts,
      decision: found.answer.none ? foundNothing(found.decision, parsed) : found.decision,
    };
  }

  return {
    async ask(text, request) {
      const { parsed, decision, context } = await read(text, request);
      const reply = async (
        answer: AnswerInput,
        understood: Answered['understood'],
        query: Query | null = null,
      ): Promise<Answered> => {
        if (understood !== 'yes') await request.store.misses.add({ ...withoutNames(parsed), understood });
        return { answer: Answer.parse(answer), query, understood };
      };
      const replyWithNotes = async (noted: Query): Promise<Answered> => {
        const answer = await answered(noted, context);
        return reply(
          guessed(answer, [], [], parsed),
          'unsure',
          Query.parse({ ...noted, ...namedBy(answer, NOBODY) }),
        );
      };
      switch (decision.kind) {
        case 'query': {
          const left = decision.doubts.flatMap(({ words }) => words);
          const wasVague = isVague(decision);
          const noted = wasVague ? await recalled(parsed, context, left) : null;
          if (noted !== null) return replyWithNotes(noted);
          const { answer: own, decision: found } = await find(decision, parsed, context, request);
          if (isOfNothing(own, found)) return reply(notUnderstood(), 'no', request.previous ?? null);
          // What no customer's file tells may have been said.
          const spoken =
            own.none && isOfMany(found) && !wasVague ? await recalled(parsed, context, left) : null;
          if (spoken !== null) return replyWithNotes(spoken);
          const answer = await withNotes(own, found.query, found.doubts, context);
          const taken = {
            ...answer,
            understood: [...takenFor(found.taken), ...(answer.understood ?? [])],
          };
          const query = Query.parse({ ...found.query, ...namedBy(answer, found) });
          const isPlain = found.guessBeside === null && (answer.unheeded ?? []).length === 0;
          return isPlain
            ? { answer: Answer.parse(taken), query, understood: 'yes' }
            : reply(guessed(taken, found.guessBeside ?? [], found.doubts, parsed), 'unsure', query);
        }
        case 'ambiguous':
          return {
            answer: Answer.parse(await ambiguous(decision, parsed, context)),
            query: request.previous ?? null,
            understood: 'yes',
          };
        case 'unknown':
          return {
            answer: Answer.parse(unknownName(decision.stranger, parsed)),
            query: request.previous ?? null,
            understood: 'yes',
          };
        case 'nobody':
        case 'none': {
          const noted = await recalled(parsed, context);
          if (noted !== null) return replyWithNotes(noted);
          return decision.kind === 'nobody'
            ? reply(nobodyNamed(decision.candidate), 'unsure', request.previous ?? null)
            : reply(notUnderstood(), 'no', request.previous ?? null);
        }
      }
    },

    async answer(query, request) {
      const { store, actor, settings, now, offset = 0 } = request;
      const context = {
        store,
        actor,
        settings,
        now,
        today: dayOf(now, actor.zone),
        zone: actor.zone,
        offset,
      };
      return { answer: Answer.parse(await answered(query, context)), query, understood: 'yes' };
    },

    async explain(text, request) {
      const { parsed, decision, context } = await read(text, request);
      const found = decision.kind === 'query' ? await find(decision, parsed, context, request) : null;
      return [
        `words: ${parsed.tokens.map(({ key }) => key).join(' · ')}`,
        ...parsed.linked.links.map(
          ({ text: written, how, prior, reading }) =>
            `name: "${written}" may be a ${reading.kind} (${how}, ${prior.toFixed(1)})`,
        ),
        ...parsed.linked.strangers.map(
          ({ text: written, near }) =>
            `unknown: "${written}"${near.length > 0 ? `, near ${near.join(', ')}` : ''}`,
        ),
        ...parsed.candidates
          .slice(0, 3)
          .flatMap(({ grammar, score, reading, cues, query }) => [
            `reading: ${grammar.name}, ${score.toFixed(1)}: ${reading.symbols.trim()}`,
            ...reading.periods.map(
              ({ from, to, words }) => `  period: "${words}" is ${from ?? '…'} to ${to ?? '…'}`,
            ),
            `  cues: ${cues.join(' / ')}`,
            `  query: ${JSON.stringify(query)}`,
          ]),
        ...(found?.decision.doubts ?? []).map(
          ({ why, weight, words }) =>
            `doubt: ${weight.toFixed(1)} ${why}${words.length > 0 ? `: ${words.join(', ')}` : ''}`,
        ),
        ...(found?.parts ?? []).map((part) => `one of two questions: ${JSON.stringify(part.decision.query)}`),
        found === null
          ? `decision: ${decision.kind}`
          : `decision: ${found.decision.guessBeside === null ? 'query' : 'guess'} ${JSON.stringify(found.decision.query)}`,
      ];
    },
  };
}
