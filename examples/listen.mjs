// Prints what the stations of a running Earshot play: node examples/listen.mjs [URL]
import { connect } from 'earshot/client';

const client = connect(process.argv[2] ?? 'ws://127.0.0.1:8765', {
  token: process.env.EARSHOT_TOKEN,
});
process.once('SIGINT', client.close);

client.events.subscribe({
  next: (event) => {
    if (event.type === 'closed')
      console.error(`lost: ${event.reason}, again in ${event.retryInSeconds.toFixed(1)} s`);
  },
  error: ({ message }) => {
    console.error(`cannot go on: ${message}`);
    process.exitCode = 1;
  },
});

const { serverVersion } = await client.ready();
console.log(`Earshot ${serverVersion}`);

for await (const event of client.subscribe({ events: ['prediction', 'detection'], topK: 3 })) {
  switch (event.type) {
    case 'snapshot':
      console.log(`listening to ${event.stations.map(({ station }) => station).join(', ')}`);
      break;
    case 'prediction':
      console.log(
        `${event.station} ${event.seq}: ${event.state} ${JSON.stringify(event.smoothed)}`,
      );
      break;
    case 'detection':
      console.log(`${event.station} ${event.seq}: ${event.label} ${event.event}`);
      break;
    case 'gap':
      console.log(`${event.station}: ${event.from} to ${event.to} are lost`);
      break;
  }
}
