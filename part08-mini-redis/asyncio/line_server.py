"""Step 1's server in asyncio: the same protocol, and a coroutine for each client.

    python3 part08-mini-redis/asyncio/line_server.py 7000
"""

import asyncio
import itertools
import sys

store = {}
numbers = itertools.count(1)


async def talk(reader, writer):
    number = next(numbers)
    async for line in reader:
        line = line.decode().rstrip("\r\n")
        reply = answer(line.split(" ", 2))
        print(f"client {number}: {line:<13}  {reply}", flush=True)
        writer.write(f"{reply}\n".encode())
        await writer.drain()
        if line == "QUIT":
            break
    writer.close()


def answer(words):
    match words:
        case ["GET", key] if key in store:
            return f"OK {store[key]}"
        case ["PUT", key, value]:
            store[key] = value
            return "OK"
        case ["DEL", key] if key in store:
            del store[key]
            return "OK"
        case ["QUIT"]:
            return "OK"
        case _:
            return "ERROR"


async def main():
    server = await asyncio.start_server(talk, "127.0.0.1", int(sys.argv[1]))
    print("port", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
