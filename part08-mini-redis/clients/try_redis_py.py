"""redis-py talks to the server of this part, or to a real Redis.

    pip install redis
    make mini-redis PORT=7000
    python3 part08-mini-redis/clients/try_redis_py.py 7000
"""

import sys
import threading

import redis

port = int(sys.argv[1]) if len(sys.argv) > 1 else 6379
for protocol in (2, 3):
    client = redis.Redis(port=port, protocol=protocol, decode_responses=True)
    client.flushdb()

    client.hset("cup", mapping={"of": "tea", "size": "2"})
    client.zadd("scores", {"ann": 1.5, "bob": 1})
    print(protocol, client.hgetall("cup"), client.zrange("scores", 0, -1, withscores=True))

    with client.pipeline(transaction=False) as pipeline:
        for _ in range(3):
            pipeline.incr("counter")
        print(protocol, "a pipeline", pipeline.execute())

    with client.pipeline() as transaction:
        transaction.watch("counter")
        client.incr("counter")  # somebody else, in between
        transaction.multi()
        transaction.set("counter", 0)
        try:
            transaction.execute()
        except redis.WatchError:
            print(protocol, "a transaction came too late: the counter is", client.get("counter"))

    with client.pubsub() as pubsub:
        pubsub.psubscribe("n*")
        pubsub.get_message(timeout=10)
        client.publish("news", "tea")
        print(protocol, "a message", pubsub.get_message(timeout=10)["data"])

    threading.Timer(0.1, lambda: client.rpush("jobs", "wash the cups")).start()
    print(protocol, "a pop that waits", client.blpop("jobs", timeout=10))
