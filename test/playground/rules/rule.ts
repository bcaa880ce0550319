/** A rule of Slack in a few words; what keeps it; what breaks it, and what Slack says to that. */
export type Case = [rule: string, good: unknown, bad: unknown, problem: string];

/** The rules that one page of the reference states: https://docs.slack.dev/reference/SOURCE. */
export type Rules = { source: string; cases: Case[] };

/** What can be posted by an app with all scopes that blocks ask for. */
export const GRANTED = ['files:read', 'links.embed:write'];
