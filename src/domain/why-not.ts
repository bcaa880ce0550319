/** Why somebody does not buy: a reason from the workspace's list, and words; kept as one text, "Too expensive: …". */
export type WhyNot = { reason: string | null; words: string };

export function joinWhyNot({ reason, words }: WhyNot): string | null {
  if (reason === null) return words === '' ? null : words;
  return words === '' ? reason : `${reason}: ${words}`;
}

/** Takes a kept text apart again; what begins with no known reason is words alone. */
export function splitWhyNot(text: string | null, reasons: readonly string[]): WhyNot {
  if (text === null) return { reason: null, words: '' };
  const reason = [...reasons]
    .sort((a, b) => b.length - a.length)
    .find((one) => text === one || text.startsWith(`${one}: `));
  if (reason === undefined) return { reason: null, words: text };
  return { reason, words: text.slice(reason.length + 2) };
}
