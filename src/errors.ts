/**
 * Something the person can put right. It becomes a reply: what is wrong, and what to do about it.
 * Anything else that is thrown is a fault: logged, and shown as a short reference.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** For a modal: the block under whose input the message belongs. */
  readonly field: string | undefined;

  /**
   * @param message what is wrong and the way out, in the bot's voice (Slack mrkdwn; user text already escaped)
   */
  constructor(message: string, options: { field?: string } = {}) {
    super(message);
    this.field = options.field;
  }
}

/** Somebody else changed the same thing meanwhile. The caller shows the newer state and keeps what was typed. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}
