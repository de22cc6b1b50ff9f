// The `redis` package of Node talks to the server of this part, or to a real Redis.
//
//     npm install redis
//     make mini-redis PORT=7000
//     node part08-mini-redis/clients/try_node_redis.mjs 7000

import { createClient } from 'redis';

const port = Number(process.argv[2] ?? 6379);
for (const RESP of [2, 3]) {
  const client = await createClient({ socket: { port }, RESP }).connect();
  await client.flushDb();

  await client.hSet('cup', { of: 'tea', size: '2' });
  await client.zAdd('scores', [{ score: 1.5, value: 'ann' }, { score: 1, value: 'bob' }]);
  console.log(RESP, { ...(await client.hGetAll('cup')) }, await client.zRangeWithScores('scores', 0, -1));

  const counts = await Promise.all([1, 2, 3].map(() => client.incr('counter'))); // one pipeline
  console.log(RESP, 'a pipeline', counts);

  await client.watch('counter');
  const other = await client.duplicate().connect();
  await other.incr('counter'); // somebody else, in between
  try {
    await client.multi().set('counter', 0).exec();
  } catch (error) {
    console.log(RESP, error.constructor.name + ': the counter is', await client.get('counter'));
  }

  const heard = new Promise((resolve) => other.pSubscribe('n*', resolve));
  while ((await client.publish('news', 'tea')) === 0);
  console.log(RESP, 'a message', await heard);
  await other.pUnsubscribe();

  const waiting = other.blPop('jobs', 10);
  await client.rPush('jobs', 'wash the cups');
  console.log(RESP, 'a pop that waits', { ...(await waiting) });
  other.destroy();
  client.destroy();
}
