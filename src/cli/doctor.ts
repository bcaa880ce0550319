import type { Command } from './command.ts';

/** Looks whether everything that the bot needs is there. */
export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor',
  help: 'Check the configuration, the database and the workspaces.',
  async run(context) {
    const { config, out } = context;
    const problems: string[] = [];
    const start = performance.now();
    const store = await context.store();
    await store.ping();
    const milliseconds = Math.round(performance.now() - start);
    const ids = await store.workspaces();
    const workspaces = [];
    for (const id of ids) {
      const workspace = store.in(id);
      const [customers, unfinished, settings] = [
        (await workspace.importing.customers.page(null, 1)).length > 0,
        (await workspace.imports.recent(20)).filter(({ state }) => state === 'running'),
        await workspace.settings.get(),
      ];
      for (const { name, position } of unfinished)
        problems.push(
          `${id}: the import of ${name} stopped after row ${position}. Import the file again: it goes on from there.`,
        );
      if (!customers)
        problems.push(`${id}: there are no customers yet. Import some: npm run -s crm -- import FILE`);
      workspaces.push({ id, zone: settings.zone, customers });
    }
    if (ids.length === 0)
      problems.push('No workspace has used Rapport yet. Start the bot and say hello to it.');
    const value = {
      slack: config.slack.mode,
      database: config.mongodbUri === undefined ? config.dataDir : 'MONGODB_URI',
      milliseconds,
      node: process.version,
      workspaces,
      problems,
    };
    const words = [
      `Slack: ${config.slack.mode}`,
      `Database: ${value.database}, reached in ${milliseconds} ms`,
      `Node: ${process.version}`,
      ...workspaces.map(
        ({ id, zone, customers }) => `Workspace ${id}: ${zone}, ${customers ? 'has customers' : 'empty'}`,
      ),
      ...problems.map((problem) => `! ${problem}`),
    ];
    out.result(value, words.join('\n'));
    return problems.length > 0 ? 1 : 0;
  },
};
