import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import { calendarOf } from '../exchange/export/calendar.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';

/** Serves what is not Slack's; says whether it did. */
export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The addresses of calendars, as path-to-regexp writes them. */
export const CALENDAR_PATH = '/calendar/:workspace/:secret';
const ADDRESS = /^\/calendar\/([A-Za-z0-9]{1,32})\/([\w-]{20,100})\.ics$/;

/**
 * Serves members' calendars at their secret addresses (`/calendar/WORKSPACE/SECRET.ics`). Whoever is no full member any
 * more has none, nor has an address that was renewed or switched off: each is answered alike, with 404.
 */
export const calendarRoute =
  ({ store, clock, log }: { store: Store; clock: Clock; log: Log }): Route =>
  async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.startsWith('/calendar/')) return false;
    const [, workspace, secret] = ADDRESS.exec(pathname) ?? [];
    try {
      const text = workspace && secret ? await read(workspace, secret) : null;
      if (text === null) answer(response, 404, 'text/plain; charset=utf-8', 'There is no such calendar.\n');
      else answer(response, 200, 'text/calendar; charset=utf-8', request.method === 'HEAD' ? '' : text);
    } catch (error) {
      log.error({ error }, 'a calendar could not be served');
      answer(response, 503, 'text/plain; charset=utf-8', 'Please try again later.\n');
    }
    return true;

    async function read(workspace: string, secret: string): Promise<string | null> {
      const file = store.in(workspace);
      const owner = await file.calendars.owner(secret);
      const member = owner === null ? null : await file.members.get(owner);
      return member?.access === 'member' ? calendarOf(file, member.id, clock.now()) : null;
    }
  };

function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(text);
}

/** Several routes as one: the first that takes a request. */
export const routes =
  (...all: readonly Route[]): Route =>
  async (request, response) => {
    for (const route of all) if (await route(request, response)) return true;
    return false;
  };
