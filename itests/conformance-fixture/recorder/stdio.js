import { Session } from './session.js';

/** Serves one session over standard input and output; ends when the input does. */
export function serveStdio(journal) {
  const send = (raw) => process.stdout.write(`${raw}\n`);
  const session = new Session(send);
  const take = async (raw) => {
    journal.write(`stdio-${process.pid}`, raw);
    const answer = await session.take(raw, send);
    if (answer) send(answer);
  };
  eachLine(process.stdin, take);
}

/** Splits at line feeds alone: other separators may be inside a message. */
function eachLine(input, take) {
  let rest = '';
  input.setEncoding('utf8');
  input.on('data', (data) => {
    const lines = (rest + data).split('\n');
    rest = lines.pop();
    lines.filter((line) => line.trim()).forEach(take);
  });
  input.on('end', () => process.exit(0));
}
