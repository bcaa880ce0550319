import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath, type RunOptions, run } from '../processes.ts';
import { POSTGRESQL } from './layout.ts';

/** The suite of Debian that has the engine (PostgreSQL 18, Debian 14). */
const SUITE = 'forky';
const PACKAGES = [`postgresql-${POSTGRESQL}`, `postgresql-${POSTGRESQL}-documentdb`];
/** Where Debian's archive keys are, newest name first. */
const KEYRINGS = ['debian-archive-keyring.pgp', 'debian-archive-keyring.gpg'];
const KEYRING_DIRECTORY = '/usr/share/keyrings';

export type FetchOptions = RunOptions & { progress(line: string): void };

/**
 * Fetches the engine's packages and all that they need from the machine's own Debian mirror, into `directory`.
 * apt does it, with its own state in `directory`: it checks the signatures, nothing is installed, no rights are needed,
 * and what an interrupted fetch has already got is not fetched again.
 *
 * @returns the package files
 * @throws Error when the machine has no apt, no Debian mirror, or cannot reach it
 */
export async function fetchPackages(directory: string, options: FetchOptions): Promise<string[]> {
  const { environment, signal, progress } = options;
  for (const command of ['apt-get', 'dpkg-deb', 'tar']) {
    if ((await findOnPath(command, environment)) === undefined)
      throw new Error(`there is no ${command} here`);
  }
  const plain: RunOptions = { environment: { ...environment, LC_ALL: 'C' }, signal };
  const archives = join(directory, 'cache/archives');
  await mkdir(join(archives, 'partial'), { recursive: true });
  await mkdir(join(directory, 'state/lists/partial'), { recursive: true });
  await writeFile(join(directory, 'status'), '');
  const configuration = join(directory, 'apt.conf');
  await writeFile(configuration, aptConfiguration(directory));

  progress("Fetching DocumentDB from Debian's packages: reading the lists");
  await readLists(directory, configuration, plain);
  await run('apt-get', ['-c', configuration, '-q', '-y', '-o', 'APT::Status-Fd=3', 'install', ...PACKAGES], {
    ...plain,
    onLine: downloadProgress(progress),
  });
  return (await readdir(archives))
    .filter((name) => name.endsWith('.deb'))
    .map((name) => join(archives, name));
}

/** Reads the lists of the first mirror that has them. */
async function readLists(directory: string, configuration: string, options: RunOptions): Promise<void> {
  let last: unknown = new Error("apt is set up without a mirror of Debian's packages");
  for (const mirror of await debianMirrors(options)) {
    await writeFile(join(directory, 'sources.list'), await sourceLine(mirror));
    try {
      await run('apt-get', ['-c', configuration, '-q', '--error-on=any', 'update'], options);
      return;
    } catch (error) {
      options.signal?.throwIfAborted();
      last = error;
    }
  }
  throw last;
}

/** The mirrors that the machine's own apt is set up with. */
async function debianMirrors(options: RunOptions): Promise<string[]> {
  const format = '$(ORIGIN)|$(RELEASE)|$(REPO_URI)';
  const list = async (...more: string[]): Promise<string[][]> => {
    const query = ['indextargets', ...more, '--format', format, 'Created-By: Packages'];
    return (await run('apt-get', query, options)).split('\n').map((line) => line.split('|'));
  };
  const known = (await list()).filter(([origin]) => origin === 'Debian');
  // A fresh image has never read any lists, and then apt does not know whose a mirror is: those of Debian's own release
  // are tried.
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const own = /^ID=debian$/m.test(system) ? /^VERSION_CODENAME=(.+)$/m.exec(system)?.[1] : undefined;
  const targets =
    known.length > 0 ? known : (await list('--no-release-info')).filter(([, release]) => release === own);
  const mirrors = targets
    .filter(([, release]) => !release?.endsWith('-security'))
    .flatMap(([, , address]) => address ?? []);
  return [...new Set(mirrors)];
}

async function sourceLine(mirror: string): Promise<string> {
  const installed = await readdir(KEYRING_DIRECTORY).catch((): string[] => []);
  const keyring = KEYRINGS.find((name) => installed.includes(name));
  const signedBy = keyring === undefined ? '' : `signed-by=${join(KEYRING_DIRECTORY, keyring)} `;
  // A mirror that is a snapshot serves lists past their date; the signatures are checked all the same.
  return `deb [${signedBy}check-valid-until=no] ${mirror} ${SUITE} main\n`;
}

/** Read after the machine's own configuration, so that its proxies hold and its hooks do not. */
function aptConfiguration(directory: string): string {
  return `
Dir::State "${directory}/state";
Dir::State::status "${directory}/status";
Dir::Cache "${directory}/cache";
Dir::Cache::archives "archives";
Dir::Etc::sourcelist "${directory}/sources.list";
Dir::Etc::sourceparts "-";
Dir::Etc::preferences "-";
Dir::Etc::preferencesparts "-";
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
APT::Install-Recommends "false";
APT::Install-Suggests "false";
APT::Sandbox::User "";
APT::Get::Download-Only "true";
APT::Get::AllowUnauthenticated "false";
Acquire::AllowInsecureRepositories "false";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";
Acquire::Retries "2";
Acquire::http::Timeout "15";
Acquire::https::Timeout "15";
Debug::NoLocking "true";
Binary::apt-get::APT::Keep-Downloaded-Packages "true";
APT::Keep-Downloaded-Packages "true";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Pre-Invoke;
#clear DPkg::Post-Invoke;
#clear DPkg::Pre-Install-Pkgs;
`;
}

/** Turns apt's status lines into "42 of 142 MB", at each new tenth. */
function downloadProgress(progress: (line: string) => void): (line: string) => void {
  let total: number | undefined;
  let tenth = 0;
  return (line) => {
    const need = /^Need to get (?:[\d.,]+ \w+\/)?([\d.,]+) MB of archives/.exec(line)?.[1];
    if (need !== undefined) total = Number(need.replaceAll(',', ''));
    const percent = Number(/^dlstatus:\d+:([\d.]+):/.exec(line)?.[1] ?? 0);
    if (total === undefined || Math.floor(percent / 10) <= tenth) return;
    tenth = Math.floor(percent / 10);
    const done = Math.round((total * percent) / 100);
    progress(`Fetching DocumentDB from Debian's packages: ${done} of ${Math.round(total)} MB`);
  };
}
