import type { Button, KnownBlock } from '@slack/types';
import type { Answer, Line, Piece, Text } from '../questions/answer.ts';
import { actions, button, context, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { LIMITS } from './limits.ts';
import { escapeText, inline, type Message, quote } from './text.ts';

const QUOTED = 400;
/** Room for the headline, the notes and the buttons. */
const LINES = LIMITS.blocksPerMessage - 8;

/**
 * An answer as a message: the answer first, then how it was understood, the evidence, and what can be done next.
 * All text of people is escaped.
 * @param query what was understood, for the button that goes on; null where nothing was
 */
export function answerMessage(answer: Answer, query: object | null): Message {
  const headline = mrkdwn(answer.headline);
  const blocks: KnownBlock[] = [section(headline)];
  if (answer.understood.length > 0) blocks.push(context(answer.understood.map(mrkdwn).join(' ')));
  const opens = answer.lines.filter(({ open }) => open !== null).length;
  blocks.push(...lineBlocks(answer.lines.slice(0, LINES), opens > 0 && opens <= 8));
  if (answer.more) blocks.push(context(`${answer.more.next} of ${answer.more.total} shown.`));
  for (const suggestion of answer.suggestions) blocks.push(context(escapeText(suggestion)));
  const buttons = [
    ...answer.choices
      .slice(0, 5)
      .map(({ label, question }, at) =>
        button(
          `${ACTIONS.ask}.${at}`,
          label,
          { question: question.slice(0, 600) },
          at === 0 ? { style: 'primary' } : {},
        ),
      ),
    ...(answer.about !== null && answer.choices.length === 0
      ? [
          button(ACTIONS.openCustomer, 'Open', { customer: answer.about }),
          button(ACTIONS.logContact, 'Log contact', { customer: answer.about }),
        ]
      : []),
    ...moreButton(answer, query),
  ];
  if (buttons.length > 0) blocks.push(actions(...buttons));
  return { text: headline, blocks };
}

/** The next page of a long answer: the button carries what was understood. */
function moreButton({ more }: Answer, query: object | null): Button[] {
  if (more === null || query === null) return [];
  const value = { query, from: more.next };
  if (JSON.stringify(value).length > LIMITS.buttonValue - 50) return [];
  return [button(ACTIONS.askMore, 'Show more', value)];
}

/** Lines that open something get a button each while they are few; else as many as fit share a section. */
function lineBlocks(lines: readonly Line[], withButtons: boolean): KnownBlock[] {
  if (withButtons) {
    return lines.map((line) =>
      line.open === null
        ? section(lineText(line))
        : section(lineText(line), button(ACTIONS.openCustomer, 'Open', { customer: line.open })),
    );
  }
  const blocks: KnownBlock[] = [];
  let text = '';
  for (const line of lines) {
    const next = lineText(line);
    if (text !== '' && text.length + next.length + 1 > LIMITS.sectionText) {
      blocks.push(section(text));
      text = '';
    }
    text = text === '' ? next : `${text}\n${next}`;
  }
  if (text !== '') blocks.push(section(text));
  return blocks;
}

const lineText = (line: Line): string =>
  `${mrkdwn(line.text)}${line.quote ? `\n${quote(line.quote, QUOTED)}` : ''}`;

const mrkdwn = (text: Text): string => text.map(piece).join('');

function piece(part: Piece): string {
  if (typeof part === 'string') return escapeText(part);
  if ('customer' in part) return `*${inline(part.customer, 120)}*`;
  if ('member' in part) return `<@${part.member}>`;
  return `*${inline(part.strong, 300)}*`;
}
