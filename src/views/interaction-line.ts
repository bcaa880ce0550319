import type { Contact } from '../domain/contact.ts';
import type { Interaction } from '../domain/interaction.ts';
import type { Day } from '../domain/text/day.ts';
import { inline } from './text.ts';
import { ago, feelingText, kindEmoji, kindWord, mention } from './words.ts';

/** One interaction on one line: what kind, with whom, when, by whom, how they felt, and how it begins. */
export function interactionLine(
  interaction: Interaction,
  contact: Contact | null,
  { today, zone, words = 160 }: { today: Day; zone: string; words?: number },
): string {
  const withWhom = contact ? ` with ${inline(contact.name, 60)}` : '';
  const felt = interaction.feeling === null ? '' : ` · ${feelingText(interaction.feeling)}`;
  const head = `${kindEmoji(interaction.kind)} *${ago(interaction.at, today, zone)}* · ${kindWord(interaction.kind)}${withWhom} · ${mention(interaction.by)}${felt}`;
  const text = interaction.text.trim() === '' ? '' : `\n${inline(interaction.text, words)}`;
  const outcome = interaction.outcome ? `\n_Outcome:_ ${inline(interaction.outcome, words)}` : '';
  const source = interaction.source ? ` · <${interaction.source.permalink}|message>` : '';
  return `${head}${source}${text}${outcome}`;
}
