import type { PlainTextOption } from '@slack/types';
import type { z } from 'zod';
import type { Reply } from './reply.ts';
import type { Request } from './request.ts';
import type { InputState } from './state.ts';
import { readValue } from './value.ts';

/**
 * What pressing a button or choosing from a menu does; `state` is what the modal it is in was filled with so far. Its
 * action id may carry a suffix `.x`, which keeps ids unique within a block.
 */
export type Action = {
  id: string;
  /** Whether only admins may press it. */
  admin?: true;
  run(value: string | undefined, request: Request, state: InputState): Promise<Reply>;
};

/** What submitting a modal does. */
export type Submission = {
  callback: string;
  /** Whether only admins may submit it. */
  admin?: true;
  run(metadata: string, state: InputState, request: Request): Promise<Reply>;
};

/** What a type-ahead offers; `view` is the modal that it is in, as filled so far. */
export type Suggestion = {
  id: string;
  run(
    query: string,
    view: { callback: string; state: InputState } | null,
    request: Request,
  ): Promise<PlainTextOption[]>;
};

/** What a shortcut does; the payload is Slack's, still to be parsed. */
export type Shortcut = {
  callback: string;
  /** Whether only admins may use it. */
  admin?: true;
  run(payload: unknown, request: Request): Promise<Reply>;
};

/** An action whose value is parsed by a schema before it runs. */
export const action = <S extends z.ZodType>(
  id: string,
  schema: S,
  run: (value: z.output<S>, request: Request, state: InputState) => Promise<Reply>,
): Action => ({
  id,
  run: async (value, request, state) => run(readValue(schema, value), request, state),
});

/** A submission whose metadata is parsed by a schema before it runs. */
export const submission = <S extends z.ZodType>(
  callback: string,
  schema: S,
  run: (metadata: z.output<S>, state: InputState, request: Request) => Promise<Reply>,
): Submission => ({
  callback,
  run: async (metadata, state, request) => run(readValue(schema, metadata), state, request),
});

/** The same, for admins only: whoever is none hears so, whatever the button or modal is. */
export const forAdmins = <T extends Action | Submission | Shortcut>(one: T): T => ({ ...one, admin: true });
