import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { viewerOf } from '../commands/viewer.ts';
import { loadDue } from '../reminders/load-due.ts';
import { homeView } from '../views/home.ts';
import { admitted } from './admit.ts';
import type { Request } from './request.ts';

/** A view holds 100 blocks; each due thing takes three. */
const SHOWN = 20;

/** Draws a member's App Home anew. */
export async function publishHome(request: Request, client: WebClient): Promise<void> {
  const { items, more } = await loadDue({ ...request, member: request.actor }, SHOWN);
  await client.views.publish({ user_id: request.actor.id, view: homeView(items, more, viewerOf(request)) });
}

export function registerHome(app: App): void {
  app.event('app_home_opened', async ({ event, context, client }) => {
    if (event.tab === 'home') await publishHome(admitted(context), client);
  });
}
