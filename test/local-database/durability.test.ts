import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalDatabase } from '../../src/local-database/start.ts';
import { startBotProcess } from '../helpers/bot-process.ts';
import { temporaryDirectory } from '../helpers/temporary.ts';

/** Writes without end, in transactions too, and prints each id once it is acknowledged. */
const WRITER = `
  const { MongoClient } = await import('mongodb');
  const client = new MongoClient(database.uri);
  const notes = client.db('d').collection('notes');
  await notes.createIndex({ worker: 1, n: 1 }, { unique: true });
  async function work(worker) {
    for (let n = 0; ; n += 1) {
      const _id = worker + '-' + n;
      if (n % 2) await notes.insertOne({ _id, worker, n });
      else await client.withSession((session) => session.withTransaction(async () => {
        await notes.insertOne({ _id, worker, n }, { session });
        await notes.updateOne({ _id }, { $set: { twice: true } }, { session });
      }));
      console.log(_id);
    }
  }
  for (const worker of ['a', 'b', 'c']) work(worker).catch(() => undefined);
`;

async function processesOf(directory: string): Promise<number[]> {
  const supervisor: number = JSON.parse(await readFile(join(directory, 'engine.json'), 'utf8')).pid;
  const postmaster = await readFile(join(directory, 'documentdb/postmaster.pid'), 'utf8').catch(() => '');
  return [supervisor, Number(postmaster.split('\n')[0])].filter((pid) => pid > 0);
}

test.each([1, 2])(
  'kill -9 of everything in the middle of writes loses no acknowledged write (%i)',
  async () => {
    const directory = await temporaryDirectory();
    const bot = await startBotProcess(directory, WRITER);
    const engine = await processesOf(directory);
    const acknowledged: string[] = [];
    while (acknowledged.length < 300) acknowledged.push(await bot.line());
    for (const pid of engine.reverse()) process.kill(pid, 'SIGKILL');
    await bot.end('SIGKILL');
    // What was printed before the kill counts, read or not.
    for (let line = await next(); line !== undefined; line = await next()) acknowledged.push(line);

    const again = await startLocalDatabase({
      directory,
      durable: true,
      environment: process.env,
      progress: () => undefined,
    });
    onTestFinished(() => again.stop());
    const client = new MongoClient(again.uri);
    const found = await client
      .db('d')
      .collection<{ _id: string; n: number; twice?: boolean }>('notes')
      .find()
      .toArray();
    await client.close();
    const kept = new Set(found.map(({ _id }) => _id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    // And no transaction is there by half.
    expect(found.filter(({ n, twice }) => n % 2 === 0 && !twice)).toEqual([]);

    function next(): Promise<string | undefined> {
      return bot.line().catch(() => undefined);
    }
  },
);
