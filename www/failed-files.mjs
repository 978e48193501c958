// A reporter for Node's test runner: the name, without its extension, of the file of each test that failed. (Of the file only,
// because source maps make it a path of the source, or leave it that of the bundle.)
import { parse } from "node:path";

export default async function* failedFiles(events) {
  for await (const { type, data } of events) {
    if (type === "test:fail" && data.file) yield `${parse(data.file).name}\n`;
  }
}
