import type { z } from 'zod';
import type { Reply } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';

/** One subcommand of `/crm`, as data: the parser, the help and the usage hint all come from these. */
export type Subcommand = {
  name: string;
  /** What may follow the name, as shown in the help: `Acme: called Dana, happy. Next: send the quote by Friday`. */
  usage: string;
  /** One line: what it is good for. */
  help: string;
  /** Whether only admins may use it. */
  admin?: true;
  /** Reads what was typed behind the name and does it. */
  run(rest: string, request: Request): Promise<Reply>;
};

/** Makes a subcommand whose arguments are checked by a schema before it runs. */
export function subcommand<S extends z.ZodType<unknown, string>>({
  args,
  run,
  ...about
}: Pick<Subcommand, 'name' | 'usage' | 'help' | 'admin'> & {
  args: S;
  run(args: z.output<S>, request: Request): Promise<Reply>;
}): Subcommand {
  return { ...about, run: async (rest, request) => run(args.parse(rest), request) };
}
