import type { TestProject } from 'vitest/node';
import { startTestEngine } from './engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The connection string of the engine that all tests of a run share. */
    databaseUri: string;
  }
}

/** Starts one engine for the whole run; a test reaches it by `inject('databaseUri')`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await startTestEngine();
  project.provide('databaseUri', database.uri);
  return () => database.stop();
}
