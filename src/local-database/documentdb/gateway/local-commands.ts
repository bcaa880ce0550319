import { type Document, ObjectId } from 'bson';
import type { Clock } from '../../../clock.ts';
import { MAX_MESSAGE_BYTES } from './wire.ts';

const VERSION = '7.0.0';
/** Wire version 21 is MongoDB 7.0's. */
const WIRE_VERSION = 21;
const SET_NAME = 'rapport';
/** A set must name its members; clients come by `directConnection` and never look it up. */
const MEMBER = 'localhost:27017';
const ELECTION = new ObjectId('7fffffff0000000000000001');
const MAX_DOCUMENT_BYTES = 16_777_216;

export type LocalCommand = (command: Document) => Document;

/** The commands about the server itself, which the engine has no part in. It poses as the only member of a replica set. */
export function localCommands(clock: Clock): Readonly<Record<string, LocalCommand>> {
  const common = () => ({
    setName: SET_NAME,
    setVersion: 1,
    hosts: [MEMBER],
    primary: MEMBER,
    me: MEMBER,
    secondary: false,
    electionId: ELECTION,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 25_000,
    localTime: clock.now(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: 1,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
    ok: 1,
  });
  const legacyHello = () => ({ ismaster: true, helloOk: true, ...common() });
  const buildInfo = () => ({
    version: VERSION,
    versionArray: [7, 0, 0, 0],
    gitVersion: 'documentdb',
    modules: [],
    bits: 64,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    ok: 1,
  });
  return {
    hello: () => ({ isWritablePrimary: true, ...common() }),
    ismaster: legacyHello,
    isMaster: legacyHello,
    ping: () => ({ ok: 1 }),
    buildInfo,
    buildinfo: buildInfo,
    connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
    getParameter: () => ({ featureCompatibilityVersion: { version: '7.0' }, ok: 1 }),
    serverStatus: () => ({ version: VERSION, process: 'documentdb', localTime: clock.now(), ok: 1 }),
    replSetGetStatus: () => ({
      set: SET_NAME,
      myState: 1,
      members: [{ _id: 0, name: MEMBER, health: 1, state: 1, stateStr: 'PRIMARY', self: true }],
      ok: 1,
    }),
    refreshSessions: () => ({ ok: 1 }),
  };
}
