/**
 * Slack's own markup, read into a tree. Nothing here makes HTML: the tree is shown by components, so no text of a
 * user can become markup or script.
 * Source of the rules: https://docs.slack.dev/messaging/formatting-message-text
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'emoji'; name: string; character: string }
  | { kind: 'code'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'link'; url: string; text: string }
  | { kind: 'user' | 'channel' | 'group'; id: string; label: string | null }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; seconds: number; template: string; url: string | null; fallback: string };

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'pre'; text: string };

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Undo Slack's escaping: it knows these three entities and no others. */
export const decode = (text: string): string =>
  text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);

const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:|tel:)/i;

/** The address of a link that may be followed, or null: `javascript:` and its like are no links. */
export const safeAddress = (url: string): string | null =>
  SAFE_ADDRESS.test(url.trim()) ? url.trim() : null;
