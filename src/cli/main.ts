import { systemClock } from '../clock.ts';
import { run } from './run.ts';

/** Ctrl-C once ends what is under way in good order; twice ends it at once. */
const cancelled = new AbortController();
process.on('SIGINT', () => {
  if (cancelled.signal.aborted) process.exit(130);
  cancelled.abort();
});

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  clock: systemClock,
  results: process.stdout,
  messages: process.stderr,
  signal: cancelled.signal,
});
