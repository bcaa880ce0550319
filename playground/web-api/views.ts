import { z } from 'zod';
import { faultsOfView, inSlacksWords } from '../block-kit/surfaces.ts';
import { type Json, methodPage, Refusal, textOf } from '../refusal.ts';
import { MOST_VIEWS, type OpenView, viewPayload } from '../screens.ts';
import type { World } from '../world.ts';
import { json, type Method, method } from './method.ts';

/** "Error returned if the provided view is greater than 250kb." */
const MOST_BYTES = 250_000;

const view = json(z.record(z.string(), z.unknown()));
/** Newer name of the trigger; both are taken. */
const trigger = { trigger_id: z.string().optional(), interactivity_pointer: z.string().optional() };

const refusal = (name: string, error: string, why: string) => new Refusal(error, why, methodPage(name));

/**
 * Refuses a view as Slack does: `invalid_arguments`, with the path of each fault.
 *
 * @throws Refusal `invalid_arguments`, `view_too_large`, `duplicate_external_id`
 */
export const checkView = (
  given: Json,
  world: World,
  name: string,
  surface: 'modal' | 'home' | 'any',
  self?: OpenView,
) => {
  const errors = inSlacksWords(faultsOfView(given, world.manifest.oauth_config.scopes.bot, surface));
  if (errors.length > 0) {
    throw new Refusal('invalid_arguments', errors.join('; '), 'https://docs.slack.dev/reference/views', {
      response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
    });
  }
  if (JSON.stringify(given).length > MOST_BYTES) throw refusal(name, 'view_too_large', 'more than 250 kB');
  const externalId = textOf(given['external_id']);
  const other = externalId ? world.screens.byExternalId(externalId) : undefined;
  if (other && other !== self)
    throw refusal(name, 'duplicate_external_id', `external_id ${externalId} is in use`);
};

const mustMatch = (hash: string | undefined, open: OpenView | undefined, name: string) => {
  if (hash !== undefined && open && hash !== open.hash) {
    throw refusal(name, 'hash_conflict', 'the view was changed since');
  }
};

const triggerOf = (args: z.infer<z.ZodObject<typeof trigger>>, name: string): string => {
  const id = args.trigger_id ?? args.interactivity_pointer;
  if (!id) throw refusal(name, 'invalid_arguments', 'missing required field: trigger_id');
  return id;
};

export const VIEWS: Record<string, Method> = {
  'views.open': method({
    arguments: z.object({ ...trigger, view }),
    run: (args, world) => {
      checkView(args.view, world, 'views.open', 'modal');
      const personId = world.triggers.exchange(triggerOf(args, 'views.open'), 'views.open');
      return { view: viewPayload(world.screens.open(personId, args.view), world.workspace) };
    },
  }),
  'views.push': method({
    arguments: z.object({ ...trigger, view }),
    run: (args, world) => {
      checkView(args.view, world, 'views.push', 'modal');
      const personId = world.triggers.exchange(triggerOf(args, 'views.push'), 'views.push');
      const { length } = world.screens.stack(personId);
      if (length === 0) throw refusal('views.push', 'not_found', 'there is no modal to push onto');
      if (length >= MOST_VIEWS) throw refusal('views.push', 'push_limit_reached', 'views nest three deep');
      return { view: viewPayload(world.screens.push(personId, args.view), world.workspace) };
    },
  }),
  'views.update': method({
    arguments: z.object({
      view,
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
    }),
    run: (args, world) => {
      const name = 'views.update';
      if (!args.view_id && !args.external_id) {
        throw refusal(name, 'invalid_arguments', 'missing required field: view_id or external_id');
      }
      const open = args.view_id
        ? world.screens.byId(args.view_id)
        : world.screens.byExternalId(args.external_id ?? '');
      checkView(args.view, world, name, 'any', open);
      if (!open) throw refusal(name, 'not_found', 'no such view is open');
      mustMatch(args.hash, open, name);
      if (args.view['type'] !== open.view['type']) {
        throw refusal(name, 'invalid_arguments', 'a view cannot change its type');
      }
      world.screens.update(open, args.view);
      return { view: viewPayload(open, world.workspace) };
    },
  }),
  'views.publish': method({
    arguments: z.object({ user_id: z.string(), view, hash: z.string().optional() }),
    run: (args, world) => {
      const name = 'views.publish';
      const before = world.screens.home(args.user_id);
      checkView(args.view, world, name, 'home', before);
      const person = world.workspace.people.get(args.user_id);
      if (!person || person.kind === 'bot') throw refusal(name, 'user_not_found', `no user ${args.user_id}`);
      if (!world.manifest.features.app_home?.home_tab_enabled) {
        throw refusal(name, 'not_enabled', 'the manifest does not enable the Home tab');
      }
      mustMatch(args.hash, before, name);
      return { view: viewPayload(world.screens.publish(args.user_id, args.view), world.workspace) };
    },
  }),
};
