import net from 'node:net';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDocumentDB, startDocumentDBHere } from '../../helpers/document-db.ts';

describe.skipIf(!hasDocumentDB)('the gateway as a server', () => {
  let engine: Awaited<ReturnType<typeof startDocumentDBHere>>;
  let client: MongoClient;

  beforeAll(async () => {
    engine = await startDocumentDBHere();
    client = new MongoClient(engine.uri);
  });
  afterAll(async () => {
    await client?.close();
    await engine?.stop();
  });

  test('it poses as the primary of a replica set of MongoDB 7', async () => {
    const admin = client.db('admin');
    for (const hello of ['hello', 'isMaster', 'ismaster']) {
      expect(await admin.command({ [hello]: 1 })).toMatchObject({
        setName: 'rapport',
        maxWireVersion: 21,
        ok: 1,
      });
    }
    expect(await admin.command({ buildInfo: 1 })).toMatchObject({ version: '7.0.0' });
    expect(await admin.command({ replSetGetStatus: 1 })).toMatchObject({
      members: [{ stateStr: 'PRIMARY' }],
    });
    expect(await admin.command({ getParameter: 1, featureCompatibilityVersion: 1 })).toMatchObject({
      featureCompatibilityVersion: { version: '7.0' },
    });
    for (const asked of ['ping', 'serverStatus', 'connectionStatus', 'refreshSessions']) {
      expect(await admin.command({ [asked]: 1 })).toMatchObject({ ok: 1 });
    }
  });

  test('it tells how large collections and databases are', async () => {
    const database = client.db('sizes');
    await database.collection('things').insertMany([{ n: 1 }, { n: 2 }]);
    expect(await database.command({ collStats: 'things' })).toMatchObject({ ns: 'sizes.things', ok: 1 });
    expect(await database.stats()).toMatchObject({ db: 'sizes', ok: 1 });
    expect((await client.db('admin').admin().listDatabases()).databases.map(({ name }) => name)).toContain(
      'sizes',
    );
    expect(await database.command({ validate: 'things' })).toMatchObject({ ok: 1 });
  });

  test('a collection is made with a validator, which then holds', async () => {
    const database = client.db('validated');
    const made = await database.createCollection('things', {
      validator: {
        $jsonSchema: { bsonType: 'object', required: ['n'], properties: { n: { bsonType: 'int' } } },
      },
    });
    await made.insertOne({ n: 1 });
    await expect(made.insertOne({ n: 'one' })).rejects.toMatchObject({ code: 121 });
  });

  test('who does not speak the protocol is hung up on, and the others notice nothing', async () => {
    const path = decodeURIComponent(/\/\/([^/]+)\//.exec(engine.uri)?.[1] ?? '');
    const stranger = net.connect(path);
    const closed = new Promise((resolve) => stranger.once('close', resolve));
    stranger.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await closed;
    expect(engine.logged.join('\n')).toContain('A client sent no wire protocol');
    expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  test('two hundred clients at once are all served', async () => {
    const things = client.db('many').collection('things');
    const many = new MongoClient(engine.uri, { maxPoolSize: 200 });
    const busy = many.db('many').collection('things');
    await Promise.all(Array.from({ length: 200 }, (_, n) => busy.insertOne({ n })));
    await many.close();
    expect(await things.countDocuments()).toBe(200);
  });
});
