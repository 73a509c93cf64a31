// Serves the page for a look.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const page = new URL("../../../dist/callwell.html", import.meta.url);
const port = Number(process.env.PORT ?? 8080);
createServer((request, response) => {
  if (request.url !== "/") return void response.writeHead(404).end("not found: the page is at /");
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(page));
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/`));
