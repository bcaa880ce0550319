/** The longest texts we keep, in UTF-16 units. Slack's own limit of an input (3000) decides the long ones. */
export const LONGEST = {
  name: 120,
  text: 3000,
  short: 300,
  tag: 40,
  /** An option of a select: https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  option: 75,
} as const;

/** The most entries of a list within one document. */
export const MOST = { aliases: 20, tags: 20, facts: 50 } as const;
