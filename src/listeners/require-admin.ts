import { isAdmin } from '../domain/roles.ts';
import { UserError } from '../errors.ts';
import type { Request } from './request.ts';

/**
 * Refuses whoever is no admin.
 * @param what what they tried, as it stands at the beginning of a sentence
 * @throws UserError
 */
export function requireAdmin({ actor, settings }: Pick<Request, 'actor' | 'settings'>, what: string): void {
  if (!isAdmin(actor, settings))
    throw new UserError(
      `${what} is for admins: those of your Slack workspace, and members whom they appoint in \`/crm settings\`. Nothing was changed.`,
    );
}
