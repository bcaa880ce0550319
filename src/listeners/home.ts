import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { loadHome } from '../commands/load-home.ts';
import { viewerOf } from '../commands/viewer.ts';
import { homeView } from '../views/home.ts';
import { readAct } from './act.ts';
import { explain } from './explain.ts';
import type { RegisterDeps } from './register.ts';
import type { Request } from './request.ts';

/** Draws a member's App Home anew. */
export async function publishHome(request: Request, client: WebClient): Promise<void> {
  const view = homeView(await loadHome(request), viewerOf(request));
  await client.views.publish({ user_id: request.actor.id, view });
}

/** Whoever is not admitted keeps an empty home. */
export function registerHome(app: App, { gate, log }: RegisterDeps): void {
  app.event('app_home_opened', async ({ event, body, context, client }) => {
    if (event.tab !== 'home') return;
    try {
      await publishHome(await gate(readAct(body, context), client), client);
    } catch (error) {
      explain(error, log, { home: true });
    }
  });
}
