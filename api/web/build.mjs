// Builds the page: `node build.mjs [FOLDER]`, by default into ../static/page, whose content is replaced.
// The same sources and lock file give the same bytes; nothing is fetched.

import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, "../static/page"));

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: { main: "src/main.tsx", layout: "src/picture/worker.ts" },
  outdir: target,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  chunkNames: "[name]-[hash]",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});
await writeFile(join(target, "THIRD_PARTY.txt"), await notices());

/** What is shipped of others, with their licences: every package of the lock file that is not for development alone. */
async function notices() {
  const lock = JSON.parse(await readFile(join(here, "package-lock.json"), "utf8"));
  const shipped = Object.entries(lock.packages).filter(([path, told]) => path && !told.dev);
  const parts = shipped.map(async ([path, told]) => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const files = (await readdir(join(here, path))).filter((file) => /^licen[cs]e/i.test(file)).sort();
    const text = files[0] ? (await readFile(join(here, path, files[0]), "utf8")).trim() : `Licence: ${told.license}`;
    return `${name} ${told.version} (${told.license})\n\n${text}\n`;
  });
  return `The page of newskg holds these packages of others.\n\n${(await Promise.all(parts)).join(`\n${"-".repeat(72)}\n\n`)}`;
}
