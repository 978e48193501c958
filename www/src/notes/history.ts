import { fromBase64 } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import type { Book } from "./book.ts";
import type { Conflict, History, NoteContent, NoteVersion } from "./note.ts";
import type { VersionRow } from "./objects.ts";
import { currentOf, type Shelved, viewOf } from "./shelf.ts";
import { openVersion, parentsOf, type Version } from "./versions.ts";

type Found = { row: VersionRow; version: Version | null };

async function fetchVersions(book: Book, id: string): Promise<Found[]> {
  const rows = await book.objects.versions(id);
  return rows.map((row) => {
    try {
      const version = openVersion(book.key, id, fromBase64(row.payload), book.shelf.find(id)?.from);
      return { row, version };
    } catch {
      return { row, version: null };
    }
  });
}

/** The roots of all versions that this one comes after, as far as the store has them. */
export async function ancestry(book: Book, id: string, version: Version): Promise<Set<string>> {
  const found = await fetchVersions(book, id);
  return reached(version, byRoot(found.flatMap(({ version }) => version ?? [])));
}

/** Whether the version is what this device has of the note, or comes after it. */
export async function isAfter(book: Book, version: Version, { id, head }: Shelved): Promise<boolean> {
  if (!head || version.root === head.root || parentsOf(version.manifest).includes(head.root)) return true;
  return (await ancestry(book, id, version)).has(head.root);
}

const byRoot = (versions: Version[]): Map<string, Version> =>
  new Map(versions.map((version) => [version.root, version]));

/** The roots that lead back from a version, those too that are named and not there. */
function reached(from: Version, versions: ReadonlyMap<string, Version>): Set<string> {
  const roots = new Set<string>();
  const open = parentsOf(from.manifest);
  for (let root = open.pop(); root !== undefined; root = open.pop()) {
    if (roots.has(root)) continue;
    roots.add(root);
    const version = versions.get(root);
    if (version) open.push(...parentsOf(version.manifest));
  }
  return roots;
}

/** All versions of a note, newest first, and what is wrong with their chain. */
export async function historyOf(book: Book, id: string): Promise<History> {
  const shelved = book.shelf.get(id);
  const found = await fetchVersions(book, id).catch((thrown) => {
    // A note that never reached the store has its history here.
    if (!shelved.head && SealformError.from(thrown).code === "server-refused") return [];
    throw thrown;
  });
  const versions = found.flatMap(({ version }) => version ?? []);
  const known = byRoot(versions);
  const current = currentOf(shelved) as Version;
  const newest = [current, ...shelved.besides];
  const linked = new Set(newest.flatMap((one) => [one.root, ...reached(one, known)]));
  const listed = found.flatMap(({ row, version }): NoteVersion[] =>
    version ? [viewOfVersion(version, row.received_at, row.state)] : [],
  );
  if (shelved.working) listed.push(viewOfVersion(shelved.working, null, "pending"));
  const cut = [...versions, ...newest].filter(({ manifest }) =>
    parentsOf(manifest).some((root) => !known.has(root)),
  );
  const findings: History["findings"] = [
    ...new Map(
      cut.map(({ root, manifest }) => [root, { problem: "cut" as const, at: manifest.created }]),
    ).values(),
    ...found.flatMap(({ row, version }) =>
      version ? [] : [{ problem: "unreadable" as const, at: row.received_at }],
    ),
    ...versions
      .filter(({ root }) => !linked.has(root))
      .map(({ manifest }) => ({ problem: "unlinked" as const, at: manifest.created })),
  ];
  return { versions: listed.reverse(), findings };
}

const viewOfVersion = (
  { root, manifest, content }: Version,
  received: string | null,
  state: NoteVersion["state"],
): NoteVersion => ({
  root,
  created: manifest.created,
  received,
  after: parentsOf(manifest),
  state,
  title: content.title,
});

/** What a version says. Error: invalid-argument, when the note has none with this root. */
export async function versionOf(book: Book, id: string, root: string): Promise<NoteContent> {
  return (await findVersion(book, id, root)).content;
}

async function findVersion(book: Book, id: string, root: string): Promise<Version> {
  const { head, working, besides } = book.shelf.get(id);
  const here = [head, working, ...besides].find((version) => version?.root === root);
  if (here) return here;
  const found = (await fetchVersions(book, id)).find(({ version }) => version?.root === root)?.version;
  if (found) return found;
  throw new SealformError("invalid-argument", "The note has no version with this root.");
}

/** The two versions that wait to be merged, and the last that both come from. */
export async function conflictOf(book: Book, id: string): Promise<Conflict | null> {
  const { head, besides } = book.shelf.get(id);
  const mine = besides.at(-1);
  if (!head || !mine) return null;
  const versions = await fetchVersions(book, id).catch(() => []);
  const known = byRoot(versions.flatMap(({ version }) => version ?? []));
  const theirs = new Set([head.root, ...reached(head, known)]);
  const common = [...reached(mine, known)].find((root) => theirs.has(root));
  const base = common === undefined ? undefined : known.get(common);
  return { base: base?.content ?? null, theirs: sideOf(head), mine: sideOf(mine) };
}

const sideOf = ({ root, manifest, content, files }: Version) => ({
  root,
  created: manifest.created,
  content,
  files: files.map(viewOf),
});
