import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Conversation, Person } from '../../protocol.ts';

/** What text needs to know about whoever reads it. It changes rarely, so that messages need not be drawn anew. */
export type Viewer = {
  me: Person;
  people: ReadonlyMap<string, Person>;
  conversations: ReadonlyMap<string, Conversation>;
  /** The present in epoch milliseconds, to the quarter of an hour: enough for "today". */
  now: number;
  openPerson: (id: string) => void;
  openConversation: (id: string) => void;
};

export const ViewerContext = createContext<Viewer | null>(null);

/** The person who reads, for any component within the page. */
export const useViewer = (): Viewer => {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('a component that shows text stands outside of the page');
  return viewer;
};

/** What a person is called in text. */
export const nameOf = (viewer: Pick<Viewer, 'people'>, id: string): string =>
  viewer.people.get(id)?.name ?? 'someone';
