import type { Context } from './context.ts';
import { isDuplicateKey } from './scoped.ts';

/** The same delivery from Slack was taken care of before: there is nothing left to do, and nothing to say. */
export class RepeatedError extends Error {
  override readonly name = 'RepeatedError';
}

/**
 * What was taken care of, so that a redelivery or a double click changes nothing. Slack delivers at least once
 * (https://docs.slack.dev/apis/events-api/#retries). Receipts expire after three days, by an index.
 */
export function receiptsIn(context: Context) {
  const { workspace, session, clock } = context;
  const collection = context.db.collection<{ _id: string; workspace: string; at: Date }>('receipts');
  return {
    /**
     * Takes a key, once. Within a transaction it is taken together with what it guards.
     * @throws RepeatedError when it was taken before
     */
    async take(key: string): Promise<void> {
      try {
        await collection.insertOne(
          { _id: `${workspace}/${key}`, workspace, at: clock.now() },
          session ? { session } : {},
        );
      } catch (error) {
        if (isDuplicateKey(error)) throw new RepeatedError(key);
        throw error;
      }
    },
  };
}
