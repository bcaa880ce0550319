/** A command's failure as the driver sees it: MongoDB's code and name, error labels, and fields beside them. */
export class CommandError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly labels: readonly string[];
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    code: number,
    codeName: string,
    message: string,
    more: { labels?: readonly string[]; extra?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'CommandError';
    this.code = code;
    this.codeName = codeName;
    this.labels = more.labels ?? [];
    this.extra = more.extra ?? {};
  }
}

/** A transaction that failed with this label may be tried again from its start. */
export const TRANSIENT = 'TransientTransactionError';

/** The commit may or may not have happened; the driver asks again. */
export const UNKNOWN_RESULT = 'UnknownTransactionCommitResult';

export const CODE = {
  badValue: 2,
  duplicateKey: 11000,
  cursorNotFound: 43,
  maxTimeExpired: 50,
  commandNotFound: 59,
  writeConflict: 112,
  commandNotSupported: 115,
  noSuchTransaction: 251,
} as const;

/**
 * SQLSTATE -> MongoDB's error code and name. States that begin with M are DocumentDB's own
 * (its error_mapping.csv); the others are PostgreSQL's (its Appendix A). Names: MongoDB's error_codes.yml.
 */
const STATES: Readonly<Record<string, readonly [code: number, name: string]>> = {
  M0000: [1, 'InternalError'],
  M0001: [CODE.badValue, 'BadValue'],
  M0002: [5, 'GraphContainsCycle'],
  M0003: [9, 'FailedToParse'],
  M0004: [14, 'TypeMismatch'],
  M0005: [15, 'Overflow'],
  M0006: [20, 'IllegalOperation'],
  M0008: [26, 'NamespaceNotFound'],
  M0009: [27, 'IndexNotFound'],
  M000A: [28, 'PathNotViable'],
  M000C: [34, 'CannotBackfillArray'],
  M000D: [40, 'ConflictingUpdateOperators'],
  M000E: [CODE.cursorNotFound, 'CursorNotFound'],
  M000F: [48, 'NamespaceExists'],
  M000G: [52, 'DollarPrefixedFieldName'],
  M000I: [54, 'NotSingleValueField'],
  M000J: [56, 'EmptyFieldName'],
  M000K: [57, 'DottedFieldName'],
  M000M: [66, 'ImmutableField'],
  M000N: [67, 'CannotCreateIndex'],
  M000O: [68, 'IndexAlreadyExists'],
  M000P: [72, 'InvalidOptions'],
  M000Q: [73, 'InvalidNamespace'],
  M000R: [85, 'IndexOptionsConflict'],
  M000S: [86, 'IndexKeySpecsConflict'],
  M000T: [111, 'NotExactValueField'],
  M000U: [CODE.commandNotSupported, 'CommandNotSupported'],
  M000W: [146, 'ExceededMemoryLimit'],
  M000Z: [166, 'CommandNotSupportedOnView'],
  M0010: [167, 'OptionNotSupportedOnView'],
  M0012: [197, 'InvalidIndexSpecificationOption'],
  M0013: [224, 'QueryFeatureNotAllowed'],
  M0015: [241, 'ConversionFailure'],
  M0016: [263, 'OperationNotSupportedInTransaction'],
  M0018: [291, 'NoQueryExecutionPlans'],
  M001B: [10334, 'BSONObjectTooLarge'],
  M001C: [CODE.duplicateKey, 'DuplicateKey'],
  M0034: [17124, 'Location17124'],
  M0035: [17194, 'Location17194'],
  M003A: [17419, 'Location17419'],
  M003K: [28646, 'Location28646'],
  M006M: [40081, 'Location40081'],
  M007O: [40234, 'Location40234'],
  M007R: [40319, 'Location40319'],
  M007T: [40323, 'Location40323'],
  M007U: [40324, 'Location40324'],
  M0086: [40400, 'Location40400'],
  M0088: [40415, 'Location40415'],
  M00CO: [121, 'DocumentValidationFailure'],
  M00F1: [CODE.writeConflict, 'WriteConflict'],
  '0A000': [CODE.commandNotSupported, 'CommandNotSupported'],
  '22016': [CODE.badValue, 'BadValue'],
  '22023': [CODE.badValue, 'BadValue'],
  '22P02': [9, 'FailedToParse'],
  '23505': [CODE.duplicateKey, 'DuplicateKey'],
  '23P01': [CODE.duplicateKey, 'DuplicateKey'],
  '25P02': [CODE.noSuchTransaction, 'NoSuchTransaction'],
  '40001': [CODE.writeConflict, 'WriteConflict'],
  '40P01': [CODE.writeConflict, 'WriteConflict'],
  '42501': [13, 'Unauthorized'],
  '42P01': [26, 'NamespaceNotFound'],
  '42P07': [48, 'NamespaceExists'],
  '53100': [14031, 'OutOfDiskSpace'],
  '53300': [202, 'NetworkInterfaceExceededTimeLimit'],
  '55P03': [24, 'LockTimeout'],
  '57014': [CODE.maxTimeExpired, 'MaxTimeMSExpired'],
  // The engine goes down or comes back: codes that the driver takes as "not primary now, try again".
  '57P01': [11600, 'InterruptedAtShutdown'],
  '57P02': [11600, 'InterruptedAtShutdown'],
  '57P03': [13436, 'NotPrimaryOrSecondary'],
};

/** MongoDB's code and name of an SQLSTATE. In a transaction, waiting too long for a lock is a write conflict. */
export function codeOfState(state: string, inTransaction: boolean): readonly [number, string] {
  if (inTransaction && state === '55P03') return [CODE.writeConflict, 'WriteConflict'];
  return STATES[state] ?? [1, 'InternalError'];
}

/** Unpacks the SQLSTATE that the engine packs into an integer, six bits a character (PostgreSQL's MAKE_SQLSTATE). */
export function unpackState(packed: number): string {
  let rest = packed;
  let state = '';
  for (let i = 0; i < 5; i += 1) {
    state += String.fromCharCode((rest & 63) + 48);
    rest >>>= 6;
  }
  return state;
}

function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return error.code;
}

/** Whether the error came back from PostgreSQL, so that the connection is still good; false for a broken connection. */
export function isFromEngine(error: unknown): boolean {
  const state = sqlState(error);
  return (
    error instanceof CommandError ||
    (state !== undefined && /^[0-9A-Z]{5}$/.test(state) && !state.startsWith('57P'))
  );
}

/** Any failure as a CommandError; a conflict in a transaction gets the label that makes the driver try again. */
export function toCommandError(error: unknown, inTransaction: boolean): CommandError {
  if (error instanceof CommandError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const state = sqlState(error);
  if (state === undefined || !/^[0-9A-Z]{5}$/.test(state)) {
    // No SQLSTATE: the connection to PostgreSQL broke or could not be made.
    return new CommandError(11600, 'InterruptedAtShutdown', `The engine does not answer: ${message}`, {
      labels: inTransaction ? [TRANSIENT] : [],
    });
  }
  const [code, name] = codeOfState(state, inTransaction);
  const transient =
    inTransaction &&
    (code === CODE.writeConflict || code === CODE.noSuchTransaction || state.startsWith('57P'));
  return new CommandError(code, name, message, { labels: transient ? [TRANSIENT] : [] });
}
