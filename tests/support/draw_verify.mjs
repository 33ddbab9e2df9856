// The browser's verifier under Node: one audit file a line of standard input, one answer as JSON a line.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { verify } from "../../assets/js/draws/verify.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { file, receipt } = JSON.parse(line);
  const answer = await verify(await readFile(file), { receipt: receipt ? await readFile(receipt) : null });
  console.log(JSON.stringify(answer));
}
