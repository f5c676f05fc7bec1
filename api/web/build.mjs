// Builds the page: `node build.mjs [FOLDER] [SAVED]`, by default into ../static/page, whose content is replaced, and
// into ../../kg/export, where the two files of the page that is saved to disk lie.
// The same sources and lock file give the same bytes; nothing is fetched.

import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, "../static/page"));
const saved = resolve(process.argv[3] ?? join(here, "../../kg/export"));
const shared = {
  absWorkingDir: here,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
};

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await build({
  ...shared,
  entryPoints: { main: "src/main.tsx", layout: "src/picture/worker.ts" },
  outdir: target,
  splitting: true,
  chunkNames: "[name]-[hash]",
});
await writeFile(join(target, "THIRD_PARTY.txt"), await notices(() => true));

const page = await build({ ...shared, entryPoints: { page: "src/saved/main.tsx" }, outdir: saved, metafile: true, write: false });
const inside = Object.keys(page.metafile.inputs);
await mkdir(saved, { recursive: true });
for (const { path, text } of page.outputFiles) {
  // The file is sent around alone: what it owes to others is told inside of it.
  const head = path.endsWith(".js") ? `/*\n${(await notices((name) => inside.some((one) => one.startsWith(`${name}/`)))).replaceAll("*/", "* /")}*/\n` : "";
  await writeFile(path, head + text);
}

/** What is shipped of others, with their licences: packages of the lock file that are not for development alone. */
async function notices(takes) {
  const lock = JSON.parse(await readFile(join(here, "package-lock.json"), "utf8"));
  const shipped = Object.entries(lock.packages).filter(([path, told]) => path && !told.dev && takes(path));
  const parts = shipped.map(async ([path, told]) => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const files = (await readdir(join(here, path))).filter((file) => /^licen[cs]e/i.test(file)).sort();
    const text = files[0] ? (await readFile(join(here, path, files[0]), "utf8")).trim() : `Licence: ${told.license}`;
    return `${name} ${told.version} (${told.license})\n\n${text}\n`;
  });
  return `The page of newskg holds these packages of others.\n\n${(await Promise.all(parts)).join(`\n${"-".repeat(72)}\n\n`)}`;
}
